import { timingSafeEqual } from 'node:crypto';
import type { ApiRequest } from './api.ts';
import { inWords } from './currency.ts';
import { parseForm } from './form.ts';
import { authenticatePaymentIntent } from './paymentIntents.ts';
import type { PaymentIntentRow } from './rows.ts';
import type { State } from './state.ts';

export type Page = { status: number; headers: Record<string, string>; body: string };

const path = /^\/redirect\/authenticate\/([^/]+)$/;
export const isHostedPage = (request: ApiRequest): boolean => path.test(request.path);

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

const words = {
  fr: {
    title: 'Authentification 3-D Secure (banque de test)',
    ask: 'Autoriser le paiement de',
    yes: 'Autoriser',
    no: 'Refuser',
    over: 'Vous pouvez fermer cette page.',
    unknown: 'Page inconnue.',
  },
  en: {
    title: '3-D Secure authentication (test bank)',
    ask: 'Authorise the payment of',
    yes: 'Authorise',
    no: 'Refuse',
    over: 'You can close this page.',
    unknown: 'Unknown page.',
  },
};
type Language = keyof typeof words;

const languageOf = (request: ApiRequest): Language => (request.header('accept-language')?.toLowerCase().startsWith('en') ? 'en' : 'fr');

const page = ({ status, language, content }: { status: number; language: Language; content: string }): Page => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  },
  body: `<!doctype html>
<html lang="${language}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words[language].title}</title>
<style>body{font:1.1rem/1.5 system-ui;max-width:26rem;margin:12vh auto;padding:0 1rem}button{font:inherit;padding:.6rem 1.2rem;margin-right:.6rem}</style>
<h1>${words[language].title}</h1>
${content}
</html>
`,
});

/** The address to which the buyer returns, with Stripe's parameters. */
const returnAddress = (intent: PaymentIntentRow, returnUrl: string): string => {
  const address = new URL(returnUrl);
  address.searchParams.set('payment_intent', intent.id);
  address.searchParams.set('payment_intent_client_secret', intent.clientSecret);
  address.searchParams.set('redirect_status', intent.status === 'succeeded' || intent.status === 'processing' ? 'succeeded' : 'failed');
  return address.href;
};

// Compared as bytes: two texts of equal length may have different numbers of bytes.
const isToken = (given: string, expected: string): boolean => {
  const [presented, wanted] = [Buffer.from(given), Buffer.from(expected)];
  return presented.length === wanted.length && timingSafeEqual(presented, wanted);
};

/** The bank's page of `next_action`: GET shows the question, POST answers it and redirects to `return_url`. */
export const createHostedPage =
  (state: State) =>
  (request: ApiRequest): Page => {
    const language = languageOf(request);
    const text = words[language];
    const query = parseForm(request.query);
    const token = query.ok && typeof query.form['token'] === 'string' ? query.form['token'] : '';
    const id = path.exec(request.path)?.[1] ?? '';
    const intent = state.paymentIntents.rows.get(id);
    if (!intent || !isToken(token, intent.authenticationToken)) return page({ status: 404, language, content: `<p>${text.unknown}</p>` });

    const leave = (now: PaymentIntentRow): Page =>
      now.returnUrl === null
        ? page({ status: 200, language, content: `<p>${text.over}</p>` })
        : { status: 303, headers: { location: returnAddress(now, now.returnUrl), 'cache-control': 'no-store' }, body: '' };

    // A second visit, or a payment that was settled otherwise: the question no longer exists.
    if (intent.status !== 'requires_action') return leave(intent);
    if (request.method === 'POST') {
      const answer = parseForm(request.body);
      const outcome = answer.ok && answer.form['outcome'] === 'succeed' ? 'succeed' : 'fail';
      state.transact({ requestId: null, idempotencyKey: null }, (work) => authenticatePaymentIntent(work, { id, outcome }));
      return leave(state.paymentIntents.rows.get(id) ?? intent);
    }
    return page({
      status: 200,
      language,
      content: `<p>${text.ask} <strong>${escaped(inWords(intent))}</strong>${intent.description === null ? '' : ` (${escaped(intent.description)})`}</p>
<form method="post"><button name="outcome" value="succeed">${text.yes}</button><button name="outcome" value="fail">${text.no}</button></form>`,
    });
  };
