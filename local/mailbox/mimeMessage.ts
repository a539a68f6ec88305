// RFC 5322 headers, RFC 2045 to 2047 bodies and words, RFC 3676 flowed text: the formats of mail programs, without attachments.

export type MimeMessage = { subject: string; from: string; text: string; html: string };

type Entity = { headers: ReadonlyMap<string, string>; body: string };
type Field = { value: string; parameters: ReadonlyMap<string, string> };

const NESTING_MAX = 10;

export const parseMimeMessage = (raw: Buffer): MimeMessage => {
  // latin1 maps each byte to one character, so that bodies can be cut out as text and decoded by their own charset afterwards.
  const root = parseEntity(raw.toString('latin1'));
  const parts = leaves(root, 0).filter((part) => fieldOf(part, 'content-disposition').value !== 'attachment');
  const firstOf = (type: string) => {
    const part = parts.find((candidate) => contentTypeOf(candidate).value === type);
    return part === undefined ? '' : decodeText(part);
  };
  return {
    subject: decodeWords(root.headers.get('subject') ?? ''),
    from: decodeWords(root.headers.get('from') ?? ''),
    text: firstOf('text/plain'),
    html: firstOf('text/html'),
  };
};

const parseEntity = (source: string): Entity => {
  const [head, body = ''] = source.startsWith('\r\n') ? ['', source.slice(2)] : splitOnce(source, '\r\n\r\n');
  const headers = new Map<string, string>();
  for (const line of head.replaceAll(/\r\n(?=[ \t])/g, '').split('\r\n')) {
    const [name, value] = splitOnce(line, ':');
    const key = name.trim().toLowerCase();
    if (value !== undefined && !headers.has(key)) headers.set(key, value.trim());
  }
  return { headers, body };
};

const splitOnce = (text: string, separator: string): [string, string?] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
};

const fieldOf = ({ headers }: Entity, name: string): Field => {
  const raw = headers.get(name) ?? '';
  const parameters = new Map<string, string>();
  for (const [, key = '', quoted, bare] of raw.matchAll(/;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g)) {
    parameters.set(key.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '');
  }
  return { value: splitOnce(raw, ';')[0].trim().toLowerCase(), parameters };
};

const contentTypeOf = (entity: Entity): Field => {
  const field = fieldOf(entity, 'content-type');
  return field.value === '' ? { ...field, value: 'text/plain' } : field;
};

const leaves = (entity: Entity, depth: number): Entity[] => {
  const { value, parameters } = contentTypeOf(entity);
  if (!value.startsWith('multipart/')) return [entity];
  const boundary = parameters.get('boundary');
  if (boundary === undefined || depth >= NESTING_MAX) return [];
  const parts: string[][] = [];
  for (const line of entity.body.split('\r\n')) {
    const delimiter = line.trimEnd();
    if (delimiter === `--${boundary}--`) break;
    if (delimiter === `--${boundary}`) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.flatMap((lines) => leaves(parseEntity(lines.join('\r\n')), depth + 1));
};

const decodeText = (part: Entity): string => {
  const { value, parameters } = contentTypeOf(part);
  const bytes = decodeTransfer(part.body, part.headers.get('content-transfer-encoding')?.trim().toLowerCase() ?? '7bit');
  const lines = decodeCharset(bytes, parameters.get('charset') ?? 'utf-8').replaceAll('\r\n', '\n');
  const isFlowed = value === 'text/plain' && parameters.get('format')?.toLowerCase() === 'flowed';
  const text = isFlowed ? unflow(lines, parameters.get('delsp')?.toLowerCase() === 'yes') : lines;
  // SMTP ends a message with an additional line break.
  return text.replace(/\n$/, '');
};

const decodeTransfer = (body: string, encoding: string): Buffer => {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body.replaceAll(/[ \t]+(?=\r\n|$)/g, '').replaceAll('=\r\n', ''));
  return Buffer.from(body, 'latin1');
};

const decodeQuotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );

const decodeCharset = (bytes: Uint8Array, charset: string): string => {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
};

/** A line that ends in a space continues in the next line, except the signature's separator. */
const unflow = (text: string, deletesSpace: boolean): string =>
  text
    .split('\n')
    .map((line) => (line.startsWith(' ') ? line.slice(1) : line))
    .reduce((joined, line, index) => {
      const previous = joined.slice(joined.lastIndexOf('\n') + 1);
      if (index === 0) return line;
      if (!previous.endsWith(' ') || previous === '-- ') return `${joined}\n${line}`;
      return (deletesSpace ? joined.slice(0, -1) : joined) + line;
    }, '');

const ENCODED_WORD = /=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi;

/** Neighbouring words of one charset are decoded together, because some senders split a character. */
const decodeWords = (value: string): string => {
  const joined = value.replaceAll(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?[^?]+\?[bq]\?[^?]*\?=)/gi, '$1');
  let decoded = '';
  let end = 0;
  let open: { charset: string; bytes: Buffer[] } | null = null;
  const flush = () => {
    if (open !== null) decoded += decodeCharset(Buffer.concat(open.bytes), open.charset);
    open = null;
  };
  for (const { index, 0: word, 1: charset = '', 2: kind = '', 3: content = '' } of joined.matchAll(ENCODED_WORD)) {
    if (index > end) {
      flush();
      decoded += plainHeaderText(joined.slice(end, index));
    }
    const bytes = kind.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : decodeQuotedPrintable(content.replaceAll('_', ' '));
    if (open === null || open.charset !== charset.toLowerCase()) {
      flush();
      open = { charset: charset.toLowerCase(), bytes: [] };
    }
    open.bytes.push(bytes);
    end = index + word.length;
  }
  flush();
  return decoded + plainHeaderText(joined.slice(end));
};

/** With SMTPUTF8 headers are plain UTF-8. */
const plainHeaderText = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');
