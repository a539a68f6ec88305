/** The words of a name as they are searched for: without case, accents and punctuation. `Zoé d’Œil` becomes zoe, d, oeil. */
export const nameWords = (name: string): string[] => [
  ...new Set(
    name
      .toLowerCase()
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .replaceAll('ß', 'ss')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  ),
];
