import { defineList } from '#shared/lists/list.ts';
import { defineCollection } from '#shared/mongo/collection.ts';
import type { Collection, DomainOf, RowOf } from '#shared/mongo/collection.ts';
import { embedded, listOf, nullable, oneOf } from '#shared/mongo/fields.ts';

const retentionSeconds = 365 * 24 * 60 * 60;

export const threadCollection = defineCollection({
  name: 'assistantThreads',
  schema: {
    ownerId: String,
    /** The course that the questions are about; null for all lessons that the owner may read. */
    courseId: nullable(String),
    title: String,
    /** The position of the next message. */
    messageCount: Number,
    createdAt: Date,
    lastMessageAt: Date,
  },
  indexes: [
    // User.assistantThreads, newest first, keyset.
    { name: 'ownerNewest', key: { ownerId: 1, createdAt: -1, _id: -1 } },
    { name: 'expiry', key: { lastMessageAt: 1 }, expireAfterSeconds: retentionSeconds },
  ],
  personalData: { subject: 'ownerId', export: 'all', onErasure: 'delete' },
});
export type ThreadRow = RowOf<typeof threadCollection>;
export type Thread = DomainOf<typeof threadCollection>;
export type Threads = Collection<ThreadRow>;

const citation = { lessonId: String, courseId: String, excerpt: String };
const provenance = { provider: oneOf(['LOCAL']), model: String, generatedAt: Date };

export const messageCollection = defineCollection({
  name: 'assistantMessages',
  schema: {
    threadId: String,
    ownerId: String,
    position: Number,
    role: oneOf(['USER', 'ASSISTANT']),
    state: oneOf(['SUCCEEDED']),
    /** Empty in a refusal, which is worded in the reader's language when it is read. */
    text: String,
    citations: listOf(embedded(citation)),
    isRefused: Boolean,
    provenance: nullable(embedded(provenance)),
    createdAt: Date,
  },
  indexes: [
    // AssistantThread.messages, keyset. Unique, so that two messages of a thread never share a position.
    { name: 'threadPosition', key: { threadId: 1, position: 1 }, unique: true },
    // Export and erasure of one person's messages.
    { name: 'owner', key: { ownerId: 1, _id: 1 } },
    { name: 'expiry', key: { createdAt: 1 }, expireAfterSeconds: retentionSeconds },
  ],
  personalData: { subject: 'ownerId', export: 'all', onErasure: 'delete' },
});
export type MessageRow = RowOf<typeof messageCollection>;
export type Message = DomainOf<typeof messageCollection>;
export type Messages = Collection<MessageRow>;
export type Citation = Message['citations'][number];

/** User.assistantThreads. */
export const newestThreads = defineList<Thread>({
  name: 'assistantThreads.newest',
  keys: [
    { field: 'createdAt', kind: 'instant', direction: 'DESC' },
    { field: '_id', kind: 'string', direction: 'DESC' },
  ],
});

/** AssistantThread.messages. */
export const messagesInOrder = defineList<Message>({
  name: 'assistantMessages.inOrder',
  keys: [{ field: 'position', kind: 'number', direction: 'ASC' }],
});
