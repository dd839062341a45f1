import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { beginning, isPooled, poolBeginning } from '../../src/postgres/connections.js';
import { poolConfig } from '../../src/postgres/pools.js';

const DIRECT = 'postgresql://app:pw@db/permanentka';
const POOLED = `${DIRECT}?pool_mode=transaction`;

describe('an address', () => {
  it.each([
    [DIRECT, false],
    [POOLED, true],
    [`${DIRECT}?sslmode=require&pool_mode=transaction`, true],
    [`${DIRECT}?pool_mode=session`, false],
    [`${DIRECT}?pool_mode=`, false],
    [`${DIRECT}#pool_mode=transaction`, false],
  ])('%s declares a connection pooler: %s', (address, expected) => {
    expect(isPooled(address)).toBe(expected);
  });
});

/** The names of the statements that a connection keeps, after one was sent with a name. */
async function preparedThrough(parameters: string): Promise<string[]> {
  const url = inject('postgres').adminUrl + parameters;
  const pool = new pg.Pool({ ...poolBeginning(url, { role: 'permanentka_app' }), options: '', max: 1 });
  try {
    expect((await pool.query({ name: 'mine', text: 'select $1::int as one', values: [1] })).rows).toEqual([{ one: 1 }]);
    const { rows } = await pool.query<{ name: string }>('select name from pg_prepared_statements');
    return rows.map(({ name }) => name);
  } finally {
    await pool.end();
  }
}

describe('a connection', () => {
  it('begins in its role, with the limits that are given', () => {
    expect(beginning(DIRECT, { role: 'permanentka_app' })).toEqual({
      connectionString: DIRECT,
      options: '-c role=permanentka_app -c jit=off',
    });
    const all = { searchPath: 'auth', statementTimeoutMs: 1, lockTimeoutMs: 2, idleInTransactionTimeoutMs: 0 };
    expect(beginning(DIRECT, { role: 'permanentka_auth', ...all }).options).toBe(
      '-c role=permanentka_auth -c jit=off -c search_path=auth -c statement_timeout=1 -c lock_timeout=2 ' +
        '-c idle_in_transaction_session_timeout=0',
    );
  });

  it('sets nothing through a connection pooler, which would reject it', () => {
    expect(beginning(POOLED, { role: 'permanentka_app', lockTimeoutMs: 2 })).toEqual({ connectionString: POOLED });
    expect(poolBeginning(POOLED, { role: 'permanentka_app' })).not.toHaveProperty('options');
  });

  it('sends statements without their names through a connection pooler only', async () => {
    expect(poolBeginning(DIRECT, { role: 'permanentka_app' }).Client).toBeUndefined();
    expect(await preparedThrough('')).toEqual(['mine']);
    expect(await preparedThrough('?pool_mode=transaction')).toEqual([]);
  });
});

describe('a pool', () => {
  const options = { name: 'permanentka-test', role: 'permanentka_app', max: 3 } as const;

  it('waits 2 s for a connection and 5 s for a statement, and gives up on a silent one a second later', () => {
    expect(poolConfig(DIRECT, options)).toEqual({
      connectionString: DIRECT,
      options: '-c role=permanentka_app -c jit=off -c statement_timeout=5000 -c idle_in_transaction_session_timeout=5000',
      application_name: 'permanentka-test',
      max: 3,
      connectionTimeoutMillis: 2000,
      query_timeout: 6000,
    });
  });

  it('takes limits of its own', () => {
    const limits = { connectTimeoutMs: 1, statementTimeoutMs: 20, lockTimeoutMs: 3, idleInTransactionTimeoutMs: 40 };
    expect(poolConfig(DIRECT, { ...options, ...limits, pipeline: true })).toMatchObject({
      options:
        '-c role=permanentka_app -c jit=off -c statement_timeout=20 -c lock_timeout=3 -c idle_in_transaction_session_timeout=40',
      connectionTimeoutMillis: 1,
      query_timeout: 1020,
      pipeline: true,
    });
  });

  it('keeps its own limits of waiting through a connection pooler', () => {
    const config = poolConfig(POOLED, options);
    expect(config).toMatchObject({ connectionTimeoutMillis: 2000, query_timeout: 6000 });
    expect(config).not.toHaveProperty('options');
  });
});
