/* This file was automatically generated. DO NOT UPDATE MANUALLY. */
    import type   { Resolvers } from './types.generated.ts';
    import    { notification as Query_notification } from './notification/resolvers/Query/notification.ts';
import    { markNotificationsRead as Mutation_markNotificationsRead } from './notification/resolvers/Mutation/markNotificationsRead.ts';
import    { MarkNotificationsReadPayload } from './notification/resolvers/MarkNotificationsReadPayload.ts';
import    { Notification } from './notification/resolvers/Notification.ts';
import    { NotificationConnection } from './notification/resolvers/NotificationConnection.ts';
import    { User } from './notification/resolvers/User.ts';
    export const resolvers: Resolvers = {
      Query: { notification: Query_notification },
      Mutation: { markNotificationsRead: Mutation_markNotificationsRead },
      
      MarkNotificationsReadPayload: MarkNotificationsReadPayload,
Notification: Notification,
NotificationConnection: NotificationConnection,
User: User
    }