/**
 * node router/tests/migration/keepRelease.ts <name>: plays the story on this commit and keeps what it wrote as releases/<name>.json.
 * Once for each release whose data differ from the one before; what was kept is never changed.
 */
import { existsSync } from 'node:fs';
import { sharedTestMongod } from '../../../local/mongod/testServer.ts';
import { startTestAcademy } from '../kit/academy.ts';
import { playStory } from '../story/story.ts';
import { readDatabases, writeRelease } from './releaseData.ts';

const [name] = process.argv.slice(2);
const url = new URL(`./releases/${name ?? ''}.json`, import.meta.url);
if (name === undefined || existsSync(url)) {
  console.error('usage: node router/tests/migration/keepRelease.ts <a name that is not taken>');
  process.exit(2);
}
const mongod = await sharedTestMongod();
const academy = await startTestAcademy({ mongoUri: mongod.uri });
const { learnerEmail, courseId } = await playStory({ graphUrls: [academy.graphUrl], mailboxUrl: academy.mailboxUrl });
await academy.stop();
writeRelease(url, { learnerEmail, courseId, databases: await readDatabases({ mongoUri: mongod.uri, prefix: academy.databasePrefix }) });
await mongod.stop();
