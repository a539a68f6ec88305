import MarkdownIt from 'markdown-it';
import { piecesOf } from './textPieces.ts';

/**
 * A lesson's text without its markup. In `prose` short code stays between backticks, so that later steps distinguish names from words.
 * `row` is a table row.
 */
export type Block = { kind: 'heading'; level: number; text: string } | { kind: 'prose' | 'row' | 'code'; text: string };

type MarkdownToken = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

const parser = new MarkdownIt({ html: true, linkify: false, typographer: false });

const htmlTag =
  /^<\/?(?:a|abbr|b|br|code|del|div|em|hr|i|img|kbd|li|mark|ol|p|s|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)\b[^>]*>$/i;

// Each cell repeats the name of its column: a long name would multiply the text.
const maximumColumnNameCharacters = 40;

const inlineText = (token: MarkdownToken): string =>
  (token.children ?? [])
    .map((child) => {
      if (child.type === 'code_inline') return `\`${child.content}\``;
      if (child.type === 'softbreak' || child.type === 'hardbreak') return ' ';
      if (child.type === 'image') return child.content;
      // List<T> outside code looks like a tag: only real HTML is removed.
      if (child.type === 'html_inline') return htmlTag.test(child.content) || child.content.startsWith('<!--') ? '' : child.content;
      return child.content;
    })
    .join('')
    .replace(/[ \t\n]+/g, ' ')
    .trim();

/** Empty cells are dropped. */
const rowText = (header: readonly string[], cells: readonly string[]): string =>
  cells
    .flatMap((cell, column) => {
      const name = header[column] ?? '';
      if (cell === '') return [];
      return [name === '' || name.length > maximumColumnNameCharacters ? cell : `${name} : ${cell}`];
    })
    .join(' ; ');

/** HTML with a blank in place of each tag and comment. A tag or comment without its end stays as text. */
const withoutTags = (html: string): string => {
  const parts: string[] = [];
  let isCommentPossible = true;
  for (let from = 0; from < html.length;) {
    const open = html.indexOf('<', from);
    if (open === -1) {
      parts.push(html.slice(from));
      break;
    }
    parts.push(html.slice(from, open));
    const isComment = isCommentPossible && html.startsWith('<!--', open);
    const commentEnd = isComment ? html.indexOf('-->', open + 4) : -1;
    if (isComment && commentEnd === -1) isCommentPossible = false;
    if (commentEnd !== -1) {
      parts.push(' ');
      from = commentEnd + 3;
      continue;
    }
    let end = open + 1;
    while (end < html.length && html[end] !== '<' && html[end] !== '>') end += 1;
    const isTag = html[end] === '>';
    parts.push(isTag ? ' ' : html.slice(open, end));
    from = isTag ? end + 1 : end;
  }
  return parts.join('');
};

const blocksOfPiece = (piece: string): Block[] => {
  const blocks: Block[] = [];
  let headingLevel = 0;
  let isInHead = false;
  let header: string[] = [];
  let cells: string[] | undefined;
  for (const token of parser.parse(piece, {})) {
    if (token.type === 'heading_open') headingLevel = Number(token.tag.slice(1));
    else if (token.type === 'heading_close') headingLevel = 0;
    else if (token.type === 'thead_open') isInHead = true;
    else if (token.type === 'thead_close') isInHead = false;
    else if (token.type === 'table_close') header = [];
    else if (token.type === 'tr_open') cells = [];
    else if (token.type === 'tr_close' && cells) {
      const text = isInHead ? '' : rowText(header, cells);
      if (isInHead) header = cells;
      else if (text !== '') blocks.push({ kind: 'row', text });
      cells = undefined;
    } else if (token.type === 'fence' || token.type === 'code_block') {
      const text = token.content.trimEnd();
      if (text !== '') blocks.push({ kind: 'code', text });
    } else if (token.type === 'html_block') {
      const text = withoutTags(token.content).replace(/\s+/g, ' ').trim();
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

/**
 * Headings, paragraphs, list items, table rows and code of a Markdown text, in reading order, one piece of the text at a time.
 * Plain text is valid Markdown.
 */
export function* readMarkdown(markdown: string): Generator<Block[]> {
  for (const piece of piecesOf(markdown)) yield blocksOfPiece(piece);
}

/** Text as a reader sees it. */
export const withoutBackticks = (text: string): string => text.replaceAll('`', '');

/** The texts between backticks. */
export const codeSpansOf = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => (code === undefined ? [] : [code]));
