import type { Logger } from '#shared/log.ts';
import { updateTransaction } from '../transaction/transaction.collection.ts';
import type { Transaction, Transactions } from '../transaction/transaction.collection.ts';
import { isFaultOfOurs, ProviderError } from './provider/paymentProvider.ts';
import type { PaymentProviderPort, ProviderPayment } from './provider/paymentProvider.ts';

/** The requests of a settlement to the payment provider, and the writes between them. */
export const createProviderSteps = ({
  transactions,
  provider,
  log,
}: {
  transactions: Transactions;
  provider: PaymentProviderPort;
  log: Logger;
}) => {
  const reportProblem = ({ id: transactionId }: Transaction, { problem, code, parameter }: ProviderError): void => {
    // A refused card is an expected outcome, and its code may say more than a log should (stolen_card).
    if (problem === 'declined' || problem === 'methodRefused') return;
    const details = { transactionId, problem, providerCode: code, parameter };
    if (isFaultOfOurs({ problem })) log.error({ ...details, alert: 'payment_request' }, 'the payment provider rejects our requests');
    else log.warn(details, 'the payment provider gave no usable answer');
  };

  /** Changes the idempotency keys of later requests, for the provider may keep a failure under the old one. Neither request can charge twice. */
  const countAttempt = async ({ id, request: { attempt } }: Transaction): Promise<void> => {
    await transactions.updateOne({ _id: id, 'request.attempt': attempt }, { $inc: { 'request.attempt': 1 } });
  };

  return {
    reportProblem,
    countAttempt,

    /** Reads the payment back, or creates it. Null when another process has changed the transaction. Only a payment with a stored reference is confirmed. */
    async preparePayment(transaction: Transaction): Promise<{ transaction: Transaction; payment: ProviderPayment } | null> {
      const { id, providerReference, totalMinor, currency, lines, request } = transaction;
      if (providerReference !== null) return { transaction, payment: await provider.readBack(providerReference) };
      const payment = await provider.create({
        transactionId: id,
        amountMinor: totalMinor,
        currency,
        description: lines.map(({ description }) => description).join(', '),
        paymentMethodId: request.paymentMethodId,
        idempotencyKey: `${id}:create:${request.attempt}`,
      });
      const updated = await updateTransaction({ transactions, transaction, set: { providerReference: payment.reference } });
      return updated && { transaction: updated, payment };
    },

    async confirmPayment(
      transaction: Transaction,
      reference: string,
    ): Promise<{ payment: ProviderPayment; problem: ProviderError | null }> {
      const { id, request } = transaction;
      try {
        const idempotencyKey = `${id}:confirm:${request.attempt}`;
        const payment = await provider.confirm({ reference, returnUrl: request.returnUrl, idempotencyKey });
        return { payment, problem: null };
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        reportProblem(transaction, error);
        // The payment itself holds the result, whether the request was refused, lost or failed.
        const payment = await provider.readBack(reference);
        if (payment.state.kind === 'awaitingConfirmation' && error.problem === 'failed') await countAttempt(transaction);
        return { payment, problem: error };
      }
    },

    /** Cancels the payment, or reads it back where it is too late or already done. */
    async cancelPayment(reference: string): Promise<ProviderPayment> {
      try {
        return await provider.cancel(reference);
      } catch (error) {
        if (error instanceof ProviderError && error.problem === 'overtaken') return provider.readBack(reference);
        throw error;
      }
    },
  };
};
