import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';

/** A text that renders out of proportion, and why. */
export type MarkdownFault = 'NESTING' | 'TABLE_COLUMNS' | 'PROPORTION';
export type Rendering = { html: string } | { fault: MarkdownFault };

/** Quotations and lists within each other; a list in a list counts twice. */
export const mostNesting = 24;
export const mostTableColumns = 40;
// The densest honest texts, lists of short links, render to seven times their length.
const mostGrowth = 8;
const anyLength = 4_000;
const longestHtmlOf = (markdown: string): number => mostGrowth * markdown.length + anyLength;

// html: false turns an author's HTML into text. Nothing of a source reaches the output unescaped.
const renderer = new MarkdownIt({ html: false, linkify: true, typographer: false, maxNesting: mostNesting });

// Named schemes are let through, or none: a path, a query, a fragment. markdown-it's own rule names those that are not, and the next one is always missing.
const allowedAddress = /^(?:https?:|mailto:|[^:/?#]*(?:[/?#]|$))/i;
renderer.validateLink = (address) => allowedAddress.test(address.trim());

const renderLink = renderer.renderer.rules['link_open'];
renderer.renderer.rules['link_open'] = (tokens, index, options, environment, self) => {
  // A link in a lesson hands neither the reader's window nor the site's reputation to where it leads.
  tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow');
  return renderLink ? renderLink(tokens, index, options, environment, self) : self.renderToken(tokens, index, options);
};

// The parser leaves out without a word what is nested deeper.
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

// Less than what is written, escapes and line breaks aside. A definition of a link is stored once and written at each use.
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

/** Markdown as HTML that is safe to put into a page. Holds the event loop up to 0.1 s for the longest legal text: requests use markdownRenderer.ts. */
export const renderMarkdown = (markdown: string): Rendering => {
  const environment = {};
  const tokens = renderer.parse(markdown, environment);
  if (tokens.some(isTooDeep)) return { fault: 'NESTING' };
  if (widestTableOf(tokens) > mostTableColumns) return { fault: 'TABLE_COLUMNS' };
  // Before the text is put together, which might take all memory, and after it, when its length is known.
  if (exceeds(tokens, longestHtmlOf(markdown))) return { fault: 'PROPORTION' };
  const html = renderer.renderer.render(tokens, renderer.options, environment);
  return html.length > longestHtmlOf(markdown) ? { fault: 'PROPORTION' } : { html };
};

/** A text that an earlier version accepted, as it was typed. */
export const asPlainText = (markdown: string): string => `<pre>${renderer.utils.escapeHtml(markdown)}</pre>\n`;
