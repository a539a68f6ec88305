import { connectionResolvers } from '#shared/graphql/connections.ts';
import type { AssistantMessageConnectionResolvers } from '../../types.generated.ts';
import type { AssistantMessageMapper } from '../assistant.mappers.ts';

const { edges, nodes, pageInfo, totalCount } = connectionResolvers<AssistantMessageMapper>();

export const AssistantMessageConnection: AssistantMessageConnectionResolvers = { edges, nodes, pageInfo, totalCount };
