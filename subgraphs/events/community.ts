import { erasureAnswers } from './erasure.ts';

export const communityEvents = [erasureAnswers.community.answered, erasureAnswers.community.completed] as const;
