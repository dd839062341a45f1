import { Socket } from 'node:net';
import pg, { type Pool, type PoolClient } from 'pg';
import { isPooled } from './connections.js';

/** A connection at rest for so long is asked before it is lent. */
const RESTED_MS = 1_000;
/**
 * The time for the answer to that question, which costs the database nothing. It is half of the shortest wait for a connection
 * (1 s), so that queries in the queue behind a silent connection still get another one in time.
 */
const ANSWER_MS = 500;
/** The same behind a connection pooler, where the question waits in the pooler's queue. */
const POOLED_ANSWER_MS = 1_000;
/** A query that got no byte of its answer for so long raises a doubt. */
const UNHEARD_MS = 2_000;
/** The time for one more connection, which is opened to settle the doubt. */
const OPENING_MS = 1_500;
const CHECK_INTERVAL_MS = 500;

/** TCP asks for a sign of life, on a connection at rest, and gives it up after so many questions. Node.js before 24 asks ten. */
const KEEP_ALIVE = { initialDelayMs: 1_000, intervalMs: 1_000, count: 3 } as const;

/** A connection seems to stand and carries nothing. Only the database knows whether its queries were executed. */
class SilentConnection extends Error {
  override readonly name = 'SilentConnection';
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('The connection to the database has gone silent');
  }
}

/** The facts about an open connection. Times are those of `performance.now()`. */
interface Line {
  heardAt: number;
  bytesRead: number;
  /** When the first of the queries was sent that are not answered yet. */
  askedAt: number | undefined;
}

/**
 * Finds connections that have gone silent, within 5 seconds: the network drops what they carry, or the database hangs.
 * - A connection that was at rest is asked before it is lent. If it is silent, all connections at rest are closed.
 * - While a query waits, another connection is opened. If that fails too, all that are unheard are closed. Otherwise the
 *   database tells which queries it executes, and the connections of the others are closed.
 *
 * Queries on a closed connection fail with SilentConnection. The pool opens new connections in their places.
 */
export function watchForSilence(pool: Pool): void {
  const { connect } = pool;
  const watch = new Watch(pool, () => Reflect.apply(connect, pool, []) as Promise<PoolClient>);
  type Callback = (error: Error | undefined, client: PoolClient | undefined, done: (error?: Error | boolean) => void) => void;
  pool.connect = ((callback?: Callback) => {
    const lending = watch.lend();
    if (!callback) return lending;
    return lending.then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error, undefined, () => undefined),
    );
  }) as Pool['connect'];
}

class Watch {
  private readonly open = new Map<PoolClient, Line>();
  private readonly lent = new Set<PoolClient>();
  private isAsking = false;
  private readonly answerMs: number;

  constructor(
    private readonly pool: Pool,
    private readonly connect: () => Promise<PoolClient>,
  ) {
    this.answerMs = isPooled(String(pool.options.connectionString)) ? POOLED_ANSWER_MS : ANSWER_MS;
    pool.on('connect', (client) => this.hold(client));
    pool.on('acquire', (client) => void this.lent.add(client));
    pool.on('release', (_error, client) => {
      this.lent.delete(client);
      this.listen(client);
    });
    const checking = setInterval(() => {
      if (pool.ended) clearInterval(checking);
      else void this.check();
    }, CHECK_INTERVAL_MS).unref();
  }

  /** A connection of the pool that is not known to be silent. */
  async lend(): Promise<PoolClient> {
    for (;;) {
      const client = await this.connect();
      const line = this.open.get(client);
      const askedAt = performance.now();
      if (line === undefined || askedAt - line.heardAt < RESTED_MS) return client;
      if (await inTime(client.query('select 1'), this.answerMs)) return client;
      this.close(client);
      client.release(true);
      for (const [other, { heardAt }] of this.open) if (!this.lent.has(other) && heardAt < askedAt) this.close(other);
    }
  }

  private hold(client: PoolClient): void {
    const line: Line = { heardAt: performance.now(), bytesRead: bytesReadOf(client), askedAt: undefined };
    this.open.set(client, line);
    client.once('end', () => {
      this.open.delete(client);
      this.lent.delete(client);
    });
    const driver = Object.getPrototypeOf(client) as PoolClient;
    client.query = ((...asked: unknown[]): unknown => {
      line.askedAt ??= performance.now();
      return Reflect.apply(driver.query, client, asked);
    }) as PoolClient['query'];
    // All queries have been answered.
    client.on('drain', () => {
      line.askedAt = undefined;
    });
    const { stream } = client.connection;
    const { initialDelayMs, intervalMs, count } = KEEP_ALIVE;
    if (stream instanceof Socket) stream.setKeepAlive(true, initialDelayMs, intervalMs, count);
  }

  private listen(client: PoolClient): void {
    const line = this.open.get(client);
    const bytesRead = bytesReadOf(client);
    if (line === undefined || line.bytesRead === bytesRead) return;
    line.bytesRead = bytesRead;
    line.heardAt = performance.now();
  }

  /** The connections whose queries have been waiting since then, without a byte. */
  private unheardSince(since: number): [PoolClient, Line][] {
    for (const client of this.lent) this.listen(client);
    return [...this.open].filter(
      ([client, { askedAt, heardAt }]) => this.lent.has(client) && askedAt !== undefined && Math.max(askedAt, heardAt) <= since,
    );
  }

  private async check(): Promise<void> {
    if (this.isAsking || this.lent.size === 0) return;
    const askedAt = performance.now();
    const doubted = this.unheardSince(askedAt - UNHEARD_MS);
    if (doubted.length === 0) return;
    this.isAsking = true;
    try {
      const working = await this.askAbout(doubted.map(([client]) => client));
      const silent = this.unheardSince(askedAt - UNHEARD_MS);
      if (working === 'SILENT') {
        for (const [client] of silent) this.close(client);
        for (const [client, { heardAt }] of this.open) if (!this.lent.has(client) && heardAt < askedAt) this.close(client);
        return;
      }
      for (const [client, line] of silent) {
        // The answer vouches for a query until it is doubted again.
        if (working === 'UNKNOWN' || working.has(processOf(client))) line.heardAt = performance.now();
        else if (doubted.some(([other]) => other === client)) this.close(client);
      }
    } finally {
      this.isAsking = false;
    }
  }

  /**
   * The server processes among those of the connections that execute a query or have just done so. SILENT: no connection opens.
   * UNKNOWN: the database refuses one more, or a connection pooler stands before it and hides the processes.
   */
  private async askAbout(clients: readonly PoolClient[]): Promise<ReadonlySet<unknown> | 'SILENT' | 'UNKNOWN'> {
    const { connectionString, application_name } = this.pool.options;
    // As the login itself: a role sees the states of its own connections only, and these are the login's.
    const client = new pg.Client({ connectionString, application_name });
    client.on('error', () => undefined);
    let working: ReadonlySet<unknown> | 'UNKNOWN' = 'UNKNOWN';
    const asking = async (): Promise<void> => {
      await client.connect();
      if (isPooled(String(connectionString))) return;
      const { rows } = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity
          where pid = any($1) and (state = 'active' or state_change > now() - interval '1 second')`,
        [clients.map(processOf)],
      );
      working = new Set(rows.map(({ pid }) => pid));
    };
    try {
      return (await inTime(asking(), OPENING_MS, 'WHATEVER')) ? working : 'SILENT';
    } finally {
      client.connection.stream.destroy();
    }
  }

  private close({ connection }: PoolClient): void {
    connection.stream.destroy(new SilentConnection());
  }
}

/**
 * Whether some work succeeds in time; with `WHATEVER`, whether it ends in time. What arrived while this process was busy still
 * counts: it is read before the time is over.
 */
async function inTime(work: Promise<unknown>, ms: number, outcome: 'SUCCESS' | 'WHATEVER' = 'SUCCESS'): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => setImmediate(resolve, false), ms);
  const ended = work.then(
    () => true,
    () => outcome === 'WHATEVER',
  );
  try {
    return await Promise.race([ended, late]);
  } finally {
    clearTimeout(timer);
  }
}

const bytesReadOf = ({ connection: { stream } }: PoolClient): number => (stream instanceof Socket ? stream.bytesRead : 0);

/** The number of the server process behind a connection. The driver keeps it for cancelling queries. */
const processOf = (client: PoolClient): unknown => Reflect.get(client, 'processID');
