import MarkdownIt from 'markdown-it';

/**
 * A lesson's text without its markup. In `prose` short code stays between backticks, so that later steps know a name from a word;
 * `row` (of a table) and `code` are never cut.
 */
export type Block = { kind: 'heading'; level: number; text: string } | { kind: 'prose' | 'row' | 'code'; text: string };

type MarkdownToken = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

const parser = new MarkdownIt({ html: true, linkify: false, typographer: false });

const htmlTag =
  /^<\/?(?:a|abbr|b|br|code|del|div|em|hr|i|img|kbd|li|mark|ol|p|s|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)\b[^>]*>$/i;

const inlineText = (token: MarkdownToken): string =>
  (token.children ?? [])
    .map((child) => {
      if (child.type === 'code_inline') return `\`${child.content}\``;
      if (child.type === 'softbreak' || child.type === 'hardbreak') return ' ';
      if (child.type === 'image') return child.content;
      // List<T> outside code looks like a tag: only real HTML goes.
      if (child.type === 'html_inline') return htmlTag.test(child.content) ? '' : child.content;
      return child.content;
    })
    .join('')
    .replace(/[ \t\n]+/g, ' ')
    .trim();

const rowText = (header: readonly string[], cells: readonly string[]): string =>
  cells.map((cell, column) => (header[column] ? `${header[column]} : ${cell}` : cell)).join(' ; ');

/** Headings, paragraphs, list items, table rows and code of a Markdown text, in reading order. Plain text is a Markdown text. */
export const readMarkdown = (markdown: string): Block[] => {
  const blocks: Block[] = [];
  const tokens = parser.parse(markdown, {});
  let headingLevel = 0;
  let isInHead = false;
  let header: string[] = [];
  let cells: string[] | undefined;
  for (const token of tokens) {
    if (token.type === 'heading_open') headingLevel = Number(token.tag.slice(1));
    else if (token.type === 'heading_close') headingLevel = 0;
    else if (token.type === 'thead_open') isInHead = true;
    else if (token.type === 'thead_close') isInHead = false;
    else if (token.type === 'table_close') header = [];
    else if (token.type === 'tr_open') cells = [];
    else if (token.type === 'tr_close' && cells) {
      if (isInHead) header = cells;
      else blocks.push({ kind: 'row', text: rowText(header, cells) });
      cells = undefined;
    } else if (token.type === 'fence' || token.type === 'code_block') {
      const text = token.content.replace(/\s+$/, '');
      if (text !== '') blocks.push({ kind: 'code', text });
    } else if (token.type === 'html_block') {
      const text = token.content
        .replace(/<!--[\s\S]*?-->|<[^<>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      if (text !== '') blocks.push({ kind: 'prose', text });
    } else if (token.type === 'inline') {
      const text = inlineText(token);
      if (cells) cells.push(text);
      else if (text === '') continue;
      else if (headingLevel > 0) blocks.push({ kind: 'heading', level: headingLevel, text: withoutBackticks(text) });
      else blocks.push({ kind: 'prose', text });
    }
  }
  return blocks;
};

/** Text as a reader sees it. */
export const withoutBackticks = (text: string): string => text.replaceAll('`', '');

/** What stands between backticks. */
export const codeSpansOf = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => (code === undefined ? [] : [code]));
