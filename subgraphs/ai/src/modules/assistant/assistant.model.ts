import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { CollectionIndexes } from '#shared/mongo/connection.ts';

/** `courseId`: what the thread is about, null for all that its owner may read. `messageCount` numbers the messages. */
type ThreadRow = {
  _id: string;
  ownerId: string;
  courseId: string | null;
  title: string;
  messageCount: number;
  createdAt: Date;
  lastMessageAt: Date;
};
export type Thread = Pick<ThreadRow, 'ownerId' | 'courseId' | 'title' | 'createdAt'> & { id: string };

export type Citation = { lessonId: string; courseId: string; excerpt: string };
export type Provenance = { provider: 'LOCAL'; model: string; generatedAt: Date };

/** A refusal has no text of its own: it is worded when it is read, in the reader's language. */
type MessageRow = {
  _id: string;
  threadId: string;
  ownerId: string;
  position: number;
  role: 'USER' | 'ASSISTANT';
  state: 'SUCCEEDED';
  text: string;
  citations: Citation[];
  isRefused: boolean;
  provenance: Provenance | null;
  createdAt: Date;
};
export type Message = Omit<MessageRow, '_id'> & { id: string };

const threadSchema = new Schema<ThreadRow>(
  {
    _id: String,
    ownerId: { type: String, required: true },
    courseId: { type: String, default: null },
    title: { type: String, required: true },
    messageCount: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    lastMessageAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false },
);

const messageSchema = new Schema<MessageRow>(
  {
    _id: String,
    threadId: { type: String, required: true },
    ownerId: { type: String, required: true },
    position: { type: Number, required: true },
    role: { type: String, enum: ['USER', 'ASSISTANT'], required: true },
    state: { type: String, enum: ['SUCCEEDED'], required: true },
    // Not `required`: mongoose takes the empty text of a refusal for a missing one.
    text: { type: String, default: '' },
    citations: [{ _id: false, lessonId: String, courseId: String, excerpt: String }],
    isRefused: { type: Boolean, required: true },
    provenance: { type: new Schema<Provenance>({ provider: String, model: String, generatedAt: Date }, { _id: false }), default: null },
    createdAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false },
);

const keptSeconds = 365 * 24 * 60 * 60;

export const assistantIndexes: readonly CollectionIndexes[] = [
  {
    collection: 'assistantThreads',
    indexes: [
      // User.assistantThreads, newest first, keyset.
      { name: 'ownerNewest', key: { ownerId: 1, createdAt: -1, _id: -1 } },
      { name: 'expiry', key: { lastMessageAt: 1 }, expireAfterSeconds: keptSeconds },
    ],
  },
  {
    collection: 'assistantMessages',
    indexes: [
      // AssistantThread.messages, keyset; and no two messages of a thread in one place.
      { name: 'threadPosition', key: { threadId: 1, position: 1 }, unique: true },
      // All that a person wrote and was answered, for their copy.
      { name: 'owner', key: { ownerId: 1, _id: 1 } },
      { name: 'expiry', key: { createdAt: 1 }, expireAfterSeconds: keptSeconds },
    ],
  },
];

export const assistantModels = (connection: Connection) => ({
  threads: connection.model('AssistantThread', threadSchema, 'assistantThreads'),
  messages: connection.model('AssistantMessage', messageSchema, 'assistantMessages'),
});
export type AssistantModels = ReturnType<typeof assistantModels>;

export const toThread = (row: ThreadRow): Thread => ({
  id: row._id,
  ownerId: row.ownerId,
  courseId: row.courseId,
  title: row.title,
  createdAt: row.createdAt,
});

export const toMessage = (row: MessageRow): Message => ({
  id: row._id,
  threadId: row.threadId,
  ownerId: row.ownerId,
  position: row.position,
  role: row.role,
  state: row.state,
  text: row.text,
  citations: row.citations.map(({ lessonId, courseId, excerpt }) => ({ lessonId, courseId, excerpt })),
  isRefused: row.isRefused,
  provenance: row.provenance,
  createdAt: row.createdAt,
});
