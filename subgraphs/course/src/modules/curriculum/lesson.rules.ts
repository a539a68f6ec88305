import { hasTooManyMarks } from '#shared/text/normalize.ts';
import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { messages } from '../../messages.ts';
import { secondsProblems, textProblems } from '../../textRules.ts';
import { titleRule } from '../course/course.rules.ts';
import type { LessonContent, VideoFormat } from './curriculum.model.ts';

export const longestDurationSeconds = 86_400;
const longestText = 100_000;
const longestUrl = 2_000;

export type LessonContentDraft = {
  video?: { url: string; durationSeconds?: number | null | undefined; transcript?: string | null | undefined } | null | undefined;
  text?: { markdown: string } | null | undefined;
};
export type PartDraft = { title: string; description?: string | null | undefined; position?: number | null | undefined };

// Parsers forgive spaces, line breaks, backslashes and missing slashes, each in its own way: what is stored has to mean one thing to all of them.
const addressShape = /^https:\/\/[^\s\p{C}"<>\\^`{|}/?#@]+(?:[/?#][^\s\p{C}"<>\\^`{|}]*)?$/iu;

/** An https address without a name or password in it. */
const isWebAddress = (url: string): boolean =>
  url.length <= longestUrl && addressShape.test(url) && !hasTooManyMarks(url) && URL.canParse(url);

/** By the file's ending: a playlist, one file, or else the page of another site's player. */
export const videoFormatOf = (url: string): VideoFormat => {
  const { pathname } = new URL(url);
  if (/\.m3u8$/i.test(pathname)) return 'HLS';
  return /\.(mp4|m4v|webm)$/i.test(pathname) ? 'MP4' : 'EMBED';
};

/** What modules and lessons have in common. */
export const partProblems = ({ title, description }: PartDraft): ValidationError[] => [
  ...textProblems(title, titleRule),
  ...textProblems(description, { path: 'description', maximum: 2_000 }),
];

/** Where a new one goes among `count` others; null when there is no such place. */
export const placeAmong = ({ position, count }: { position: number | null | undefined; count: number }): number | null => {
  if (position === null || position === undefined) return count;
  return Number.isInteger(position) && position >= 0 && position <= count ? position : null;
};

const under =
  (...path: string[]) =>
  (problem: ValidationError): ValidationError => ({ ...problem, path: [...path, ...(problem.path ?? [])] });

export const contentProblems = ({ video, text }: LessonContentDraft): ValidationError[] => {
  if (Boolean(video) === Boolean(text)) return [validationError({ message: messages.exactlyOneContent(), path: ['content'] })];
  if (text) return textProblems(text.markdown, { path: 'markdown', minimum: 1, maximum: longestText }).map(under('content', 'text'));
  if (!video) return [];
  return [
    ...(isWebAddress(video.url) ? [] : [validationError({ message: messages.url(), path: ['url'] })]),
    ...secondsProblems(video.durationSeconds, { path: 'durationSeconds', maximum: longestDurationSeconds }),
    ...textProblems(video.transcript, { path: 'transcript', maximum: longestText }),
  ].map(under('content', 'video'));
};

/** A draft without problems as it is stored; null for one that has none or two contents. `html` is its text, rendered. */
export const toLessonContent = ({ video, text }: LessonContentDraft, { html }: { html: string | null }): LessonContent | null => {
  if (video) return { kind: 'VIDEO', video: { url: video.url, format: videoFormatOf(video.url), transcript: video.transcript ?? null } };
  return text ? { kind: 'TEXT', text: { markdown: text.markdown, html } } : null;
};
