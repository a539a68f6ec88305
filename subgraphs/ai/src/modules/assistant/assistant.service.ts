import type { Clock } from '#shared/clock.ts';
import { newId } from '#shared/ids.ts';
import type { Page, PageRequest } from '#shared/lists/list.ts';
import { toDomain } from '#shared/mongo/collection.ts';
import type { QueuedTransaction } from '#shared/concurrency/queuedTransaction.ts';
import { fail, ok } from '#shared/result.ts';
import type { Result } from '#shared/result.ts';
import { notFoundError } from '#shared/userErrors.ts';
import type { NotFoundError, ValidationError } from '#shared/userErrors.ts';
import { signedIn } from '#shared/viewer.ts';
import type { SignedIn, Viewer } from '#shared/viewer.ts';
import type { LessonAnswer, LessonIndex } from '../../reading/lessonIndex.ts';
import type { ReadingRights } from '../../reading/reading.policy.ts';
import type { ReadingService } from '../../reading/reading.service.ts';
import { messagesInOrder, newestThreads } from './assistant.collection.ts';
import type { Citation, Message, MessageRow, Messages, Thread, ThreadRow, Threads } from './assistant.collection.ts';
import { mayAskIn, mayReadThreadsOf } from './assistant.policy.ts';
import { questionProblems, toQuestion, toSearchText } from './question.rules.ts';
import type { QuestionLimit } from './questionLimit.ts';

const maximumTitleCharacters = 80;
const localModel = 'bm25+-extractive';

export type Ask = { viewer: Viewer; threadId: string | null; courseId: string | null; lessonId: string | null; question: string };
export type AskResult = Result<{ thread: Thread; question: Message; answer: Message }, ValidationError | NotFoundError>;

const titleOf = (question: string): string => {
  const line = question.replace(/\s+/g, ' ');
  const characters = Array.from(line);
  if (characters.length <= maximumTitleCharacters) return line;
  const cut = characters.slice(0, maximumTitleCharacters - 1).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > maximumTitleCharacters / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
};

type Reply = Pick<Message, 'text' | 'citations' | 'isRefused'>;

const toReply = ({ answer, courseOf }: LessonAnswer): Reply => {
  const cite = ({ lessonId, excerpt }: { lessonId: string; excerpt: string }): Citation[] => {
    const courseId = courseOf(lessonId);
    return courseId === null ? [] : [{ lessonId, courseId, excerpt }];
  };
  if (answer.kind === 'refusal') return { text: '', citations: answer.nearest.flatMap(cite), isRefused: true };
  const citations = answer.sentences.flatMap(({ lessonId, text }) => cite({ lessonId, excerpt: text }));
  // The citations are the only source of the text, so that every sentence has one. Code and tables keep their lines.
  const text = citations.reduce(
    (joined, { excerpt }) => (joined === '' ? excerpt : `${joined}${/\n/.test(joined + excerpt) ? '\n' : ' '}${excerpt}`),
    '',
  );
  return { text, citations, isRefused: false };
};

const exchangeRows = ({ thread, question, reply, now }: { thread: ThreadRow; question: string; reply: Reply; now: Date }) => {
  const common = { threadId: thread._id, ownerId: thread.ownerId, state: 'SUCCEEDED', createdAt: now } as const;
  const asked: MessageRow = {
    ...common,
    _id: newId('ams', now),
    position: thread.messageCount - 2,
    role: 'USER',
    text: question,
    citations: [],
    isRefused: false,
    provenance: null,
  };
  const answered: MessageRow = {
    ...common,
    ...reply,
    _id: newId('ams', now),
    position: thread.messageCount - 1,
    role: 'ASSISTANT',
    provenance: { provider: 'LOCAL', model: localModel, generatedAt: now },
  };
  return { asked, answered };
};

/** Answers questions in sentences of the lessons that the viewer may read at that moment, or refuses them. */
export const createAssistantService = ({
  transact,
  threads,
  messages,
  reading,
  lessonIndex,
  questionLimit,
  clock,
}: {
  transact: QueuedTransaction;
  threads: Threads;
  messages: Messages;
  reading: ReadingService;
  lessonIndex: LessonIndex;
  questionLimit: QuestionLimit;
  clock: Clock;
}) => {
  const readOwnThread = async (viewer: SignedIn, threadId: string): Promise<Thread | null> => {
    const row = await threads.findById(threadId).lean();
    return row !== null && mayAskIn(viewer, row) ? toDomain(row) : null;
  };

  /** Stores the thread and both messages, or nothing. Null when the thread was deleted in the meantime. */
  const storeExchange = ({
    ownerId,
    thread,
    courseId,
    question,
    reply,
  }: {
    ownerId: string;
    thread: Thread | null;
    courseId: string | null;
    question: string;
    reply: Reply;
  }) => {
    const now = clock.now();
    const threadId = thread?.id ?? newId('ath', now);
    return transact(thread === null ? [] : `thread:${threadId}`, async (session, { abort }) => {
      const created = { _id: threadId, ownerId, courseId, title: titleOf(question), messageCount: 2, createdAt: now, lastMessageAt: now };
      if (thread === null) await threads.insertMany([created], { session });
      const continued =
        thread === null
          ? created
          : await threads
              .findOneAndUpdate(
                { _id: threadId, ownerId },
                { $inc: { messageCount: 2 }, $max: { lastMessageAt: now } },
                { session, returnDocument: 'after' },
              )
              .lean();
      if (!continued) return abort(null);
      const { asked, answered } = exchangeRows({ thread: continued, question, reply, now });
      await messages.insertMany([asked, answered], { session });
      return { thread: toDomain(continued), question: toDomain(asked), answer: toDomain(answered) };
    });
  };

  /** The answer from the lesson where it has one, else from the course, else from all lessons within the rights. */
  const search = async ({
    question,
    lessonId,
    courseId,
    rights,
  }: {
    question: string;
    lessonId: string | null;
    courseId: string | null;
    rights: ReadingRights;
  }): Promise<LessonAnswer> => {
    const answerFrom = (isInScope: (of: { lessonId: string; courseId: string }) => boolean): Promise<LessonAnswer> =>
      lessonIndex.answer({ question, accept: (candidate) => isInScope(candidate) && rights.mayReadLesson(candidate) });
    const inLesson = lessonId === null ? null : await answerFrom((candidate) => candidate.lessonId === lessonId);
    return inLesson?.answer.kind === 'answer' ? inLesson : answerFrom((candidate) => courseId === null || candidate.courseId === courseId);
  };

  return {
    async ask({ viewer, threadId, courseId, lessonId, question: typed }: Ask): Promise<AskResult> {
      const asker = signedIn(viewer);
      await questionLimit.charge(asker.userId);
      const [thread, lesson] = await Promise.all([
        threadId === null ? null : readOwnThread(asker, threadId),
        lessonId === null ? null : reading.lesson(lessonId),
      ]);
      const scope = courseId ?? lesson?.courseId ?? thread?.courseId ?? null;
      const rights = await reading.rightsOf({ viewer: asker, courseId: scope });
      const isLessonReadable = lesson !== null && lesson.courseId === scope && rights.mayReadLesson(lesson);
      const problems = [
        ...questionProblems(typed),
        ...(threadId !== null && thread === null ? [notFoundError('threadId')] : []),
        ...(courseId !== null && !rights.mayReadCourse(courseId) ? [notFoundError('courseId')] : []),
        ...(lessonId !== null && !isLessonReadable ? [notFoundError('lessonId')] : []),
      ];
      const [first, ...others] = problems;
      if (first) return fail(first, ...others);

      const question = toQuestion(typed);
      const found = await search({ question: toSearchText(question), lessonId, courseId: scope, rights });
      const stored = await storeExchange({ ownerId: asker.userId, thread, courseId: scope, question, reply: toReply(found) });
      return stored === null ? fail(notFoundError('threadId')) : ok(stored);
    },

    /** Null for viewers who may not read them. */
    async threadsOf({ viewer, ownerId, page }: { viewer: Viewer; ownerId: string; page: PageRequest }): Promise<Page<Thread> | null> {
      if (!mayReadThreadsOf(viewer, ownerId)) return null;
      const rows = await threads
        .find({ ownerId, ...newestThreads.after(page) })
        .sort(newestThreads.sort)
        .limit(page.first + 1)
        .lean();
      return newestThreads.toPage({ rows: rows.map(toDomain), page, countAll: () => threads.countDocuments({ ownerId }) });
    },

    /** The messages of a thread that the viewer may read. */
    async messagesOf({ threadId, page }: { threadId: string; page: PageRequest }): Promise<Page<Message>> {
      const rows = await messages
        .find({ threadId, ...messagesInOrder.after(page) })
        .sort(messagesInOrder.sort)
        .limit(page.first + 1)
        .lean();
      return messagesInOrder.toPage({ rows: rows.map(toDomain), page, countAll: () => messages.countDocuments({ threadId }) });
    },
  };
};
export type AssistantService = ReturnType<typeof createAssistantService>;
