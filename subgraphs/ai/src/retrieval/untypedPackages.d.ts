declare module 'snowball-stemmers' {
  const snowball: { newStemmer(algorithm: 'french' | 'english'): { stem(word: string): string } };
  export = snowball;
}

declare module 'stopword' {
  export const fra: readonly string[];
  export const eng: readonly string[];
}
