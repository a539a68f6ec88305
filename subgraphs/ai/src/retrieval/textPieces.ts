// Pieces bound the work of the parser, whatever the text consists of.
const pieceCharacters = 4_000;
const smallestPiece = pieceCharacters / 4;
const maximumFenceCharacters = 20;
const maximumTableHeadCharacters = 600;

type CarriedOver = { fence: string | null; tableHead: string | null };

/** The longest beginning of at most `most` characters. Ends after a line, else after a blank, else between characters. */
export const cutLength = (text: string, most: number): number => {
  if (text.length <= most) return text.length;
  for (const separator of ['\n', ' ']) {
    const place = text.lastIndexOf(separator, most - 1);
    if (place >= most / 4) return place + 1;
  }
  const last = text.codePointAt(most - 1) ?? 0;
  return last > 0xffff ? most - 1 : most;
};

/** The text in order, in parts of at most `most` characters. */
export const cutText = (text: string, most: number): string[] => {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    const length = cutLength(text.slice(from, from + most + 1), most);
    parts.push(text.slice(from, from + length));
    from += length;
  }
  return parts;
};

/** `fence`: marker of the code block that is open after the line. `isCut`: the next line continues this one. */
type Line = { text: string; fence: string | null; isCut: boolean };

/** Lines without line breaks. Drops a comment at the beginning of a line and cuts a line that is too long. */
function* linesOf(markdown: string): Generator<Line> {
  let isCommentPossible = true;
  let fence: string | null = null;
  for (let from = 0; from <= markdown.length;) {
    const newline = markdown.indexOf('\n', from);
    const end = newline === -1 ? markdown.length : newline;
    const line = markdown.slice(from, end);
    if (fence === null && isCommentPossible && /^ {0,3}<!--/.test(line)) {
      const commentEnd = markdown.indexOf('-->', from);
      if (commentEnd !== -1) {
        from = commentEnd + 3;
        continue;
      }
      isCommentPossible = false;
    }
    fence = fenceAfter(fence, line);
    const parts = line.length <= pieceCharacters ? [line] : cutText(line, pieceCharacters);
    for (const [place, text] of parts.entries()) yield { text, fence, isCut: place < parts.length - 1 };
    from = end + 1;
  }
}

/** The marker of the code block that is open after the line; null outside of code blocks. */
const fenceAfter = (open: string | null, line: string): string | null => {
  const marker = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
  if (marker === undefined || marker.length > maximumFenceCharacters) return open;
  const isBare = line.trim() === marker;
  if (open === null) return marker.startsWith('`') && line.trim().includes('`', marker.length) ? null : marker;
  return isBare && marker.startsWith(open) ? null : open;
};

const isTableDelimiter = (line: string): boolean => /^[|:\- \t>]+$/.test(line) && line.includes('-') && line.includes('|');

// The parser pads each short row with empty cells, so a wider table is read as lines.
const maximumColumns = 12;
const isWideTableDelimiter = (line: string): boolean => isTableDelimiter(line) && line.split('|').length > maximumColumns + 2;

/** The lines of the current piece, and the best places to end it. */
class PendingLines {
  readonly #lines: { text: string; mayBegin: 'section' | 'paragraph' | null }[] = [];
  #length = 0;
  #carriedOver = '';

  get isFull(): boolean {
    return this.#length >= pieceCharacters;
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  add(text: string, mayBegin: 'section' | 'paragraph' | null): void {
    this.#lines.push({ text, mayBegin });
    this.#length += text.length + 1;
  }

  /** All lines before the last good beginning of a next piece; all lines when no such beginning exists. */
  take({ fence, tableHead }: CarriedOver): string {
    return this.#takeLines(this.#lastBeginning('section') ?? this.#lastBeginning('paragraph') ?? this.#lines.length, { fence, tableHead });
  }

  takeAll(): string {
    return this.#takeLines(this.#lines.length, { fence: null, tableHead: null });
  }

  #takeLines(cut: number, { fence, tableHead }: CarriedOver): string {
    const taken = this.#lines.splice(0, cut);
    const piece = this.#carriedOver + taken.map(({ text }) => `${text}\n`).join('');
    this.#length = this.#lines.reduce((sum, { text }) => sum + text.length + 1, 0);
    // Inside code or a table the next piece repeats the beginning of its block.
    this.#carriedOver = this.#lines.length > 0 ? '' : (fence ?? tableHead ?? '');
    return piece;
  }

  #lastBeginning(kind: 'section' | 'paragraph'): number | undefined {
    let before = this.#length;
    for (let place = this.#lines.length - 1; place > 0; place -= 1) {
      const line = this.#lines[place];
      before -= (line?.text.length ?? 0) + 1;
      if (before < smallestPiece) return undefined;
      if (line?.mayBegin === kind) return place;
    }
    return undefined;
  }
}

/**
 * A Markdown text in pieces of about 4,000 characters, cut before a heading where possible, else between paragraphs, else between lines
 * or words. Code and tables continue in the next piece. References that are defined in another piece stay unresolved.
 */
export function* piecesOf(markdown: string): Generator<string> {
  const pending = new PendingLines();
  let fenceBefore: string | null = null;
  let tableHead: string | null = null;
  let previous = '';
  for (const { text: line, fence, isCut } of linesOf(markdown.replace(/\r\n?/g, '\n'))) {
    const isBlank = line.trim() === '';
    const isInside = fenceBefore !== null;
    if (!isInside && isWideTableDelimiter(line)) continue;
    if (isInside) pending.add(line, null);
    else if (/^#{1,6}(?:\s|$)/.test(line)) pending.add(line, 'section');
    else pending.add(line, previous === '' && /^[^\s]/.test(line) ? 'paragraph' : null);
    fenceBefore = fence;
    if (isBlank || isInside) tableHead = null;
    else if (
      tableHead === null &&
      isTableDelimiter(line) &&
      previous.includes('|') &&
      previous.length + line.length <= maximumTableHeadCharacters
    )
      tableHead = `${previous}\n${line}\n`;
    previous = isBlank ? '' : line;
    if (pending.isFull || isCut) yield pending.take({ fence: fence === null ? null : `${fence}\n`, tableHead });
  }
  if (!pending.isEmpty) yield pending.takeAll();
}
