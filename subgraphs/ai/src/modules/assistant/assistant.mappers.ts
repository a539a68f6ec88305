import type { Page } from '#shared/graphql/pagination.ts';
import type { Citation, Message, Thread } from './assistant.model.ts';

export type AssistantThreadMapper = Thread;
export type AssistantMessageMapper = Message;
export type CitationMapper = Citation;
export type AssistantThreadConnectionMapper = Page<Thread>;
export type AssistantMessageConnectionMapper = Page<Message>;
export type UserMapper = { id: string };
