import { defineInputError } from '../../problems.ts';

export const noSessionNamed = defineInputError({
  fr: 'La demande n’indique aucune session à fermer.',
  en: 'The request names no session to close.',
});
