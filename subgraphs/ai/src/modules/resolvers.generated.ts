/* This file was automatically generated. DO NOT UPDATE MANUALLY. */
    import type   { Resolvers } from './types.generated.ts';
    import    { assistantMessage as Query_assistantMessage } from './assistant/resolvers/Query/assistantMessage.ts';
import    { assistantThread as Query_assistantThread } from './assistant/resolvers/Query/assistantThread.ts';
import    { trendingCourses as Query_trendingCourses } from './recommendation/resolvers/Query/trendingCourses.ts';
import    { askAssistant as Mutation_askAssistant } from './assistant/resolvers/Mutation/askAssistant.ts';
import    { AssistantMessage } from './assistant/resolvers/AssistantMessage.ts';
import    { AssistantMessageConnection } from './assistant/resolvers/AssistantMessageConnection.ts';
import    { AssistantThread } from './assistant/resolvers/AssistantThread.ts';
import    { AssistantThreadConnection } from './assistant/resolvers/AssistantThreadConnection.ts';
import    { Citation } from './assistant/resolvers/Citation.ts';
import    { CourseRecommendation } from './recommendation/resolvers/CourseRecommendation.ts';
import    { User } from './assistant/resolvers/User.ts';
    export const resolvers: Resolvers = {
      Query: { assistantMessage: Query_assistantMessage,assistantThread: Query_assistantThread,trendingCourses: Query_trendingCourses },
      Mutation: { askAssistant: Mutation_askAssistant },
      
      AssistantMessage: AssistantMessage,
AssistantMessageConnection: AssistantMessageConnection,
AssistantThread: AssistantThread,
AssistantThreadConnection: AssistantThreadConnection,
Citation: Citation,
CourseRecommendation: CourseRecommendation,
User: User
    }