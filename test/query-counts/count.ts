import { createRequire } from 'node:module';
import type pg from 'pg';

/** The driver of the reads: MikroORM's own copy, where the package manager gave it one. */
const require = createRequire(import.meta.url);
const driver = createRequire(require.resolve('@mikro-orm/postgresql'))('pg') as typeof pg;

/** What the reads of the API connect as; the engine and the relay, which work on their own, have other names. */
const READS: ReadonlySet<string | undefined> = new Set(['permanentka', 'permanentka-answers']);

type Query = (this: pg.Client & { connectionParameters: { application_name?: string } }, ...args: unknown[]) => unknown;

const prototype = driver.Client.prototype as unknown as { query: Query };
const { query } = prototype;
let listener: ((statement: string) => void) | undefined;
// Once and before the first connection: the server keeps the method that a connection had when it was opened.
prototype.query = function (...args) {
  const [statement] = args;
  const text = typeof statement === 'string' ? statement : (statement as { text?: string }).text;
  if (READS.has(this.connectionParameters.application_name)) listener?.(text ?? '');
  return query.apply(this, args);
};

/** The SQL statements that the server's reads take while something runs, transaction control included. */
export async function statementsOf(run: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  listener = (statement) => statements.push(statement);
  try {
    await run();
    // The snapshot is given back after the answer; its end belongs to this operation and not to the next.
    await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    listener = undefined;
  }
  return statements;
}
