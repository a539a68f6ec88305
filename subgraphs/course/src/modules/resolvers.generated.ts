/* This file was automatically generated. DO NOT UPDATE MANUALLY. */
    import type   { Resolvers } from './types.generated.ts';
    import    { course as Query_course } from './course/resolvers/Query/course.ts';
import    { courseBySlug as Query_courseBySlug } from './course/resolvers/Query/courseBySlug.ts';
import    { courseCategories as Query_courseCategories } from './category/resolvers/Query/courseCategories.ts';
import    { courseCategoryBySlug as Query_courseCategoryBySlug } from './category/resolvers/Query/courseCategoryBySlug.ts';
import    { courses as Query_courses } from './course/resolvers/Query/courses.ts';
import    { enrollment as Query_enrollment } from './enrollment/resolvers/Query/enrollment.ts';
import    { lesson as Query_lesson } from './curriculum/resolvers/Query/lesson.ts';
import    { createCourse as Mutation_createCourse } from './course/resolvers/Mutation/createCourse.ts';
import    { createLesson as Mutation_createLesson } from './curriculum/resolvers/Mutation/createLesson.ts';
import    { createModule as Mutation_createModule } from './curriculum/resolvers/Mutation/createModule.ts';
import    { enrollInCourse as Mutation_enrollInCourse } from './enrollment/resolvers/Mutation/enrollInCourse.ts';
import    { publishCourse as Mutation_publishCourse } from './course/resolvers/Mutation/publishCourse.ts';
import    { recordLessonProgress as Mutation_recordLessonProgress } from './enrollment/resolvers/Mutation/recordLessonProgress.ts';
import    { Course as course_Course } from './course/resolvers/Course.ts';
import    { Course as curriculum_Course } from './curriculum/resolvers/Course.ts';
import    { Course as enrollment_Course } from './enrollment/resolvers/Course.ts';
import    { CourseCategory } from './category/resolvers/CourseCategory.ts';
import    { CourseConnection } from './course/resolvers/CourseConnection.ts';
import    { Enrollment } from './enrollment/resolvers/Enrollment.ts';
import    { EnrollmentConnection } from './enrollment/resolvers/EnrollmentConnection.ts';
import    { Lesson as curriculum_Lesson } from './curriculum/resolvers/Lesson.ts';
import    { Lesson as enrollment_Lesson } from './enrollment/resolvers/Lesson.ts';
import    { LessonProgress } from './enrollment/resolvers/LessonProgress.ts';
import    { Module } from './curriculum/resolvers/Module.ts';
import    { PublicProfile } from './person/resolvers/PublicProfile.ts';
import    { PublishBlocker } from './course/resolvers/PublishBlocker.ts';
import    { TextContent } from './curriculum/resolvers/TextContent.ts';
import    { User } from './person/resolvers/User.ts';
import    { VideoContent } from './curriculum/resolvers/VideoContent.ts';
    export const resolvers: Resolvers = {
      Query: { course: Query_course,courseBySlug: Query_courseBySlug,courseCategories: Query_courseCategories,courseCategoryBySlug: Query_courseCategoryBySlug,courses: Query_courses,enrollment: Query_enrollment,lesson: Query_lesson },
      Mutation: { createCourse: Mutation_createCourse,createLesson: Mutation_createLesson,createModule: Mutation_createModule,enrollInCourse: Mutation_enrollInCourse,publishCourse: Mutation_publishCourse,recordLessonProgress: Mutation_recordLessonProgress },
      
      Course: { ...course_Course,...curriculum_Course,...enrollment_Course },
CourseCategory: CourseCategory,
CourseConnection: CourseConnection,
Enrollment: Enrollment,
EnrollmentConnection: EnrollmentConnection,
Lesson: { ...curriculum_Lesson,...enrollment_Lesson },
LessonProgress: LessonProgress,
Module: Module,
PublicProfile: PublicProfile,
PublishBlocker: PublishBlocker,
TextContent: TextContent,
User: User,
VideoContent: VideoContent
    }