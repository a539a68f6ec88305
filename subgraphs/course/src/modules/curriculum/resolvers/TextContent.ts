import type { TextContentResolvers } from '../../types.generated.ts';

export const TextContent: TextContentResolvers = {
  html: ({ markdown, html }, _args, { services }) => html ?? services.markdown.renderAccepted(markdown),
};
