import type { SubgraphContext } from '#shared/graphql/context.ts';
import type { Loaders } from './loaders.ts';
import type { CategoryService } from './modules/category/category.service.ts';
import type { CatalogService } from './modules/course/catalog.service.ts';
import type { CourseService } from './modules/course/course.service.ts';
import type { CurriculumService } from './modules/curriculum/curriculum.service.ts';
import type { MarkdownRenderer } from './modules/curriculum/markdownRenderer.ts';
import type { EnrollmentService } from './modules/enrollment/enrollment.service.ts';
import type { ProgressService } from './modules/enrollment/progress.service.ts';
import type { PersonService } from './modules/person/person.service.ts';

export type Services = {
  people: PersonService;
  categories: CategoryService;
  catalog: CatalogService;
  courses: CourseService;
  curriculum: CurriculumService;
  markdown: MarkdownRenderer;
  enrollments: EnrollmentService;
  progress: ProgressService;
};
export type Context = SubgraphContext & { services: Services; loaders: Loaders };
