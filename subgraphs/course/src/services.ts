import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { createKeyedQueue } from '#shared/concurrency/keyedQueue.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { createClaims } from '#shared/mongo/claims.ts';
import { createQueuedTransaction } from '#shared/mongo/queuedTransaction.ts';
import { createChanges } from './changes.ts';
import type { CourseConfig } from './config.ts';
import { ownErasure } from './erasure.ts';
import { categoryService } from './modules/category/category.service.ts';
import { catalogueService } from './modules/course/catalogue.service.ts';
import { courseService } from './modules/course/course.service.ts';
import { createMarkdownRenderer } from './modules/curriculum/markdownRenderer.ts';
import { curriculumService } from './modules/curriculum/curriculum.service.ts';
import { enrollmentService } from './modules/enrollment/enrollment.service.ts';
import { progressService } from './modules/enrollment/progress.service.ts';
import { personService } from './modules/person/person.service.ts';
import { createStores } from './stores.ts';

// A course is everybody's key, unlike an account: a whole class may enroll at once.
const queueBounds = { maxWaitingPerKey: 1_000 };

/** Everything the subgraph can do, wired once to its database. */
export const createServices = ({
  connection,
  outbox,
  clock,
  config,
}: {
  connection: Connection;
  outbox: Outbox;
  clock: Clock;
  config: CourseConfig;
}) => {
  const stores = createStores(connection);
  const changes = createChanges({ outbox, transact: createQueuedTransaction({ connection, queue: createKeyedQueue(queueBounds) }) });
  const claims = createClaims({ connection, clock });
  const people = personService({ stores, connection, clock, nameWaitMs: config.instructorNameWaitMs });
  const enrollments = enrollmentService({ stores, changes, clock });
  const markdown = createMarkdownRenderer();
  return {
    stores,
    outbox,
    claims,
    people,
    ownErasure: ownErasure({ stores, connection, changes, claims, clock }),
    enrollments,
    categories: categoryService({ stores }),
    catalogue: catalogueService({ stores }),
    courses: courseService({ stores, changes, claims, people, clock }),
    curriculum: curriculumService({ stores, changes, markdown, clock }),
    markdown,
    progress: progressService({ stores, changes, enrollments, clock }),
  };
};
export type Wiring = ReturnType<typeof createServices>;
/** What resolvers may call: collections and outbox stay behind the services. */
export type Services = Omit<Wiring, 'stores' | 'outbox' | 'claims' | 'ownErasure'>;
