import type { Page } from '#shared/lists/list.ts';
import type { Citation, Message, Thread } from './assistant.collection.ts';

export type AssistantThreadMapper = Thread;
export type AssistantMessageMapper = Message;
export type CitationMapper = Citation;
export type AssistantThreadConnectionMapper = Page<Thread>;
export type AssistantMessageConnectionMapper = Page<Message>;
export type UserMapper = { id: string };
