import { expect, test } from 'vitest';
import { createWaitingRoom } from '../src/limits/waitingRoom.ts';

const line = '203.0.113.9';
const passes = () => Promise.resolve({ ok: true });
const countRequests = (answers: () => boolean) => {
  const requests = { times: 0 };
  const ask = () => {
    requests.times += 1;
    return Promise.resolve({ ok: answers() });
  };
  return { asked: requests, ask };
};
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

test('a refused request without pending ones of its client is refused at once', async () => {
  const room = createWaitingRoom();
  await room.enter('203.0.113.10', passes);
  const { asked: requests, ask } = countRequests(() => false);

  expect((await room.enter(line, ask)).answer.ok).toBe(false);
  expect(requests.times).toBe(1);
});

test('one waiting request retries for each forgiven one, none for a counted one, and all after the last', async () => {
  const room = createWaitingRoom();
  const judging = [await room.enter(line, passes), await room.enter(line, passes), await room.enter(line, passes)];
  const { asked: requests, ask } = countRequests(() => false);
  const waiting = [0, 1, 2, 3].map(() => room.enter(line, ask));
  await turn();

  judging[0]?.judged({ isForgiven: true });
  await turn();
  expect(requests.times).toBe(5);
  judging[1]?.judged({ isForgiven: false });
  await turn();
  expect(requests.times).toBe(5);
  judging[2]?.judged({ isForgiven: false });
  expect((await Promise.all(waiting)).map(({ answer }) => answer.ok)).toEqual([false, false, false, false]);
  expect(requests.times).toBe(9);
});

test('a refused request waits for parallel requests that pass later', async () => {
  const room = createWaitingRoom();
  const passesLater = async () => {
    for (let count = 0; count < 5; count += 1) await Promise.resolve();
    return { ok: true };
  };
  let isFree = false;
  const waiting = room.enter(line, () => Promise.resolve({ ok: isFree }));
  const { judged } = await room.enter(line, passesLater);
  await turn();
  isFree = true;
  judged({ isForgiven: true });

  expect((await waiting).answer.ok).toBe(true);
});

test('a request waits for 20 retries or 3 seconds at most, and a client has 100 places', async () => {
  const room = createWaitingRoom();
  await room.enter(line, passes);
  const often = countRequests(() => false);
  const patient = room.enter(line, often.ask);
  for (let count = 0; count < 30; count += 1) {
    await turn();
    (await room.enter(line, passes)).judged({ isForgiven: true });
  }
  expect((await patient).answer.ok).toBe(false);
  expect(often.asked.times).toBe(21);

  const startedAtMs = performance.now();
  const ended = { count: 0 };
  const refused = () => Promise.resolve({ ok: false });
  const crowd = Array.from({ length: 130 }, () => room.enter(line, refused).then(() => (ended.count += 1)));
  await turn();
  await turn();
  expect(ended.count).toBe(30);
  await Promise.all(crowd);
  expect(performance.now() - startedAtMs).toBeGreaterThan(2_500);
  expect(performance.now() - startedAtMs).toBeLessThan(4_500);
});

test('all clients together have 1,000 places', async () => {
  const room = createWaitingRoom();
  const ended = { count: 0 };
  const crowds: Promise<unknown>[] = [];
  for (let network = 0; network < 11; network += 1) {
    await room.enter(`client ${network}`, passes);
    for (let count = 0; count < 100; count += 1)
      crowds.push(room.enter(`client ${network}`, () => Promise.resolve({ ok: false })).then(() => (ended.count += 1)));
  }
  await turn();
  await turn();
  expect(ended.count).toBe(100);
  await Promise.all(crowds);
});
