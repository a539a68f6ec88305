import { connectionResolvers } from '#shared/graphql/connections.ts';
import type { AssistantThreadConnectionResolvers } from '../../types.generated.ts';
import type { AssistantThreadMapper } from '../assistant.mappers.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<AssistantThreadMapper>();

export const AssistantThreadConnection: AssistantThreadConnectionResolvers = { edges, nodes, pageInfo, totalCount };
