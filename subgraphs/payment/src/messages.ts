import type { Message } from '#shared/messages.ts';

export const messages = {
  /** Our own check of its form and the provider's refusal share this message. */
  invalidPaymentMethod: {
    fr: 'Ce moyen de paiement n’existe pas ou ne peut pas être utilisé ici.',
    en: 'This payment method does not exist or cannot be used here.',
  },
} satisfies Record<string, Message>;
