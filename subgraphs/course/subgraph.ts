import { privacyContractsOf } from '#events/privacyContracts.ts';
import { createKeyedQueue } from '#shared/concurrency/keyedQueue.ts';
import { createSubgraph } from '#shared/hosting/createSubgraph.ts';
import type { SubgraphDependencies } from '#shared/hosting/dependencies.ts';
import { createClaims } from '#shared/mongo/claims.ts';
import { createQueuedTransaction } from '#shared/concurrency/queuedTransaction.ts';
import { createChanges } from './src/changes.ts';
import type { CourseConfig } from './src/config.ts';
import { ownErasure } from './src/erasure.ts';
import { createLoaders } from './src/loaders.ts';
import { migrations } from './src/migrations.ts';
import { categoryCollection } from './src/modules/category/category.collection.ts';
import { categoryService } from './src/modules/category/category.service.ts';
import { catalogService } from './src/modules/course/catalog.service.ts';
import { courseCollection } from './src/modules/course/course.collection.ts';
import { courseService } from './src/modules/course/course.service.ts';
import { slugClaimCollection } from './src/modules/course/slugClaim.collection.ts';
import { lessonCollection, moduleCollection } from './src/modules/curriculum/curriculum.collection.ts';
import { curriculumService } from './src/modules/curriculum/curriculum.service.ts';
import { createMarkdownRenderer } from './src/modules/curriculum/markdownRenderer.ts';
import { enrollmentCollection, lessonProgressCollection } from './src/modules/enrollment/enrollment.collection.ts';
import { enrollmentConsumers } from './src/modules/enrollment/enrollment.consumers.ts';
import { enrollmentService } from './src/modules/enrollment/enrollment.service.ts';
import { entitlementCollection } from './src/modules/enrollment/entitlement.collection.ts';
import { progressService } from './src/modules/enrollment/progress.service.ts';
import { personCollection } from './src/modules/person/person.collection.ts';
import { personConsumers } from './src/modules/person/person.consumers.ts';
import { personService } from './src/modules/person/person.service.ts';
import { resolvers } from './src/modules/resolvers.generated.ts';
import { replays } from './src/replays.ts';

export const collections = {
  people: personCollection,
  courses: courseCollection,
  modules: moduleCollection,
  lessons: lessonCollection,
  slugClaims: slugClaimCollection,
  enrollments: enrollmentCollection,
  lessonProgress: lessonProgressCollection,
  entitlements: entitlementCollection,
  categories: categoryCollection,
};

// All learners of a course share its key: a whole class may enroll at once.
const queueBounds = { maxWaitingPerKey: 1_000 };

/** Catalog, curriculum, enrollments and progress. */
export const createCourseSubgraph = ({ config, ...dependencies }: SubgraphDependencies & { config: CourseConfig }) =>
  createSubgraph({
    name: 'course',
    collections,
    migrations,
    schema: { modules: new URL('./src/modules/', import.meta.url), resolvers },
    privacyContracts: privacyContractsOf('course'),
    dependencies,
    wire: ({ stores, connection, outbox, isErased, clock }) => {
      const changes = createChanges({
        outbox,
        transact: createQueuedTransaction({ connection, queue: createKeyedQueue(queueBounds) }),
      });
      const claims = createClaims({ connection, clock });
      const markdown = createMarkdownRenderer();
      const people = personService({ stores, connection, clock, nameWaitMs: config.instructorNameWaitMs });
      const services = {
        people,
        markdown,
        categories: categoryService({ stores }),
        catalog: catalogService({ stores }),
        courses: courseService({ stores, changes, claims, people, clock }),
        curriculum: curriculumService({ stores, changes, markdown, clock }),
        enrollments: enrollmentService({ stores, changes, clock }),
        progress: progressService({ stores, changes, clock }),
      };
      return {
        services,
        loaders: () => createLoaders(stores),
        consumers: [
          ...personConsumers({ people, isErased }),
          ...enrollmentConsumers({ enrollments: services.enrollments, connection, outbox, isErased }),
        ],
        workers: [{ start: () => undefined, stop: () => markdown.close() }],
        replays: replays(stores),
        erasure: ownErasure({ stores, connection, changes, claims, clock }),
      };
    },
  });
export type CourseSubgraph = ReturnType<typeof createCourseSubgraph>;
