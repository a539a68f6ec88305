import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answerQuestion } from '../../src/retrieval/answer.ts';
import { createBm25Index } from '../../src/retrieval/bm25Index.ts';
import { detectLanguage, languages } from '../../src/retrieval/language.ts';
import { toPassages } from '../../src/retrieval/passages.ts';

const seed = join(import.meta.dirname, '../../../course/seed');

const language = z.enum(languages);
const courseFile = z.object({
  title: z.string(),
  language,
  modules: z.array(
    z.object({ lessons: z.array(z.object({ title: z.string(), file: z.string().optional(), transcriptFile: z.string().optional() })) }),
  ),
});
const questionFile = z.array(
  z.union([
    z.object({ language, question: z.string(), unanswerable: z.literal(true) }),
    z.object({ language, question: z.string(), courseSlug: z.string(), lessonTitle: z.string(), answerContains: z.string() }),
  ]),
);

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const lessonIdOf = (courseSlug: string, lessonTitle: string): string => `${courseSlug}/${lessonTitle}`;

const index = createBm25Index();
for (const slug of readdirSync(seed).sort()) {
  const path = join(seed, slug, 'course.json');
  if (!existsSync(path)) continue;
  const course = courseFile.parse(readJson(path));
  for (const { title, file, transcriptFile } of course.modules.flatMap((each) => each.lessons)) {
    const textFile = file ?? transcriptFile;
    if (textFile === undefined) continue;
    const lessonId = lessonIdOf(slug, title);
    const text = readFileSync(join(seed, slug, textFile), 'utf8');
    index.put(lessonId, toPassages({ lessonId, title, courseTitle: course.title, language: course.language, text }));
  }
}
const questions = questionFile.parse(readJson(join(seed, 'questions.json')));
const answerable = questions.flatMap((question) => ('lessonTitle' in question ? [question] : []));
const unanswerable = questions.flatMap((question) => ('unanswerable' in question ? [question] : []));

const ask = (question: string) => answerQuestion({ index, question, accept: () => true });
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[`*\s]+/g, ' ');
const shareOf = (count: number, total: number): number => Math.round((1000 * count) / total) / 1000;

test('finds lessons, answers and refuses on the seeded courses as recorded', () => {
  const ranks = answerable.map(({ question, courseSlug, lessonTitle }) => {
    const lessons = index.search({ query: question, accept: () => true, limit: 50 }).hits.map((hit) => hit.passage.lessonId);
    return [...new Set(lessons)].indexOf(lessonIdOf(courseSlug, lessonTitle));
  });
  const answers = answerable.map(({ question, answerContains }) => ({ answer: ask(question), wanted: plain(answerContains) }));
  const holds = (count: number) =>
    answers.filter(
      ({ answer, wanted }) => answer.kind === 'answer' && answer.sentences.slice(0, count).some(({ text }) => plain(text).includes(wanted)),
    ).length;
  const refused = unanswerable.filter(({ question }) => ask(question).kind === 'refusal').length;

  const measured = {
    questions: answerable.length,
    lessonFirst: shareOf(ranks.filter((rank) => rank === 0).length, answerable.length),
    lessonInFirstThree: shareOf(ranks.filter((rank) => rank >= 0 && rank < 3).length, answerable.length),
    answered: shareOf(answers.filter(({ answer }) => answer.kind === 'answer').length, answerable.length),
    firstSentenceAnswers: shareOf(holds(1), answerable.length),
    anySentenceAnswers: shareOf(holds(3), answerable.length),
    offTopic: unanswerable.length,
    offTopicRefused: shareOf(refused, unanswerable.length),
  };
  console.log(JSON.stringify(measured));

  // Recorded values: they only rise.
  expect(measured.lessonFirst).toBeGreaterThanOrEqual(0.935);
  expect(measured.lessonInFirstThree).toBe(1);
  expect(measured.answered).toBeGreaterThanOrEqual(0.87);
  expect(measured.firstSentenceAnswers).toBeGreaterThanOrEqual(0.63);
  expect(measured.anySentenceAnswers).toBeGreaterThanOrEqual(0.783);
  expect(measured.offTopicRefused).toBe(1);
});

// All words of each but one or two are words of the seeded lessons.
const almostAnswerable = [
  'Comment imprimer un tableau croisé dynamique ?',
  'Comment trier une liste avec bogosort ?',
  'Comment installer pandas avec Homebrew ?',
  'Que renvoie la fonction BDSOMME ?',
  'Comment colorer un graphique avec seaborn ?',
  'Combien coûte une licence Excel ?',
  'Quel est le prix de ggplot2 ?',
  'Comment fusionner deux tableaux avec polars ?',
  'Comment partager un classeur sur SharePoint ?',
  'Quelle fonction Excel traduit un texte ?',
  'Comment protéger un classeur par empreinte digitale ?',
  'How do I undo a commit with Mercurial?',
  'How do I run pytest on Kubernetes?',
  'How do I connect Power Query to Snowflake?',
  'What is the price of Power Query?',
  'How do I merge branches with Perforce?',
  'How do I encrypt a fixture?',
  'How do I rebase a branch in Subversion?',
];

test('refuses 18 questions whose decisive word is in no seeded lesson', () => {
  expect(almostAnswerable).toHaveLength(18);
  expect(almostAnswerable.filter((question) => ask(question).kind === 'answer')).toEqual([]);
});

test('detects the language of every question', () => {
  expect(questions.filter(({ question, language: written }) => detectLanguage(question) !== written)).toEqual([]);
});
