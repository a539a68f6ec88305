import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { isWebAddress } from '#shared/webAddress.ts';
import { messages } from '../../messages.ts';
import { secondsProblems, textProblems } from '../../textRules.ts';
import { titleRule } from '../course/course.rules.ts';
import type { LessonContent, VideoFormat } from './curriculum.collection.ts';

export const longestDurationSeconds = 86_400;
const longestText = 100_000;
const longestUrl = 2_000;

export type LessonContentDraft = {
  video?: { url: string; durationSeconds?: number | null | undefined; transcript?: string | null | undefined } | null | undefined;
  text?: { markdown: string } | null | undefined;
};
export type PartDraft = { title: string; description?: string | null | undefined; position?: number | null | undefined };

/** The format by the file extension: a playlist, a single file, otherwise the page of another site's player. */
export const videoFormatOf = (url: string): VideoFormat => {
  const { pathname } = new URL(url);
  if (/\.m3u8$/i.test(pathname)) return 'HLS';
  return /\.(mp4|m4v|webm)$/i.test(pathname) ? 'MP4' : 'EMBED';
};

/** Problems of the fields that modules and lessons share. */
export const partProblems = ({ title, description }: PartDraft): ValidationError[] => [
  ...textProblems(title, titleRule),
  ...textProblems(description, { path: 'description', maximum: 2_000 }),
];

/** The index of a new item among `count` others; null for an invalid position. */
export const placeAmong = ({ position, count }: { position: number | null | undefined; count: number }): number | null => {
  if (position === null || position === undefined) return count;
  return Number.isInteger(position) && position >= 0 && position <= count ? position : null;
};

const under =
  (...path: string[]) =>
  (problem: ValidationError): ValidationError => ({ ...problem, path: [...path, ...(problem.path ?? [])] });

export const contentProblems = ({ video, text }: LessonContentDraft): ValidationError[] => {
  if (Boolean(video) === Boolean(text)) return [validationError({ message: messages.exactlyOneContent, path: ['content'] })];
  if (text) return textProblems(text.markdown, { path: 'markdown', minimum: 1, maximum: longestText }).map(under('content', 'text'));
  if (!video) return [];
  return [
    ...(isWebAddress(video.url, { maximumLength: longestUrl }) ? [] : [validationError({ message: messages.url, path: ['url'] })]),
    ...secondsProblems(video.durationSeconds, { path: 'durationSeconds', maximum: longestDurationSeconds }),
    ...textProblems(video.transcript, { path: 'transcript', maximum: longestText }),
  ].map(under('content', 'video'));
};

/** The stored form of a valid draft; null for a draft with no content or two. `html` is its rendered text. */
export const toLessonContent = ({ video, text }: LessonContentDraft, { html }: { html: string | null }): LessonContent | null => {
  if (video) return { kind: 'VIDEO', video: { url: video.url, format: videoFormatOf(video.url), transcript: video.transcript ?? null } };
  return text ? { kind: 'TEXT', text: { markdown: text.markdown, html } } : null;
};
