import type { CourseLevel, PricingModel } from '#events/course.ts';
import type { PlanTier } from '#events/money.ts';
import { isPossiblePrice, priceLimits } from '#events/prices.ts';
import { validationError } from '#shared/userErrors.ts';
import type { ValidationError } from '#shared/userErrors.ts';
import { messages } from '../../messages.ts';
import { textListProblems, textProblems } from '../../textRules.ts';
import type { CourseLanguage, Price } from './course.collection.ts';

export const titleRule = { path: 'title', minimum: 5, maximum: 200, isOneLine: true };
export const defaultPricingModel: PricingModel = 'ONE_TIME';
export const defaultLanguage: CourseLanguage = 'fr';

export type CourseDraft = {
  title: string;
  subtitle?: string | null | undefined;
  description?: string | null | undefined;
  language?: string | null | undefined;
  level: CourseLevel;
  categoryId?: string | null | undefined;
  stack?: readonly string[] | null | undefined;
  keywords?: readonly string[] | null | undefined;
  listPrice: Price;
  pricingModel?: PricingModel | undefined;
  minimumPlanTier?: PlanTier | null | undefined;
};

export const toLanguage = (language: string | null | undefined): CourseLanguage | null => {
  if (language === null || language === undefined) return defaultLanguage;
  return language === 'fr' || language === 'en' ? language : null;
};

/** Problems of a price: it must be 0 or an amount that the payment provider can charge. */
const priceProblems = (price: Price): ValidationError[] => {
  const limit = priceLimits.get(price.currency);
  if (!limit) return [validationError({ message: messages.currency, path: ['listPrice', 'currency'] })];
  if (isPossiblePrice(price)) return [];
  return [validationError({ message: messages.price({ currency: price.currency, ...limit }), path: ['listPrice', 'amountMinor'] })];
};

/** All problems of a draft that need no other row. */
export const courseProblems = (draft: CourseDraft): ValidationError[] => [
  ...textProblems(draft.title, titleRule),
  ...textProblems(draft.subtitle, { path: 'subtitle', maximum: 500, isOneLine: true }),
  ...textProblems(draft.description, { path: 'description', maximum: 20_000 }),
  ...(toLanguage(draft.language) === null ? [validationError({ message: messages.language, path: ['language'] })] : []),
  ...textListProblems(draft.stack, { path: 'stack', maximum: 50, maximumItems: 20 }),
  ...textListProblems(draft.keywords, { path: 'keywords', maximum: 50, maximumItems: 30 }),
  ...priceProblems(draft.listPrice),
  ...(draft.pricingModel === 'SUBSCRIPTION' && !draft.minimumPlanTier
    ? [validationError({ message: messages.planTierNeeded, path: ['minimumPlanTier'] })]
    : []),
];

/** Free courses are sold once for 0. A course by plan is never free. */
export const isFreeOffer = ({ listPrice, pricingModel = defaultPricingModel }: Pick<CourseDraft, 'listPrice' | 'pricingModel'>): boolean =>
  pricingModel === 'ONE_TIME' && listPrice.amountMinor === 0;
