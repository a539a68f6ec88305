import { defineEntity } from '#shared/graphql/entities.ts';
import type { CategoryLoaders } from './category.loaders.ts';

export const categoryEntity = defineEntity({ loader: ({ categoryById }: CategoryLoaders) => categoryById });
