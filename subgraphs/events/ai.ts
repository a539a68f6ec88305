import { erasureAnswers } from './erasure.ts';

export const aiEvents = [erasureAnswers.ai.answered, erasureAnswers.ai.completed] as const;
