import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findBinaries } from '../../src/boot/embedded-postgres/binaries.js';
import { removeEmbeddedData } from '../../src/boot/embedded-postgres/index.js';
import { userForPostgres } from '../../src/boot/embedded-postgres/system-user.js';
import { BenchError } from '../bench-error.js';
import { installPeer } from '../peers/peers.js';
import { measure, medianOf, tell } from '../rounds.js';
import { askPage, isSame, type Page } from './page.js';
import { freePort, type Kind, newFolder, removeFolder, Starts, seconds } from './side.js';
import { installedTree } from './tree.js';

const FIRST_ROUNDS = { rounds: 3, seconds: 0, warmUpSeconds: 0 };
const LATER_ROUNDS = { rounds: 7, seconds: 0, warmUpSeconds: 0 };
/** The studio of the demo. */
const SLUG = 'vlnka-bratislava';
const UNIT = 'starts/min';
const MB = 1024 * 1024;

/** What is promised of a start, and what it should come near to. */
const FIRST = { mustMs: 4_000, aimMs: 2_000 };
const LATER = { mustMs: 1_500, aimMs: 1_000 };
const REST_AIM_BYTES = 150 * MB;

const OURS: Kind = {
  name: 'permanentka',
  newPlace: async () => {
    const { root, remove } = await installedTree();
    const folder = await newFolder();
    const dataDir = join(folder, 'data');
    return {
      root,
      dataDir,
      remove: async () => {
        await removeEmbeddedData(dataDir);
        await removeFolder(folder);
        await remove();
      },
    };
  },
  launch: async ({ root, dataDir }, port) => ({
    folder: root,
    env: { DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', ENV_FILE: 'off' },
    endpoint: `http://127.0.0.1:${port}/graphql`,
    slug: SLUG,
    script: 'scripts/start.js',
  }),
};

/** @param page shown by ours, and kept by the other side as it is */
const theirs = (page: () => Page, peerFolder: string): Kind => ({
  name: 'bare',
  newPlace: async () => {
    const folder = await newFolder();
    const dataDir = join(folder, 'data');
    const user = await userForPostgres(dataDir);
    await mkdir(dataDir, { mode: 0o700 });
    if (user) await chown(dataDir, user.uid, user.gid);
    return { root: peerFolder, dataDir, remove: () => removeFolder(folder) };
  },
  launch: async ({ root, dataDir }, port) => {
    const user = await userForPostgres(dataDir);
    const { initdb, postgres } = await findBinaries(user);
    return {
      folder: root,
      env: {
        ...{ INITDB: initdb, POSTGRES: postgres, DATA_DIR: dataDir, PORT: String(port), PG_PORT: String(await freePort()) },
        ...{ PAGE: JSON.stringify(page()), NODE_ENV: 'production' },
        ...(user ? { PG_UID: String(user.uid), PG_GID: String(user.gid) } : {}),
      },
      endpoint: `http://127.0.0.1:${port}/`,
      slug: SLUG,
      script: 'server.js',
    };
  },
});

/** From `npm start` to the first answer, and the memory at rest, beside a bare PostgreSQL with a bare Apollo server. */
export async function start(): Promise<void> {
  const ours = new Starts(OURS);
  const bare = new Starts(theirs(() => ours.page, await installPeer('apollo')));
  // The first request of a process loads the client.
  await askPage('http://127.0.0.1:1/', SLUG);
  try {
    console.log('first starts');
    await measure(ours.first(), bare.first(), UNIT, FIRST_ROUNDS);
    if (!isSame(ours.page, bare.page)) throw new BenchError('The two servers show different pages.');
    console.log('\nlater starts');
    const later = await measure(ours.later(), bare.later(), UNIT, LATER_ROUNDS);
    const memory = { ours: await ours.memoryAtRest(), bare: await bare.memoryAtRest() };
    console.log(`\nAll answers were the same page, of ${ours.page.courses.length} courses.`);
    judge('First start', ours.firstMs, FIRST);
    console.log(`Its demo studio is whole after ${seconds(medianOf(ours.wholeMs))}.`);
    judge('Later start', ours.laterMs, LATER);
    const isLean = memory.ours <= REST_AIM_BYTES ? 'reached' : 'missed';
    const aim = `aim ${REST_AIM_BYTES / MB} MB: ${isLean}`;
    console.log(`Memory at rest: ${megabytes(memory.ours)}, ${aim}; the bare server ${megabytes(memory.bare)}.`);
    tell(later);
  } finally {
    await ours.close();
    await bare.close();
  }
}

/** Tells whether a promise is kept, and lets the bench fail when it is not. */
function judge(what: string, tookMs: readonly number[], { mustMs, aimMs }: typeof FIRST): void {
  const median = medianOf(tookMs);
  const isKept = median <= mustMs;
  if (!isKept) process.exitCode = 1;
  const must = `must ${seconds(mustMs)}: ${isKept ? 'kept' : 'BROKEN'}`;
  const aim = `aim ${seconds(aimMs)}: ${median <= aimMs ? 'reached' : 'missed'}`;
  console.log(
    `${what}: ${seconds(median)} (${seconds(Math.min(...tookMs))} to ${seconds(Math.max(...tookMs))}); ${must}; ${aim}.`,
  );
}

const megabytes = (bytes: number): string => `${(bytes / MB).toFixed(0)} MB`;
