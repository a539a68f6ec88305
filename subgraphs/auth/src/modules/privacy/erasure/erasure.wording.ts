import type { ErasureBlocker } from '#events/erasure.ts';
import type { Message } from '#shared/messages.ts';
import { messages } from '../../../messages.ts';

export const lastAdmin: ErasureBlocker = { code: 'LAST_ADMIN', params: {} };

const wordings: Readonly<Record<string, Message>> = {
  LAST_ADMIN: messages.lastAdmin,
  PURCHASE_UNDER_WAY: messages.purchaseUnderWay,
};

/** What stands against an erasure, as one text. A reason that is newer than this code is told without its details. */
export const wordBlockers = (blockers: readonly ErasureBlocker[]): Message => {
  const sentences = [...new Set(blockers.map(({ code }) => wordings[code] ?? messages.erasureBlocked))];
  return { fr: sentences.map(({ fr }) => fr).join(' '), en: sentences.map(({ en }) => en).join(' ') };
};
