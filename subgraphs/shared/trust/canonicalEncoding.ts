/**
 * The bytes of an unpadded base64url text, or null when this is not the one way to write them. Node's own decoder skips padding, spaces,
 * the other alphabet and stray trailing bits, so that many texts would pass for the same token.
 */
export const decodeCanonicalBase64url = (text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
};

/**
 * The value of a JSON text, or undefined when JSON.stringify would not write exactly these bytes. Whatever two parsers could read in two
 * ways goes with it: repeated members, invalid UTF-8, blanks, escapes and numbers in another spelling.
 */
export const parseCanonicalJson = (bytes: Buffer): unknown => {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return Buffer.from(JSON.stringify(value)).equals(bytes) ? value : undefined;
  } catch {
    return undefined;
  }
};
