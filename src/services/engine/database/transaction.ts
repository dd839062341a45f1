import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';

/** A query with a name: PostgreSQL parses and plans its text once a connection. One name must always have the same text. */
export type NamedQuery = QueryConfig<unknown[]> & { name: string };

/** A query that writes. @property expectedRows the number of rows that it must touch */
export interface WriteQuery extends NamedQuery {
  expectedRows?: number;
}

/** Runs a query in the transaction of the batch. */
export type Run = <Row extends QueryResultRow>(query: NamedQuery) => Promise<Row[]>;

/** Nothing was done, because there was no time or no connection. The caller may try again. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

/** The connection broke between COMMIT and its reply: only the database knows whether the transaction was committed. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
}

/** The connection broke during COMMIT, and the database says that the transaction was not committed. */
export class NotCommitted extends Error {
  override readonly name = 'NotCommitted';
}

/**
 * Conflicts that another try resolves: serialisation failure, deadlock, lock timeout, and a unique key that another one took
 * first.
 */
const CONFLICTS = new Set(['40001', '40P01', '55P03', '23505']);
/** The server is going down, starting, or out of connections: SQLSTATE classes 57P and 53, and 08 for the connection itself. */
const UNAVAILABLE = /^(57P|53|08)/;

/** How long a statement waits for one lock where nothing else is said. */
const LOCK_TIMEOUT_MS = 4_000;

/** An earlier statement of the transaction has failed. */
const isAborted = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '25P02';

/** A row that somebody else holds did not become free in time. */
export const isLockTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '55P03';

/**
 * A unique key that another batch took first is visible to the next try. A key that is still taken is a fault of one command.
 */
export const UNIQUE_ATTEMPTS = 3;

export const isUniqueViolation = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505';

/** `CONFLICT` and `UNAVAILABLE` are worth another try; a fault is not. */
export function classify(error: unknown): 'CONFLICT' | 'UNAVAILABLE' | 'FAULT' {
  if (!(error instanceof Error)) return 'FAULT';
  if (error instanceof NotCommitted) return 'UNAVAILABLE';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (CONFLICTS.has(code)) return 'CONFLICT';
  if (UNAVAILABLE.test(code) || /^E[A-Z]+$/.test(code) || /connection|timeout/i.test(error.message)) return 'UNAVAILABLE';
  return 'FAULT';
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    // The pool has no code for this error, only this text.
    const exhausted = error instanceof Error && error.message.includes('timeout exceeded when trying to connect');
    throw exhausted ? new Overloaded('no connection to the database became free', { cause: error }) : error;
  }
}

/** The lock timeout comes with the tenant, so it costs no statement of its own, and also holds behind a connection pooler. */
const TENANT = "select set_config('app.organisation', $1, true), set_config('lock_timeout', $2, true)";

/** One transaction of one organisation on one connection. */
export class Transaction {
  private fault: unknown;

  private constructor(
    private readonly client: PoolClient,
    private readonly begun: Promise<unknown>,
  ) {
    // Every query waits for it and tells why it failed.
    begun.catch(() => undefined);
  }

  /** Sends the beginning along with the first query. */
  static async begin(
    pool: Pool,
    organisationId: string,
    mode: 'READ_WRITE' | 'READ_ONLY',
    lockTimeoutMs = LOCK_TIMEOUT_MS,
  ): Promise<Transaction> {
    const client = await connect(pool);
    const start = mode === 'READ_ONLY' ? 'begin isolation level repeatable read read only' : 'begin';
    const begun = Promise.all([
      client.query(start),
      client.query({ name: 'tenant', text: TENANT, values: [organisationId, `${lockTimeoutMs}ms`] }),
    ]);
    return new Transaction(client, begun);
  }

  readonly run: Run = async <Row extends QueryResultRow>(query: NamedQuery) => (await this.query<Row>(query)).rows;

  /** Queries that were sent behind one that fails are told only that the transaction is over. Each tells why it is. */
  private async query<Row extends QueryResultRow>(query: NamedQuery): Promise<QueryResult<Row>> {
    const asked = this.client.query<Row>(query);
    try {
      // The failure of the beginning is the reason why everything after it fails.
      const [begun, result] = await Promise.allSettled([this.begun, asked]);
      if (begun.status === 'rejected') throw begun.reason;
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    } catch (error) {
      if (!isAborted(error)) this.fault = error;
      throw this.fault ?? error;
    }
  }

  /** Sends all queries at once and checks what each has touched. Each sees what those before it wrote. */
  async write(queries: readonly WriteQuery[]): Promise<void> {
    const results = await Promise.all(queries.map((query) => this.query(query)));
    for (const [index, { name, expectedRows }] of queries.entries()) {
      const touched = results[index]?.rowCount;
      if (expectedRows !== undefined && touched !== expectedRows)
        throw new Error(`${name} touched ${touched} rows, not ${expectedRows}`);
    }
  }

  async commit(): Promise<void> {
    try {
      await this.client.query('commit');
    } catch (error) {
      this.client.release(true);
      if (classify(error) === 'UNAVAILABLE') throw new CommitUnknown('the connection broke during COMMIT', { cause: error });
      throw error;
    }
    this.client.release();
  }

  /** Rolls back. A connection that cannot even do that is discarded. */
  async rollback(): Promise<void> {
    let broken = false;
    try {
      await this.client.query('rollback');
    } catch {
      broken = true;
    }
    this.client.release(broken);
  }
}
