// Marks of one letter in real texts: five at most in Hebrew, eight in Tibetan. Beyond this a text is damaged, or made to overflow its line.
export const mostMarks = 10;
// The half-width voiced sound marks of Japanese decompose into marks.
const markRuns = new RegExp(`([\\p{M}\\uFF9E\\uFF9F]{${String(mostMarks)}})[\\p{M}\\uFF9E\\uFF9F]+`, 'gu');

/** Whether a letter carries more marks than any script writes. */
export const hasTooManyMarks = (text: string): boolean => text.search(markRuns) !== -1;

/**
 * `String.normalize` in time proportional to the text. The engine orders a run of combining marks in the square of its length (six seconds for 100,000):
 * what exceeds the marks of any script is cut off first.
 */
export const normalizeText = (text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string => text.replace(markRuns, '$1').normalize(form);
