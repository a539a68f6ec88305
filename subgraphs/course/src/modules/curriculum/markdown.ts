import MarkdownIt from 'markdown-it';

// html: false turns an author's HTML into text. Nothing of a source reaches the output unescaped.
const renderer = new MarkdownIt({ html: false, linkify: true, typographer: false });

// Named schemes are let through, or none: a path, a query, a fragment. markdown-it's own rule names those that are not, and the next one is always missing.
const allowedAddress = /^(?:https?:|mailto:|[^:/?#]*(?:[/?#]|$))/i;
renderer.validateLink = (address) => allowedAddress.test(address.trim());

const renderLink = renderer.renderer.rules['link_open'];
renderer.renderer.rules['link_open'] = (tokens, index, options, environment, self) => {
  // A link in a lesson hands neither the reader's window nor the site's reputation to where it leads.
  tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow');
  return renderLink ? renderLink(tokens, index, options, environment, self) : self.renderToken(tokens, index, options);
};

// A text of 100,000 brackets costs most of a second. It is paid once, not by each reader: the least recently read leave first.
const keptCharacters = 8_000_000;
const kept = new Map<string, string>();
let keptTotal = 0;

const keep = (markdown: string, html: string): void => {
  kept.set(markdown, html);
  keptTotal += markdown.length + html.length;
  for (const [oldest, rendered] of kept) {
    if (keptTotal <= keptCharacters) return;
    kept.delete(oldest);
    keptTotal -= oldest.length + rendered.length;
  }
};

/** Markdown as HTML that is safe to put into a page. */
export const renderMarkdown = (markdown: string): string => {
  const known = kept.get(markdown);
  if (known !== undefined) {
    kept.delete(markdown);
    kept.set(markdown, known);
    return known;
  }
  const html = renderer.render(markdown);
  keep(markdown, html);
  return html;
};
