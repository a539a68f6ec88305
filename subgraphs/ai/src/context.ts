import type { SubgraphContext } from '#shared/graphql/context.ts';
import type { AssistantLoaders } from './modules/assistant/assistant.loaders.ts';
import type { AssistantService } from './modules/assistant/assistant.service.ts';
import type { RecommendationService } from './modules/recommendation/recommendation.service.ts';

export type Services = { assistant: AssistantService; recommendations: RecommendationService };
export type Loaders = AssistantLoaders;
export type Context = SubgraphContext & { services: Services; loaders: Loaders };
