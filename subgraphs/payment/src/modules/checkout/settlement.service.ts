import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { createCoalescedRuns } from '#shared/concurrency/coalescedRuns.ts';
import { answerInTime, deadlineIn, runDetached, runWithin } from '#shared/concurrency/deadline.ts';
import { createLimit } from '#shared/events/limit.ts';
import type { Logger } from '#shared/log.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import type { OfferService } from '../offer/offer.service.ts';
import { findTransaction, updateTransaction } from '../transaction/transaction.collection.ts';
import type { PaymentMethodFacts, Transaction, TransactionRow, Transactions } from '../transaction/transaction.collection.ts';
import { courseUnavailableCode, failureCodeOf, safeFailureCode } from './declineCodes.ts';
import type { Circumstances, WriteOutcome } from './outcome.service.ts';
import { ProviderError } from './provider/paymentProvider.ts';
import type { PaymentProviderPort, ProviderPayment } from './provider/paymentProvider.ts';
import { createProviderSteps } from './providerSteps.service.ts';

/** `isCertain`: the transaction matches the provider's payment. Otherwise the provider gave no answer and the sweeper asks again. */
export type Settlement = { transaction: Transaction; isCertain: boolean };
type SettleRequest = Circumstances & { transactionId: string; isClosing?: boolean };
type Step = Settlement | 'again';
/** The transaction ends now unless it is already paid. `code` is the reason for the buyer, where there is one. */
type Closing = { code: string | null };
type Ending = { status: 'COMPLETED' | 'FAILED' | 'CANCELED'; failureCode: string | null; method: PaymentMethodFacts | null };

type Dependencies = {
  transactions: Transactions;
  connection: Connection;
  clock: Clock;
  log: Logger;
  provider: PaymentProviderPort;
  /** For all requests of one settlement together. A caller stops waiting at its own deadline; the sweeper continues after this one. */
  longestMs: number;
  offers: Pick<OfferService, 'isSellerSuspended'>;
  writeOutcome: WriteOutcome;
};

const maximumSteps = 8;
const longestWriteMs = 30_000;
const maxParallelTransactions = 16;

const endingWithoutPayment = (failureCode: string | null, method: PaymentMethodFacts | null): Ending => ({
  status: failureCode === null ? 'CANCELED' : 'FAILED',
  failureCode,
  method,
});

/**
 * Brings a transaction to the state of its payment at the provider. Requests, webhooks, the sweeper and readers all use it. It reads the state and
 * applies it, so it may run at any time, any number of times, in any number of processes.
 */
export const settlementService = ({ transactions, connection, clock, log, provider, offers, longestMs, writeOutcome }: Dependencies) => {
  const steps = createProviderSteps({
    transactions,
    provider,
    log,
  });
  const limited = createLimit({ maxParallel: maxParallelTransactions });

  const endTransaction = async (
    transaction: Transaction,
    { status, failureCode, method }: Ending,
    circumstances: Circumstances,
  ): Promise<Step> => {
    const now = clock.now();
    const set: Partial<TransactionRow> = {
      status,
      failureCode,
      isSettled: true,
      nextSweepAt: null,
      settledAt: now,
      completedAt: status === 'COMPLETED' ? now : null,
      ...(method === null ? {} : { paymentMethod: method }),
    };
    const writeEnd = () =>
      inTransaction(
        connection,
        async (session) => {
          const ended = await updateTransaction({ transactions, transaction, set, session });
          // Committed although nothing is written: the next read then sees the row as the other process left it.
          if (ended !== null) await writeOutcome({ transaction: ended, session, ...circumstances });
          return ended;
        },
        { deadlineMs: longestWriteMs },
      );
    // Money has moved: the deadline of the requests to the provider does not bound this write.
    const ended = await runDetached(() => limited(writeEnd));
    if (ended === null) return 'again';
    log.info({ transactionId: transaction.id, status, failureCode }, 'transaction settled');
    return { transaction: ended, isCertain: true };
  };

  const storeStatus = async (transaction: Transaction, status: Transaction['status']): Promise<Step> => {
    if (transaction.status === status) return { transaction, isCertain: true };
    const updated = await updateTransaction({ transactions, transaction, set: { status } });
    return updated === null ? 'again' : { transaction: updated, isCertain: true };
  };

  const applyPayment = async (
    transaction: Transaction,
    payment: ProviderPayment,
    circumstances: Circumstances,
    closing: Closing | null = null,
  ): Promise<Step> => {
    const { state, reference } = payment;
    const method: PaymentMethodFacts | null = payment.method === null ? null : { kind: 'CARD', ...payment.method };
    const isOurs = payment.transactionId === transaction.id && payment.currency === transaction.currency;
    if (!isOurs || (state.kind === 'succeeded' && state.receivedMinor !== transaction.totalMinor)) {
      // A person has to look at it.
      log.error({ transactionId: transaction.id, reference }, 'the payment at the provider differs from the requested one');
      return { transaction, isCertain: false };
    }
    switch (state.kind) {
      case 'succeeded': {
        const facts = method ?? { kind: 'CARD', brand: null, last4: null };
        return endTransaction(transaction, { status: 'COMPLETED', failureCode: null, method: facts }, circumstances);
      }
      case 'canceled': {
        const failureCode = transaction.failureCode ?? closing?.code ?? null;
        return endTransaction(transaction, endingWithoutPayment(failureCode, method), circumstances);
      }
      case 'processing':
        return storeStatus(transaction, 'PROCESSING');
      case 'awaitingConfirmation':
        return { transaction, isCertain: false };
      default:
        return storeStatus(transaction, 'REQUIRES_ACTION');
    }
  };

  /**
   * A refused payment could still be paid with another card, so it is canceled at the provider before the transaction ends. The reason is stored first:
   * the provider may drop it when it cancels.
   */
  const closeRefused = async (
    transaction: Transaction,
    { reference, failureCode }: { reference: string; failureCode: string },
    circumstances: Circumstances,
  ): Promise<Step> => {
    const updated =
      transaction.failureCode === null ? await updateTransaction({ transactions, transaction, set: { failureCode } }) : transaction;
    return updated === null ? 'again' : applyPayment(updated, await steps.cancelPayment(reference), circumstances);
  };

  const settleAtProvider = async (transaction: Transaction, closing: Closing | null, circumstances: Circumstances): Promise<Step> => {
    // A payment without a stored reference was never confirmed and its secret was never handed out: it cannot be paid.
    if (closing && transaction.providerReference === null)
      return endTransaction(transaction, endingWithoutPayment(closing.code, null), circumstances);
    const prepared = await steps.preparePayment(transaction);
    if (prepared === null) return 'again';
    const { reference } = prepared.payment;
    const current = prepared.transaction;
    let { payment } = prepared;
    if (payment.state.kind === 'awaitingConfirmation' && !closing) {
      const confirmation = await steps.confirmPayment(current, reference);
      payment = confirmation.payment;
      const failureCode = confirmation.problem && failureCodeOf(confirmation.problem);
      if (payment.state.kind === 'awaitingConfirmation' && failureCode !== null)
        return closeRefused(current, { reference, failureCode }, circumstances);
    }
    if (payment.state.kind === 'declined' && current.request.paymentMethodId !== null)
      return closeRefused(current, { reference, failureCode: safeFailureCode(payment.declineCode ?? '') }, circumstances);
    const isOpen = !['succeeded', 'canceled', 'processing'].includes(payment.state.kind);
    if (closing && isOpen) payment = await steps.cancelPayment(reference);
    return applyPayment(current, payment, circumstances, closing);
  };

  /** A suspended seller's unpaid purchases are closed. Money that has moved counts. */
  const closingOf = async ({ courseId, expiresAt }: Transaction, isClosing: boolean): Promise<Closing | null> => {
    if (await offers.isSellerSuspended(courseId)) return { code: courseUnavailableCode };
    return isClosing || clock.now() >= expiresAt ? { code: null } : null;
  };

  const readStored = async (transactionId: string): Promise<Settlement | null> => {
    const transaction = await findTransaction(transactions, transactionId);
    return transaction && { transaction, isCertain: transaction.isSettled };
  };

  const advance = async (transaction: Transaction, { isClosing = false, actor, requestId }: SettleRequest): Promise<Step> => {
    try {
      return await settleAtProvider(transaction, await closingOf(transaction, isClosing), { actor, requestId });
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      steps.reportProblem(transaction, error);
      const isCreation = transaction.providerReference === null;
      const failureCode = failureCodeOf(error);
      if (isCreation && failureCode !== null)
        return endTransaction(transaction, endingWithoutPayment(failureCode, null), { actor, requestId });
      if (isCreation && error.problem === 'failed') await steps.countAttempt(transaction);
      // Another process may have settled it in the meantime.
      return (await readStored(transaction.id)) ?? { transaction, isCertain: false };
    }
  };

  const settleNow = async (request: SettleRequest): Promise<Settlement | null> => {
    for (let step = 0; step < maximumSteps; step += 1) {
      const transaction = await findTransaction(transactions, request.transactionId);
      if (transaction === null) return null;
      if (transaction.isSettled) return { transaction, isCertain: true };
      const result = await advance(transaction, request);
      if (result !== 'again') return result;
    }
    return readStored(request.transactionId);
  };

  const coalesce = createCoalescedRuns<Settlement | null>();
  return {
    /**
     * Null when the transaction does not exist. With `isClosing` it ends now unless it is already paid. Within an operation the result comes in time:
     * the transaction as stored at that moment, while the settlement continues.
     */
    settle: (request: SettleRequest): Promise<Settlement | null> =>
      answerInTime({
        work: coalesce({
          key: `${request.transactionId}:${String(request.isClosing ?? false)}`,
          run: () => runWithin(deadlineIn(longestMs), () => settleNow(request)),
        }),
        late: () => readStored(request.transactionId),
      }),
  };
};
export type SettlementService = ReturnType<typeof settlementService>;
