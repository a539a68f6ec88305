import type { Session } from './session.collection.ts';

export type SessionMapper = Session;
