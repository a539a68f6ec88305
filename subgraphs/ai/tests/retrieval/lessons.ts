import { toPassages } from '../../src/retrieval/passages.ts';
import type { LessonText, Passage } from '../../src/retrieval/passages.ts';

const lesson = (lesson: LessonText): LessonText => lesson;

export const gitRebase = lesson({
  lessonId: 'les_rebase',
  title: 'Réécrire son historique',
  courseTitle: 'Git au quotidien',
  language: 'fr',
  text: `Un historique lisible se relit plus vite.

## Rejouer ses commits

La commande \`git rebase\` rejoue vos commits au sommet d'une autre branche. Elle ne crée pas de commit de fusion.

\`\`\`sh
git switch sujet
git rebase main
\`\`\`

## Annuler une réécriture

Le journal des références conserve chaque position de la branche pendant 90 jours. Il faut lire \`git reflog\`, puis revenir en arrière.`,
});

export const gitMerge = lesson({
  lessonId: 'les_merge',
  title: 'Fusionner deux branches',
  courseTitle: 'Git au quotidien',
  language: 'fr',
  text: `La commande \`git merge\` réunit deux branches et garde leurs deux passés. Un conflit apparaît quand la même ligne a changé des deux côtés.

Pour résoudre un conflit, ouvrez le fichier, choisissez la bonne version, puis enregistrez-la avec \`git add\`.`,
});

export const sumIfs = lesson({
  lessonId: 'les_sommesiens',
  title: 'Additionner sous conditions',
  courseTitle: 'Excel pratique',
  language: 'fr',
  text: `La fonction SOMME.SI.ENS additionne les cellules qui remplissent plusieurs critères. Elle accepte jusqu'à 127 couples de plage et de critère.

La fonction SOMME.SI n'accepte qu'un seul critère. Le fichier ventes.csv contient les données de l'exercice.`,
});

export const pivot = lesson({
  lessonId: 'les_pivot',
  title: 'Reading files with pandas',
  courseTitle: 'Data work in Python',
  language: 'en',
  text: `The function \`read_csv\` reads a .csv file into a data frame. Its \`sep\` argument sets the separator, a comma by default.

## Missing values

A missing value is shown as NaN. The method \`dropna\` removes every row that has one, because most models refuse gaps.`,
});

export const pointers = lesson({
  lessonId: 'les_pointers',
  title: 'Pointers in C++',
  courseTitle: 'Systems programming',
  language: 'en',
  text: `A pointer in C++ holds the address of another object. A smart pointer frees its object when the last owner disappears.

The C# language has references instead, and a garbage collector that runs on Windows, Linux and macOS.`,
});

export const allLessons: readonly LessonText[] = [gitRebase, gitMerge, sumIfs, pivot, pointers];

export const allPassages = (): { lessonId: string; passages: Passage[] }[] =>
  allLessons.map((each) => ({ lessonId: each.lessonId, passages: toPassages(each) }));
