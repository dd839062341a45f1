import { SERVING_ROLE } from '../../src/postgres/connections.js';
import { BenchError } from '../bench-error.js';
import { checkBookings, checkInvariants } from '../booking/checks.js';
import { makeGround } from '../booking/database.js';
import { ORGANISATION_ID } from '../booking/ids.js';
import { CATALOGUE } from '../booking/scenario.js';
import { startPeer } from '../peers/peers.js';
import { asAdmin, type BenchPostgres, startBenchPostgres, withClient } from '../postgres.js';
import { cpuMs, cpuMsOfFamily } from '../processes/usage.js';
import { Worker } from '../processes/worker.js';
import type { RoundResult, Side } from '../rounds.js';
import { BenchServer } from '../server.js';
import { askedOnce } from './browser.js';
import type { PageOrder, PageResult } from './load.js';
import { OURS } from './ours.js';
import { checkSame, seatsTakenOn } from './page.js';
import { FUNCTIONS, POSTGRAPHILE } from './postgraphile.js';

const LOAD = new URL('./load.ts', import.meta.url);

type Kind = Pick<PageOrder, 'isBooked' | 'isConditional'>;

interface Running {
  readonly pid: number;
  readonly endpoint: string;
}

/** Both servers on one database, and the process that asks them. */
export class Stage {
  bookings = 0;

  constructor(
    private readonly postgres: BenchPostgres,
    private readonly servers: Readonly<Record<PageOrder['side'], Running>>,
    private readonly readers: Worker<PageOrder, PageResult>,
  ) {}

  sides(kind: Kind): [Side, Side] {
    return [this.side('permanentka', 'ours', kind), this.side('postgraphile', 'theirs', kind)];
  }

  private side(name: string, side: PageOrder['side'], kind: Kind): Side {
    return { name, run: (_round, seconds) => this.round({ side, seconds, ...kind }) };
  }

  private async round(order: PageOrder): Promise<RoundResult> {
    const { pid } = this.servers[order.side];
    const before = [await cpuMs(pid), await cpuMsOfFamily(this.postgres.pid())] as const;
    const result = await this.readers.run(order);
    const server = (await cpuMs(pid)) - before[0];
    const database = (await cpuMsOfFamily(this.postgres.pid())) - before[1];
    this.bookings = result.bookings;
    await this.compare();
    return { rate: result.answers / (server / 1000), note: noteOf(order, result, { server, database }) };
  }

  /** Nothing is under way, so both pages show every booking. */
  private async compare(): Promise<void> {
    const [ours, theirs] = await Promise.all([
      askedOnce(OURS, this.servers.ours.endpoint),
      askedOnce(POSTGRAPHILE, this.servers.theirs.endpoint),
    ]);
    checkSame(ours, theirs);
    const taken = seatsTakenOn(ours);
    if (taken !== this.bookings) throw new BenchError(`The pages show ${taken} seats taken after ${this.bookings} bookings.`);
  }
}

/** Does something with both servers, then checks what is in their database. */
export async function onStage<T>(play: (stage: Stage) => Promise<T>): Promise<T> {
  const postgres = await startBenchPostgres();
  try {
    const databaseUrl = await makeGround(postgres, CATALOGUE);
    await withClient(databaseUrl, (client) => client.query(FUNCTIONS));
    await asAdmin(postgres.adminUrl, 'checkpoint');
    const { played, bookings } = await withServers(postgres, databaseUrl, async (stage) => ({
      played: await play(stage),
      bookings: stage.bookings,
    }));
    await checkInvariants('permanentka', databaseUrl);
    await checkBookings(databaseUrl, bookings);
    console.log('After each round both sides showed the same page, with all bookings. Every invariant holds.');
    return played;
  } finally {
    await postgres.stop();
  }
}

async function withServers<T>(postgres: BenchPostgres, databaseUrl: string, work: (stage: Stage) => Promise<T>): Promise<T> {
  const env = { DATABASE_URL: databaseUrl, ROLE: SERVING_ROLE, ORGANISATION_ID, GRAPHILE_ENV: 'production' };
  const peer = await startPeer('postgraphile', { env });
  const { server, endpoint } = await BenchServer.start(databaseUrl);
  let readers: Worker<PageOrder, PageResult> | undefined;
  try {
    readers = await Worker.start<PageOrder, PageResult>(LOAD, { args: [endpoint, peer.endpoint] });
    return await work(new Stage(postgres, { ours: { pid: server.pid, endpoint }, theirs: peer }, readers));
  } finally {
    readers?.stop();
    peer.stop();
    await server.stop();
  }
}

function noteOf(
  { isConditional }: PageOrder,
  { answers, seconds, notModified, bytes, hasEtag, p50Ms, p99Ms }: PageResult,
  { server, database }: { readonly server: number; readonly database: number },
): string {
  const each = (ms: number) => (ms / answers).toFixed(2);
  const parts = [
    `${each(server)} ms of CPU a page, and ${each(database)} in PostgreSQL`,
    `${(answers / seconds).toFixed(0)} pages/s of ${(bytes / 1024).toFixed(0)} KB`,
    `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`,
  ];
  if (isConditional) parts.push(hasEtag ? `${notModified} of ${answers} not modified` : 'no ETag, so whole answers');
  return parts.join('; ');
}
