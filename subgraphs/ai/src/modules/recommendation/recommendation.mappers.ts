import type { TrendingCourse } from './recommendation.service.ts';

export type CourseRecommendationMapper = TrendingCourse;
