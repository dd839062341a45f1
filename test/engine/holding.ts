import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type Command, type CommandRequest, ENGINE_DEFAULTS, Engine, type Outcome } from '../../src/services/engine/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { type Ground, makeGround } from './ground.js';

/** Others of the organisation must be done within this time, however long a row is held. */
export const OTHERS_MS = 1_000;

/** An outcome that may not be there yet. */
export interface Sent<T> {
  promise: Promise<T>;
  isSettled: boolean;
  tookMs: number;
}

function sent<T>(promise: Promise<T>): Sent<T> {
  const state = { promise, isSettled: false, tookMs: 0 };
  const startedMs = performance.now();
  const settled = () => {
    state.isSettled = true;
    state.tookMs = performance.now() - startedMs;
  };
  promise.then(settled, settled);
  return state;
}

export const wordOf = (outcome: Outcome): string =>
  outcome.kind === 'done' ? 'done' : outcome.refusals.map(({ code }) => code).join();
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Rows that somebody else holds, and engines that need them. A row that is still held when a test fails is released after it. */
export function useHolding() {
  const holding = {} as { ground: Ground };
  const engines: Engine[] = [];
  const held = new Set<() => Promise<void>>();

  beforeAll(async () => {
    holding.ground = await makeGround();
  });
  afterEach(async () => {
    for (const release of held) await release();
    await Promise.all(engines.splice(0).map((engine) => engine.close()));
    expect(await verifyDatabase(String(holding.ground.pool.options.connectionString))).toEqual([]);
  });
  afterAll(() => holding.ground.close());

  /** Locks rows as somebody else would, on a connection of their own, until they are released. */
  async function hold(text: string, values: unknown[] = []): Promise<() => Promise<void>> {
    const { pool, organisationId } = holding.ground;
    const client = await pool.connect();
    await client.query('begin');
    await client.query("select set_config('app.organisation', $1, true)", [organisationId]);
    const { rowCount } = await client.query(`${text} for update`, values);
    expect(rowCount).toBeGreaterThan(0);
    const release = async () => {
      if (!held.delete(release)) return;
      await client.query('rollback');
      client.release();
    };
    held.add(release);
    return release;
  }

  /** Someone with an ENTRY pass. */
  async function holder(entries = 5) {
    const { ground } = holding;
    const person = await ground.addRegistration();
    const productId = await ground.addProduct({ kind: 'ENTRY', entries, price_minor: 1000 });
    const { customerId } = person;
    const command = { kind: 'sellPass', productId, registrationId: null, customerId, method: 'CASH' } as const;
    const sold = await ground.engine.execute(ground.organisationId, { command });
    if (sold.kind !== 'done') throw new Error('the pass must be sold');
    const text = 'select attendee_id as id from registrations where id = $1';
    const [attendee] = await ground.sql<{ id: string }>(text, [person.registrationId]);
    return { ...person, attendeeId: attendee?.id ?? '', passId: sold.answer.passId, productId };
  }

  return Object.assign(holding, {
    hold,
    holder,
    holdRow: (table: string, id: string) => hold(`select from ${table} where id = $1`, [id]),
    holdAccount: (code: string) => hold('select from accounts where code = $1', [code]),
    engineWith: (options: Partial<typeof ENGINE_DEFAULTS> = {}): Engine => {
      const engine = new Engine(holding.ground.pool, rules, () => undefined, { ...ENGINE_DEFAULTS, ...options });
      engines.push(engine);
      return engine;
    },
    send: (engine: Engine, command: Command, more: Partial<CommandRequest> = {}) =>
      sent(engine.execute(holding.ground.organisationId, { command, ...more })),
  });
}
