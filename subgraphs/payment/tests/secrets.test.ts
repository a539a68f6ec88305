import { mongo } from 'mongoose';
import { expect, test } from 'vitest';
import { holdingsOf, purchase, purchaseDocument, startPayment } from './kit.ts';
import { newestSecret, oldSecret, secretKey } from './stripe.ts';

test('logs, database and errors hold no secret of a payment, no card number and no address', { tags: ['C19', 'H12'] }, async () => {
  const lines: string[] = [];
  const world = await startPayment({ withWebhooks: true, sweepEveryMs: 100, writeLog: (line) => void lines.push(line) });
  try {
    const answers: unknown[] = [];
    const cardNumber = '4242424242424242';
    const buyer = await world.verifiedBuyer();
    const secrets: string[] = [];
    for (const paymentMethodId of ['pm_card_visa', 'pm_card_threeDSecure2Required', 'pm_card_chargeDeclinedStolenCard', cardNumber, null]) {
      const answer = await purchase(world, buyer, { courseId: await world.course(), payment: paymentMethodId ? { paymentMethodId } : {} });
      const { clientSecret } = answer.checkout?.nextAction ?? {};
      if (clientSecret) secrets.push(clientSecret);
      answers.push(answer.userErrors);
    }
    expect(secrets.length).toBe(2);
    const [authenticated] = secrets;
    await world.stripe.authenticate(authenticated?.split('_secret_')[0] ?? '', 'succeed');
    // Every kind of failure writes its own kind of line.
    for (const fault of [
      { kind: 'error_after', operation: 'payment_intents.confirm', times: 1 },
      { kind: 'reset_after', operation: 'payment_intents.create', times: 2 },
      { kind: 'error_before', operation: 'payment_intents.retrieve', times: 3 },
    ]) {
      await world.stripe.fault(fault);
      answers.push(
        await world.ask(buyer, purchaseDocument, {
          input: {
            courseId: await world.course(),
            idempotencyKey: JSON.stringify(fault),
            payment: { paymentMethodId: 'pm_card_visa' },
          },
        }),
      );
    }
    await world.stripe.clearFaults();
    for (let round = 0; round < 3; round += 1) {
      world.clock.advance(35_000);
      await world.settleDue();
    }
    await fetch(world.webhookUrl, {
      method: 'POST',
      body: '{"canary":"body_canary"}',
      headers: { 'content-type': 'application/json', 'stripe-signature': 't=1,v1=header_canary' },
    });
    await expect.poll(async () => (await world.stripe.state()).pendingWebhooks).toBe(0);
    await expect.poll(async () => (await holdingsOf(world, buyer.userId, 'none')).transactionIds).toEqual([]);

    const { db } = world.process().connection;
    if (!db) throw new Error('no database');
    const collections = await db.listCollections().toArray();
    const dump: string[] = [];
    for (const { name } of collections) {
      for (const row of await db.collection(name).find({}).toArray()) {
        // Bytes as text too: base64 would hide a secret.
        const bytes = Object.values(row).filter((value) => value instanceof mongo.Binary);
        dump.push(mongo.BSON.EJSON.stringify(row), ...bytes.map((value) => Buffer.from(value.value()).toString('latin1')));
      }
    }
    const canaries = [
      ...secrets,
      '_secret_',
      'client_secret',
      secretKey,
      newestSecret,
      oldSecret,
      cardNumber,
      'learner@har.example',
      'body_canary',
      'header_canary',
      'stolen_card',
    ];
    const found = (place: string, text: string) =>
      canaries.filter((canary) => text.includes(canary)).map((canary) => `${place}: ${canary}`);
    expect([
      ...found('logs', lines.join('\n')),
      ...found('database', dump.join('\n')),
      ...found('errors', JSON.stringify(answers)),
    ]).toEqual([]);
    expect(lines.length).toBeGreaterThan(20);
    expect(collections.map(({ name }) => name)).toContain('webhookInbox');
    expect(await db.collection('webhookInbox').countDocuments({})).toBeGreaterThan(5);
  } finally {
    await world.stop();
  }
});
