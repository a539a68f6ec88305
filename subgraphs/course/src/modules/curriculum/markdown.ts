import MarkdownIt from 'markdown-it';

// html: false turns an author's HTML into text, and markdown-it lets no address through that begins with javascript:, vbscript:, file: or data:
// (pictures aside). Nothing else of a source reaches the output unescaped.
const renderer = new MarkdownIt({ html: false, linkify: true, typographer: false });

const renderLink = renderer.renderer.rules['link_open'];
renderer.renderer.rules['link_open'] = (tokens, index, options, environment, self) => {
  // A link in a lesson hands neither the reader's window nor the site's reputation to where it leads.
  tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow');
  return renderLink ? renderLink(tokens, index, options, environment, self) : self.renderToken(tokens, index, options);
};

/** Markdown as HTML that is safe to put into a page. */
export const renderMarkdown = (markdown: string): string => renderer.render(markdown);
