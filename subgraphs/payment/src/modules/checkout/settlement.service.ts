import type { Connection } from 'mongoose';
import type { Clock } from '#shared/clock.ts';
import { answerInTime, deadlineIn, runDetached, runWithin } from '#shared/deadline.ts';
import { createLimit } from '#shared/events/limit.ts';
import type { Logger } from '#shared/log.ts';
import { inTransaction } from '#shared/mongo/transaction.ts';
import type { ReachPurchasePoint } from '../../crashPoints.ts';
import { transactionsOf } from '../transaction/transaction.model.ts';
import type { PaymentMethodFacts, TransactionRow } from '../transaction/transaction.model.ts';
import { courseUnavailableCode, failureCodeOf, safeFailureCode } from './declineCodes.ts';
import { isFaultOfOurs, ProviderError } from './provider/paymentProvider.ts';
import type { Offers } from '../offer/offer.service.ts';
import type { PaymentProviderPort, ProviderPayment } from './provider/paymentProvider.ts';
import type { Circumstances, WriteOutcome } from './outcome.service.ts';
import { createLatestRun } from './latestRun.ts';

/** `isCertain`: the row says what the provider says. Else the provider gave no answer, and the sweeper goes on asking. */
export type Settlement = { row: TransactionRow; isCertain: boolean };
type Asked = Circumstances & { transactionId: string; isClosing?: boolean };
type Step = Settlement | 'again';
/** Ends now unless it is paid already; `code` says why, where the buyer is to be told. */
type Closing = { code: string | null };
type Ending = { status: 'COMPLETED' | 'FAILED' | 'CANCELED'; failureCode: string | null; method: PaymentMethodFacts | null };

type Dependencies = {
  connection: Connection;
  clock: Clock;
  log: Logger;
  provider: PaymentProviderPort;
  /** For the requests of one settling together. Whoever waits for it stops at an own deadline; the sweeper goes on from where it ended. */
  longestMs: number;
  offers: Pick<Offers, 'isSellerSuspended'>;
  writeOutcome: WriteOutcome;
  reach: ReachPurchasePoint;
};

const maximumSteps = 8;
const longestWriteMs = 30_000;
const transactionsAtOnce = 16;

/**
 * Brings a transaction to where its payment is at the provider. The one way in for answers, webhooks, the sweeper and readers: it reads the truth and
 * applies it, so it may run at any time, any number of times, in any number of processes.
 */
export const createSettlement = ({ connection, clock, log, provider, offers, longestMs, writeOutcome, reach }: Dependencies) => {
  const transactions = () => transactionsOf(connection);
  const limited = createLimit({ maxParallel: transactionsAtOnce });

  /** Only from the row as it was read: whoever was faster wins, and we look again. */
  const change = (row: TransactionRow, set: Partial<TransactionRow>): Promise<TransactionRow | null> =>
    transactions().findOneAndUpdate(
      { _id: row._id, revision: row.revision, isSettled: false },
      { $set: set, $inc: { revision: 1 } },
      { returnDocument: 'after' },
    );

  const finish = async (row: TransactionRow, { status, failureCode, method }: Ending, circumstances: Circumstances): Promise<Step> => {
    const now = clock.now();
    const write = () =>
      inTransaction(
        connection,
        async (session) => {
          const written = await transactions().findOneAndUpdate(
            { _id: row._id, revision: row.revision, isSettled: false },
            {
              $set: {
                status,
                failureCode,
                isSettled: true,
                nextSweepAt: null,
                settledAt: now,
                completedAt: status === 'COMPLETED' ? now : null,
                ...(method === null ? {} : { paymentMethod: method }),
              },
              $inc: { revision: 1 },
            },
            { returnDocument: 'after', session },
          );
          // Committed all the same, although nothing is written: then this row, as another process has left it, is there for the next reading.
          if (written === null) return null;
          reach('finish.transactionWritten');
          await writeOutcome({ row: written, session, ...circumstances });
          return written;
        },
        { deadlineMs: longestWriteMs },
      );
    // Money has moved: what bounds the questions at the provider does not end the writing of their answer.
    const settled = await runDetached(() => limited(write));
    reach('finish.committed');
    if (settled === null) return 'again';
    log.info({ transactionId: row._id, status, failureCode }, 'transaction settled');
    return { row: settled, isCertain: true };
  };

  const report = (row: TransactionRow, { problem, code, parameter }: ProviderError): void => {
    // The buyer's card: an expected outcome, and its code may say more than a log should (stolen_card).
    if (problem === 'declined' || problem === 'methodRefused') return;
    const details = { transactionId: row._id, problem, providerCode: code, parameter };
    if (isFaultOfOurs({ problem })) log.error({ ...details, alert: 'payment_request' }, 'the payment provider rejects our requests');
    else log.warn(details, 'the payment provider gave no usable answer');
  };

  const cancel = async (reference: string): Promise<ProviderPayment> => {
    try {
      const payment = await provider.cancel(reference);
      reach('settle.canceled');
      return payment;
    } catch (error) {
      // Too late, or done already: what is true is read.
      if (error instanceof ProviderError && error.problem === 'overtaken') return provider.readBack(reference);
      throw error;
    }
  };

  /** Another key next time: this one may have kept the provider's failure. Harmless, for neither request can charge a second time. */
  const countAttempt = async (row: TransactionRow): Promise<void> => {
    await transactions().updateOne({ _id: row._id, 'request.attempt': row.request.attempt }, { $inc: { 'request.attempt': 1 } });
    reach('settle.attemptCounted');
  };

  /** The payment as it is now, made where there is none. Only a payment whose reference is stored is ever confirmed. */
  const prepared = async (row: TransactionRow): Promise<{ row: TransactionRow; payment: ProviderPayment } | 'again'> => {
    if (row.providerReference !== null) {
      const payment = await provider.readBack(row.providerReference);
      reach('settle.readBack');
      return { row, payment };
    }
    const payment = await provider.create({
      transactionId: row._id,
      amountMinor: row.totalMinor,
      currency: row.currency,
      description: row.lines.map(({ description }) => description).join(', '),
      paymentMethodId: row.request.paymentMethodId,
      idempotencyKey: `${row._id}:create:${row.request.attempt}`,
    });
    reach('settle.created');
    const stored = await change(row, { providerReference: payment.reference });
    reach('settle.referenceStored');
    return stored === null ? 'again' : { row: stored, payment };
  };

  const confirmed = async (
    row: TransactionRow,
    reference: string,
  ): Promise<{ payment: ProviderPayment; problem: ProviderError | null }> => {
    try {
      const payment = await provider.confirm({
        reference,
        returnUrl: row.request.returnUrl,
        idempotencyKey: `${row._id}:confirm:${row.request.attempt}`,
      });
      reach('settle.confirmed');
      return { payment, problem: null };
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      report(row, error);
      // Refused, lost or failed: what became of it stands in the payment itself.
      const payment = await provider.readBack(reference);
      reach('settle.readBack');
      if (payment.state.kind === 'awaitingConfirmation' && error.problem === 'failed') await countAttempt(row);
      return { payment, problem: error };
    }
  };

  const note = async (row: TransactionRow, status: TransactionRow['status'], isCertain: boolean): Promise<Step> => {
    if (row.status === status) return { row, isCertain };
    const noted = await change(row, { status });
    reach('settle.statusNoted');
    return noted === null ? 'again' : { row: noted, isCertain };
  };

  const apply = async (
    row: TransactionRow,
    payment: ProviderPayment,
    circumstances: Circumstances,
    closing: Closing | null = null,
  ): Promise<Step> => {
    const { state, method } = payment;
    const facts: PaymentMethodFacts | null = method === null ? null : { kind: 'CARD', ...method };
    const isOurs = payment.transactionId === row._id && payment.currency === row.currency;
    if (!isOurs || (state.kind === 'succeeded' && state.receivedMinor !== row.totalMinor)) {
      // Nothing that we asked for: a person has to look at it.
      log.error({ transactionId: row._id, reference: payment.reference }, 'the payment at the provider is not the one that was asked for');
      return { row, isCertain: false };
    }
    switch (state.kind) {
      case 'succeeded':
        return finish(
          row,
          { status: 'COMPLETED', failureCode: null, method: facts ?? { kind: 'CARD', brand: null, last4: null } },
          circumstances,
        );
      case 'canceled': {
        const failureCode = row.failureCode ?? closing?.code ?? null;
        return finish(row, { status: failureCode === null ? 'CANCELED' : 'FAILED', failureCode, method: facts }, circumstances);
      }
      case 'processing':
        return note(row, 'PROCESSING', true);
      case 'awaitingConfirmation':
        return { row, isCertain: false };
      default:
        return note(row, 'REQUIRES_ACTION', true);
    }
  };

  /**
   * A refused payment could still be paid with another card: it is closed at the provider before it is closed here. The reason is kept first, for the
   * provider may forget it with the closing.
   */
  const closeRefused = async (
    row: TransactionRow,
    { reference, failureCode }: { reference: string; failureCode: string },
    circumstances: Circumstances,
  ): Promise<Step> => {
    const noted = row.failureCode === null ? await change(row, { failureCode }) : row;
    reach('settle.refusalNoted');
    return noted === null ? 'again' : apply(noted, await cancel(reference), circumstances);
  };

  const settleAtProvider = async (row: TransactionRow, closing: Closing | null, circumstances: Circumstances): Promise<Step> => {
    // Never asked for, or asked for without an answer: nobody can pay what was never confirmed and whose secret nobody has.
    if (closing && row.providerReference === null) {
      const { code: failureCode } = closing;
      return finish(row, { status: failureCode === null ? 'CANCELED' : 'FAILED', failureCode, method: null }, circumstances);
    }
    const ready = await prepared(row);
    if (ready === 'again') return 'again';
    const { reference } = ready.payment;
    const current = ready.row;
    let { payment } = ready;
    if (payment.state.kind === 'awaitingConfirmation' && !closing) {
      const attempt = await confirmed(current, reference);
      payment = attempt.payment;
      const failureCode = attempt.problem && failureCodeOf(attempt.problem);
      if (payment.state.kind === 'awaitingConfirmation' && failureCode !== null) {
        return closeRefused(current, { reference, failureCode }, circumstances);
      }
    }
    if (payment.state.kind === 'declined' && current.request.paymentMethodId !== null) {
      return closeRefused(current, { reference, failureCode: safeFailureCode(payment.declineCode ?? '') }, circumstances);
    }
    const isOpen = !['succeeded', 'canceled', 'processing'].includes(payment.state.kind);
    if (closing && isOpen) payment = await cancel(reference);
    return apply(current, payment, circumstances, closing);
  };

  /** A seller who is suspended sells nothing more: what is not paid by then is closed, and money that has moved counts. */
  const closingOf = async (row: TransactionRow, isClosing: boolean): Promise<Closing | null> => {
    if (await offers.isSellerSuspended(row.courseId)) return { code: courseUnavailableCode };
    return isClosing || clock.now() >= row.expiresAt ? { code: null } : null;
  };

  const latestOf = async (transactionId: string): Promise<Settlement | null> => {
    const row = await transactions().findOne({ _id: transactionId });
    return row && { row, isCertain: row.isSettled };
  };
  const advance = async (row: TransactionRow, { isClosing = false, actor, requestId }: Asked): Promise<Step> => {
    try {
      return await settleAtProvider(row, await closingOf(row, isClosing), { actor, requestId });
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      report(row, error);
      const isCreation = row.providerReference === null;
      const failureCode = failureCodeOf(error);
      if (isCreation && failureCode !== null) return finish(row, { status: 'FAILED', failureCode, method: null }, { actor, requestId });
      if (isCreation && error.problem === 'failed') await countAttempt(row);
      // Another process may have had its answer in the meantime.
      return (await latestOf(row._id)) ?? { row, isCertain: false };
    }
  };

  const settleNow = async (asked: Asked): Promise<Settlement | null> => {
    for (let step = 0; step < maximumSteps; step += 1) {
      const row = await transactions().findOne({ _id: asked.transactionId });
      reach('settle.rowRead');
      if (row === null) return null;
      if (row.isSettled) return { row, isCertain: true };
      const result = await advance(row, asked);
      if (result !== 'again') return result;
    }
    return latestOf(asked.transactionId);
  };

  const latestRun = createLatestRun<Settlement | null>();
  return {
    /**
     * Null when there is no such transaction. With `isClosing` it ends now, unless it is paid already. Within an operation the answer comes in its time:
     * the row as it is then, and the settling goes on.
     */
    settle: (asked: Asked): Promise<Settlement | null> =>
      answerInTime({
        work: latestRun({
          key: `${asked.transactionId}:${String(asked.isClosing ?? false)}`,
          run: () => runWithin(deadlineIn(longestMs), () => settleNow(asked)),
        }),
        late: () => latestOf(asked.transactionId),
      }),
  };
};
export type SettlementService = ReturnType<typeof createSettlement>;
