import { accountMails } from './accountMails.ts';
import { privacyMails } from './privacyMails.ts';
import type { Locale } from '#shared/viewer.ts';

export const mailKinds = [
  'VERIFY_EMAIL',
  'CONFIRM_NEW_EMAIL',
  'WELCOME',
  'RESET_PASSWORD',
  'ADMIN_APPOINTED',
  'PASSWORD_CHANGED',
  'EMAIL_CHANGE_REQUESTED',
  'EMAIL_CHANGED',
  'NEW_DEVICE',
  'ACCOUNT_ERASED',
  'ERASURE_WITHDRAWN',
  'DATA_EXPORT_READY',
  'DATA_EXPORT_FAILED',
] as const;
export type MailKind = (typeof mailKinds)[number];

/** Mails to people whose account is erased. Their rows are deleted when they are sent or expire. */
export const lastMails: readonly MailKind[] = ['ACCOUNT_ERASED'];

export type MailParameters = { device: string | null; reason: string | null };
/** `lines` are above the link, `closing` below it. */
export type Wording = { subject: string; lines: readonly string[]; button: string; closing: readonly string[] };
export type MailDefinition = { path: string; wording: { readonly [language in Locale]: (parameters: MailParameters) => Wording } };

/** The text of each mail, and the page of the site that its link opens. */
export const mailDefinitions: { readonly [kind in MailKind]: MailDefinition } = { ...accountMails, ...privacyMails };
