import type { Clock } from '#shared/clock.ts';
import type { ReachPoint } from '#shared/crashPoint.ts';
import { emptyPage, keysetFilter, sortOf, toPage } from '#shared/graphql/pagination.ts';
import type { OrderKey, Page, PageRequest } from '#shared/graphql/pagination.ts';
import { newId } from '#shared/ids.ts';
import type { QueuedTransaction } from '#shared/mongo/queuedTransaction.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { notFoundError } from '#shared/userErrors.ts';
import type { NotFoundError, ValidationError } from '#shared/userErrors.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';
import type { LessonAnswer, LessonIndex } from '../../reading/lessonIndex.ts';
import type { ReadingService } from '../../reading/reading.service.ts';
import { toMessage, toThread } from './assistant.model.ts';
import type { AssistantModels, Citation, Message, Thread } from './assistant.model.ts';
import { mayAskIn, mayReadThreadsOf } from './assistant.policy.ts';
import { questionProblems, toQuestion } from './question.rules.ts';

const longestTitle = 80;
const localModel = 'bm25+-extractive';

export type Ask = { viewer: SignedIn; threadId: string | null; courseId: string | null; lessonId: string | null; question: string };
export type AskResult = Result<{ thread: Thread; question: Message; answer: Message }, ValidationError | NotFoundError>;

const titleOf = (question: string): string => {
  const line = question.replace(/\s+/g, ' ');
  const characters = Array.from(line);
  if (characters.length <= longestTitle) return line;
  const cut = characters.slice(0, longestTitle - 1).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > longestTitle / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
};

type Said = Pick<Message, 'text' | 'citations' | 'isRefused'>;

const toSaid = ({ answer, courseOf }: LessonAnswer): Said => {
  const cite = ({ lessonId, excerpt }: { lessonId: string; excerpt: string }): Citation[] => {
    const courseId = courseOf(lessonId);
    return courseId === null ? [] : [{ lessonId, courseId, excerpt }];
  };
  if (answer.kind === 'refusal') return { text: '', citations: answer.nearest.flatMap(cite), isRefused: true };
  const citations = answer.sentences.flatMap(({ lessonId, text }) => cite({ lessonId, excerpt: text }));
  // The text is made of the citations, so that no sentence can be without one. Code and tables keep their lines.
  const text = citations.reduce(
    (said, { excerpt }) => (said === '' ? excerpt : `${said}${/\n/.test(said + excerpt) ? '\n' : ' '}${excerpt}`),
    '',
  );
  return { text, citations, isRefused: false };
};

const newestFirst: readonly OrderKey[] = [
  { field: 'createdAt', direction: 'DESC', isInstant: true },
  { field: '_id', direction: 'DESC' },
];
const inOrder: readonly OrderKey[] = [{ field: 'position', direction: 'ASC' }];

/** Questions to the lessons, answered in sentences of those that the viewer may read at that moment, or refused. */
export const createAssistantService = ({
  transact,
  models: { threads, messages },
  reading,
  lessonIndex,
  clock,
  reachPoint,
}: {
  transact: QueuedTransaction;
  models: AssistantModels;
  reading: ReadingService;
  lessonIndex: LessonIndex;
  clock: Clock;
  reachPoint: ReachPoint;
}) => {
  const threadToAskIn = async ({ viewer, threadId }: Pick<Ask, 'viewer' | 'threadId'>): Promise<Thread | null> => {
    const row = threadId === null ? null : await threads.findById(threadId).lean();
    return row !== null && mayAskIn(viewer, row) ? toThread(row) : null;
  };

  /** The thread and both messages, or nothing. Answers null when the thread has gone in the meantime. */
  const keep = ({
    viewer,
    thread,
    courseId,
    question,
    said,
  }: {
    viewer: SignedIn;
    thread: Thread | null;
    courseId: string | null;
    question: string;
    said: Said;
  }) => {
    const now = clock.now();
    const ownerId = viewer.userId;
    const threadId = thread?.id ?? newId('ath', now);
    const [questionId, answerId] = [newId('ams', now), newId('ams', now)];
    return transact(thread === null ? [] : `thread:${threadId}`, async (session, { abort }) => {
      const fresh = { _id: threadId, ownerId, courseId, title: titleOf(question), messageCount: 2, createdAt: now, lastMessageAt: now };
      if (thread === null) await threads.insertMany([fresh], { session });
      const row =
        thread === null
          ? fresh
          : await threads
              .findOneAndUpdate(
                { _id: threadId, ownerId },
                { $inc: { messageCount: 2 }, $max: { lastMessageAt: now } },
                { session, returnDocument: 'after' },
              )
              .lean();
      if (!row) return abort(null);
      const common = { threadId, ownerId, state: 'SUCCEEDED' as const, createdAt: now };
      const rows = [
        {
          ...common,
          _id: questionId,
          position: row.messageCount - 2,
          role: 'USER' as const,
          text: question,
          citations: [],
          isRefused: false,
          provenance: null,
        },
        {
          ...common,
          ...said,
          _id: answerId,
          position: row.messageCount - 1,
          role: 'ASSISTANT' as const,
          provenance: { provider: 'LOCAL' as const, model: localModel, generatedAt: now },
        },
      ] as const;
      await messages.insertMany(rows, { session });
      reachPoint('assistant.beforeCommit');
      return { thread: toThread(row), question: toMessage({ ...rows[0], citations: [] }), answer: toMessage(rows[1]) };
    });
  };

  return {
    async ask({ viewer, threadId, courseId, lessonId, question: asked }: Ask): Promise<AskResult> {
      const question = toQuestion(asked);
      const [thread, lesson] = await Promise.all([
        threadToAskIn({ viewer, threadId }),
        lessonId === null ? null : reading.lesson(lessonId),
      ]);
      const scope = courseId ?? lesson?.courseId ?? thread?.courseId ?? null;
      const rights = await reading.rightsOf({ viewer, courseId: scope });
      const isLessonReadable = lesson !== null && lesson.courseId === scope && rights.mayReadLesson(lesson);
      const problems = [
        ...questionProblems(question),
        ...(threadId !== null && thread === null ? [notFoundError('threadId')] : []),
        ...(courseId !== null && !rights.mayReadCourse(courseId) ? [notFoundError('courseId')] : []),
        ...(lessonId !== null && !isLessonReadable ? [notFoundError('lessonId')] : []),
      ];
      const [first, ...others] = problems;
      if (first) return fail(first, ...others);

      const answerFrom = (isInScope: (of: { lessonId: string; courseId: string }) => boolean): Promise<LessonAnswer> =>
        lessonIndex.answer({ question, accept: (candidate) => isInScope(candidate) && rights.mayReadLesson(candidate) });
      const inLesson = lessonId === null ? null : await answerFrom((candidate) => candidate.lessonId === lessonId);
      const found =
        inLesson?.answer.kind === 'answer' ? inLesson : await answerFrom((candidate) => scope === null || candidate.courseId === scope);

      const kept = await keep({ viewer, thread, courseId: scope, question, said: toSaid(found) });
      return kept === null ? fail(notFoundError('threadId')) : ok(kept);
    },

    /** Null for whom they are none of their business. */
    async threadsOf({ viewer, ownerId, page }: { viewer: Viewer; ownerId: string; page: PageRequest }): Promise<Page<Thread> | null> {
      if (!mayReadThreadsOf(viewer, ownerId)) return null;
      const rows = await threads
        .find({ ownerId, ...keysetFilter({ keys: newestFirst, after: page.after }) })
        .sort(sortOf(newestFirst))
        .limit(page.first + 1)
        .lean();
      return toPage({
        rows: rows.map(toThread),
        page,
        positionOf: (thread) => [thread.createdAt.getTime(), thread.id],
        countAll: () => threads.countDocuments({ ownerId }),
      });
    },

    async messagesOf({ viewer, thread, page }: { viewer: Viewer; thread: Thread; page: PageRequest }): Promise<Page<Message>> {
      if (!mayReadThreadsOf(viewer, thread.ownerId)) return emptyPage();
      const rows = await messages
        .find({ threadId: thread.id, ...keysetFilter({ keys: inOrder, after: page.after }) })
        .sort(sortOf(inOrder))
        .limit(page.first + 1)
        .lean();
      return toPage({
        rows: rows.map(toMessage),
        page,
        positionOf: (message) => [message.position],
        countAll: () => messages.countDocuments({ threadId: thread.id }),
      });
    },
  };
};
export type AssistantService = ReturnType<typeof createAssistantService>;
