import { expect, test } from 'vitest';
import { splitSentences } from '../../src/retrieval/sentences.ts';

test.each([
  [
    'abbreviations',
    'M. Dupont et Mme. Martin citent p. ex. Excel, cf. la leçon 2. Puis ils partent.',
    ['M. Dupont et Mme. Martin citent p. ex. Excel, cf. la leçon 2.', 'Puis ils partent.'],
  ],
  ['English titles', 'Dr. Smith met Mrs. Jones, e.g. At noon. They spoke.', ['Dr. Smith met Mrs. Jones, e.g. At noon.', 'They spoke.']],
  ['decimals and versions', 'Pi vaut 3.14 environ. Python 3.11 suffit.', ['Pi vaut 3.14 environ.', 'Python 3.11 suffit.']],
  [
    'initials',
    'Le livre de J. R. R. Tolkien et de J.-P. Martin date de 1954. Il est long.',
    ['Le livre de J. R. R. Tolkien et de J.-P. Martin date de 1954.', 'Il est long.'],
  ],
  ['a letter that ends a sentence', 'On prend la vitamine C. Elle aide.', ['On prend la vitamine C.', 'Elle aide.']],
  ['function names', 'SOMME.SI additionne. SOMME.SI.ENS aussi.', ['SOMME.SI additionne.', 'SOMME.SI.ENS aussi.']],
  [
    'etc. inside and at the end',
    'Des chats, etc. sont là. Des chiens, etc. Voilà tout.',
    ['Des chats, etc. sont là.', 'Des chiens, etc.', 'Voilà tout.'],
  ],
  [
    'French spacing and quotes',
    'Vraiment ? Oui ! « Il le dit. » Elle écoute…  Puis rien.',
    ['Vraiment ?', 'Oui !', '« Il le dit. »', 'Elle écoute…', 'Puis rien.'],
  ],
  ['code between backticks', 'Écrivez `a. B ! C` ici. `git add` ajoute.', ['Écrivez `a. B ! C` ici.', '`git add` ajoute.']],
  ['no final mark', 'Une phrase. une suite', ['Une phrase. une suite']],
  ['nothing', '  ', []],
])('%s', (_, paragraph, sentences) => {
  expect(splitSentences(paragraph)).toEqual(sentences);
});
