import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';

/** Reasons to reject a text whose rendering is out of proportion. */
export type MarkdownFault = 'NESTING' | 'TABLE_COLUMNS' | 'PROPORTION';
export type Rendering = { html: string } | { fault: MarkdownFault };

/** Levels of nested quotations and lists. A list in a list counts twice. */
export const mostNesting = 24;
export const mostTableColumns = 40;
// The densest honest texts, lists of short links, render to seven times their length.
const mostGrowth = 8;
const anyLength = 4_000;
const longestHtmlOf = (markdown: string): number => mostGrowth * markdown.length + anyLength;

// html: false turns an author's HTML into text. Nothing of a source reaches the output unescaped.
const renderer = new MarkdownIt({ html: false, linkify: true, typographer: false, maxNesting: mostNesting });

// Allowed schemes. An address without a scheme is a path, a query or a fragment. The rule of markdown-it lists forbidden schemes and is never
// complete.
const allowedAddress = /^(?:https?:|mailto:|[^:/?#]*(?:[/?#]|$))/i;
renderer.validateLink = (address) => allowedAddress.test(address.trim());

const renderLink = renderer.renderer.rules['link_open'];
renderer.renderer.rules['link_open'] = (tokens, index, options, environment, self) => {
  // The target of a link gets no access to the reader's window and no benefit from the site's reputation.
  tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow');
  return renderLink ? renderLink(tokens, index, options, environment, self) : self.renderToken(tokens, index, options);
};

// The parser drops deeper levels silently.
const isTooDeep = ({ type, level }: Token): boolean =>
  (type === 'blockquote_open' || type === 'list_item_open') && level + 1 >= mostNesting;

const widestTableOf = (tokens: readonly Token[]): number => {
  let [widest, columns] = [0, 0];
  for (const { type } of tokens) {
    if (type === 'tr_open') columns = 0;
    if (type === 'th_open') columns += 1;
    widest = Math.max(widest, columns);
  }
  return widest;
};

// A lower bound of the output, without escapes and line breaks. The definition of a link is stored once and rendered at each use.
const leastLengthOf = ({ tag, content, attrs, children, hidden }: Token): number => {
  if (hidden) return 0;
  const attributes = (attrs ?? []).reduce((sum, [name, value]) => sum + name.length + String(value).length, 0);
  return tag.length + attributes + (children ? children.reduce((sum, child) => sum + leastLengthOf(child), 0) : content.length);
};

const exceeds = (tokens: readonly Token[], most: number): boolean => {
  let length = 0;
  for (const token of tokens) {
    length += leastLengthOf(token);
    if (length > most) return true;
  }
  return false;
};

/** Markdown as HTML that is safe in a page. The longest legal text blocks the event loop for up to 0.1 s, so requests use markdownRenderer.ts. */
export const renderMarkdown = (markdown: string): Rendering => {
  const environment = {};
  const tokens = renderer.parse(markdown, environment);
  if (tokens.some(isTooDeep)) return { fault: 'NESTING' };
  if (widestTableOf(tokens) > mostTableColumns) return { fault: 'TABLE_COLUMNS' };
  // Checked before the output is built, which might take all memory, and after it, when its length is known.
  if (exceeds(tokens, longestHtmlOf(markdown))) return { fault: 'PROPORTION' };
  const html = renderer.renderer.render(tokens, renderer.options, environment);
  return html.length > longestHtmlOf(markdown) ? { fault: 'PROPORTION' } : { html };
};

/** The source text as HTML, for texts that only an earlier version accepted. */
export const asPlainText = (markdown: string): string => `<pre>${renderer.utils.escapeHtml(markdown)}</pre>\n`;
