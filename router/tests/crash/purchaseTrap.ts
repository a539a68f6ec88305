/**
 * Loaded by `node --import` before the product. Kills the process, as kill -9 does, in place of one step of the first purchase: a command to payment's
 * database or a request to Stripe. KILL_AT_STEP is the number of the step, the first being 1, or its name.
 */
import { subscribe } from 'node:diagnostics_channel';
import mongoose from 'mongoose';
import { z } from 'zod';
import { crashPoints } from '#shared/crashPoint.ts';
import { processVariables } from '#shared/environment.ts';

const killAt = processVariables()['KILL_AT_STEP'] ?? '';
const killNow = crashPoints({ crashAt: 'step' });
const firstStep = 'find idempotencyKeys';
const uncounted: ReadonlySet<string> = new Set(['abortTransaction', 'endSessions', 'getMore', 'killCursors', 'createIndexes']);

let count = 0;
const takeStep = (step: string): void => {
  if (count === 0 && step !== firstStep) return;
  count += 1;
  if (killAt === String(count) || killAt === step) killNow('step');
};

const commandSchema = z.object({ databaseName: z.string(), commandName: z.string(), command: z.record(z.string(), z.unknown()) });
const takeCommand = (started: unknown): void => {
  const { databaseName, commandName, command } = commandSchema.parse(started);
  const collection = command[commandName];
  const isRelay = collection === 'outbox' && commandName !== 'insert';
  if (!databaseName.endsWith('payment') || uncounted.has(commandName) || isRelay) return;
  takeStep(typeof collection === 'string' ? `${commandName} ${collection}` : commandName);
};

const openUri = Reflect.get(mongoose.Connection.prototype, 'openUri');
mongoose.Connection.prototype.openUri = async function (uri, options) {
  await Reflect.apply(openUri, this, [uri, { ...options, monitorCommands: true }]);
  this.getClient().on('commandStarted', takeCommand);
  return this;
};

const requestSchema = z.object({ request: z.object({ method: z.string(), path: z.string() }) });
subscribe('http.client.request.start', (message) => {
  const { request } = requestSchema.parse(message);
  const payment = /^\/v1\/payment_intents(?:\/\w+)?(?:\/(\w+))?/.exec(request.path);
  if (payment) takeStep(`provider.${request.method === 'GET' ? 'readBack' : (payment[1] ?? 'create')}`);
});
