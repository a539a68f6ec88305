import type { SubgraphContext } from '#shared/graphql/context.ts';
import type { AssistantLoaders } from './modules/assistant/assistant.loaders.ts';
import type { AssistantService } from './modules/assistant/assistant.service.ts';
import type { QuestionLimit } from './modules/assistant/questionLimit.ts';
import type { RecommendationService } from './modules/recommendation/recommendation.service.ts';

export type Context = SubgraphContext & {
  services: { assistant: AssistantService; questionLimit: QuestionLimit; recommendations: RecommendationService };
  loaders: AssistantLoaders;
};
