import type { LessonText } from '../../src/retrieval/passages.ts';

/** Lessons on unrelated topics. */
export const plantedLessons: readonly LessonText[] = [
  {
    lessonId: 'les_four',
    title: 'Le four à bois',
    language: 'fr',
    text: `Le four du fournil chauffe à 412 degrés. La pizza y reste 3 min. Une fournée demande 12 kg de bûches, et le four se trouve à 25 mètres de la boutique.

La pâte lève pendant deux heures. Une part de tarte est vendue 20 euros. Le boulanger s’appelle Anselme Trivier.`,
  },
  {
    lessonId: 'les_recherchex',
    title: 'Chercher une valeur',
    courseTitle: 'Formules de tableur',
    language: 'fr',
    text: `Dans RECHERCHEX, tapez d’abord la valeur cherchée, puis la plage de recherche et la plage de résultat.

La fonction \`INDEX\` renvoie la cellule d’une plage. Un quatrième argument remplace le message d’erreur.`,
  },
  {
    lessonId: 'les_ruche',
    title: 'La ruche',
    language: 'fr',
    text: `Une ruche compte environ 40 000 abeilles en été. La reine pond jusqu’à 2 000 œufs par jour. Le miel contient 18 % d’eau.

L’apiculteur enfume la ruche parce que la fumée calme les abeilles. Les abeilles butinent quand il fait plus de 13 °C.`,
  },
  {
    lessonId: 'les_kayak',
    title: 'Choosing a kayak',
    language: 'en',
    text: `A sea kayak weighs 24 kg and is 5.2 metres long. Renting one costs $35 for half a day. The hull is made of polyethylene.

Paddlers wear a spray skirt because cold water makes the boat unstable. The crossing to Brehat takes 90 minutes. The speed of the tidal current reaches 4 knots.`,
  },
  {
    lessonId: 'les_lamp',
    title: 'Signal lamps',
    language: 'en',
    text: `The lighthouse lamp was lit by Augustin Keller in 1907. Its bulb needs 400 watts. To use the shutter, pull the brass lever twice.

The keeper cleans the lens every morning, so that salt does not scratch the glass. The tower has 212 steps.`,
  },
];

/** `answer`: words of the first sentence of the answer; null when no lesson answers the question. */
export type PlantedQuestion = { question: string; answer: string | null };
const answered = (question: string, answer: string): PlantedQuestion => ({ question, answer });
const refused = (question: string): PlantedQuestion => ({ question, answer: null });

export const frenchQuestions: readonly PlantedQuestion[] = [
  answered('Comment écrire RECHERCHEX ?', 'Dans RECHERCHEX'),
  answered('Comment utiliser RECHERCHEX ?', 'Dans RECHERCHEX'),
  answered('Comment faire une RECHERCHEX ?', 'Dans RECHERCHEX'),
  answered('Pouvez-vous expliquer RECHERCHEX ?', 'Dans RECHERCHEX'),
  answered('Que renvoie la fonction INDEX ?', 'renvoie la cellule'),
  answered('À quoi sert le quatrième argument ?', 'remplace le message'),
  answered('Quelle est la température du four ?', '412 degrés'),
  answered('À combien de degrés chauffe le four ?', '412 degrés'),
  answered('Combien de temps reste la pizza ?', '3 min'),
  answered('Quel est le prix d’une part de tarte ?', '20 euros'),
  answered('Combien coûte une part de tarte ?', '20 euros'),
  answered('Quel poids de bûches demande une fournée ?', '12 kg'),
  answered('À quelle distance de la boutique se trouve le four ?', '25 mètres'),
  answered('Comment s’appelle le boulanger ?', 'Anselme Trivier'),
  answered('Combien d’abeilles compte une ruche ?', '40 000 abeilles'),
  answered('Quelle proportion d’eau contient le miel ?', '18 %'),
  answered('Pourquoi enfume-t-on la ruche ?', 'la fumée calme'),
  answered('À quelle température les abeilles butinent-elles ?', '13 °C'),
  answered('Combien pèse le bois d’une fournée de bûches ?', '12 kg'),
  answered('Comment calmer les abeilles ?', 'la fumée calme'),
  answered('Où se trouve le four ?', '25 mètres'),
  answered('Peux-tu me montrer comment utiliser INDEX ?', 'renvoie la cellule'),
  answered('Expliquez-moi la fonction INDEX.', 'renvoie la cellule'),
  answered('Combien de temps la pâte met-elle à lever ?', 'deux heures'),
  refused('Quelle est la température du lac ?'),
  refused('Quelle est la hauteur de la ruche ?'),
  refused('Quelle est la vitesse des abeilles ?'),
  refused('Combien mesure la reine ?'),
  refused('Comment réparer le four ?'),
  refused('Qu’est-ce qu’un varroa ?'),
  refused('En quelle année la boutique a-t-elle ouvert ?'),
  refused('Quel est le prix du miel ?'),
  refused('Combien coûte une ruche en cuivre ?'),
  refused('Quelle est la durée de vie d’un bourdon ?'),
  refused('Qui a inventé la fonction RECHERCHEV ?'),
  refused('Comment écrire SOMMEPROD ?'),
  refused('Comment utiliser la fonction EQUIV ?'),
  refused('Comment faire du fromage ?'),
  refused('Quel est le prix d’une part de flan ?'),
  refused('Combien de temps reste la brioche dans le four ?'),
  refused('Quelle est la capitale de la Mongolie ?'),
  refused('Combien de frelons compte une ruche ?'),
  refused('Comment s’appelle le facteur ?'),
  refused('Quelle est la puissance du four ?'),
  refused('Quel poids de farine demande une fournée ?'),
  refused('Pourquoi la ruche est-elle hexagonale ?'),
];

export const englishQuestions: readonly PlantedQuestion[] = [
  answered('How much does a sea kayak weigh?', '24 kg'),
  answered('What is the weight of a sea kayak?', '24 kg'),
  answered('How long is a sea kayak?', '5.2 metres'),
  answered('What is the price of renting a kayak?', '$35'),
  answered('How much does renting a kayak cost?', '$35'),
  answered('How long does the crossing to Brehat take?', '90 minutes'),
  answered('What is the hull made of?', 'polyethylene'),
  answered('How do I use the shutter?', 'brass lever'),
  answered('Can you explain the shutter?', 'brass lever'),
  answered('Who lit the lighthouse lamp?', 'Augustin Keller'),
  answered('How many steps does the tower have?', '212 steps'),
  answered('How fast is the tidal current?', '4 knots'),
  answered('Why do paddlers wear a spray skirt?', 'cold water'),
  answered('When was the lighthouse lamp lit?', '1907'),
  answered('How heavy is a sea kayak?', '24 kg'),
  answered('Could you tell me how to use the shutter?', 'brass lever'),
  answered('How much power does the bulb of the lamp need?', '400 watts'),
  answered('What does the keeper clean every morning?', 'cleans the lens'),
  refused('What is the temperature of the water?'),
  refused('What is the height of the tower?'),
  refused('What is the price of the lamp?'),
  refused('How do I repair the hull?'),
  refused('What is a sextant?'),
  refused('What is the price of a helmet?'),
  refused('How much does the lighthouse cost?'),
  refused('How do I write a rescue plan?'),
  refused('How do I use the compass?'),
  refused('Who painted the lighthouse?'),
  refused('How long does the ferry to Brehat take?'),
  refused('What is the weight of the anchor?'),
  refused('How many seagulls does the tower have?'),
  refused('What is the capital of Mongolia?'),
  refused('How hot is the bulb?'),
  refused('Can you explain photosynthesis?'),
  refused('Why do paddlers wear gloves?'),
];
