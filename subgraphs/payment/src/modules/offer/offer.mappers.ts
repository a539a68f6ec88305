export type CourseMapper = { id: string };
