import type { Session } from './session.model.ts';

export type SessionMapper = Session;
