import type { TextContentResolvers } from '../../types.generated.ts';
import { renderMarkdown } from '../markdown.ts';

export const TextContent: TextContentResolvers = {
  html: ({ markdown }) => renderMarkdown(markdown),
};
