import type { ErasureBlocker } from '#events/erasure.ts';
import type { Message } from '#shared/messages.ts';
import { blockerMessages } from '../../../messages.ts';

export const lastAdmin: ErasureBlocker = { code: 'LAST_ADMIN', params: {} };

const wordings: Readonly<Record<string, Message>> = {
  LAST_ADMIN: blockerMessages.lastAdmin,
  PURCHASE_UNDER_WAY: blockerMessages.purchaseInProgress,
};

/** The reasons against an erasure as one text. A reason that this code does not know is worded without its details. */
export const wordBlockers = (blockers: readonly ErasureBlocker[]): Message => {
  const sentences = [...new Set(blockers.map(({ code }) => wordings[code] ?? blockerMessages.other))];
  return { fr: sentences.map(({ fr }) => fr).join(' '), en: sentences.map(({ en }) => en).join(' ') };
};
