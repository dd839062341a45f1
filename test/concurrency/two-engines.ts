import {
  type Command,
  type CommandOf,
  type CommandRequest,
  createEnginePool,
  Engine,
  type Outcome,
} from '../../src/services/engine/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { type Ground, makeGround } from '../engine/ground.js';

const STAFF = { kind: 'STAFF' } as const;

/** Two engines, each with connections of its own, on one database: what two server processes are to it. */
export interface TwoEngines extends Ground {
  url: string;
  /** Hands a request to either engine, in turns by the number of its caller. */
  execute: (at: number, request: CommandRequest<Command>) => Promise<Outcome>;
  addRegistrations: (count: number) => Promise<{ registrationId: string; customerId: string }[]>;
  addSessions: (count: number, options?: Parameters<Ground['addSession']>[0]) => Promise<string[]>;
  /** Sells a new product to a registration, or to the customer if the kind belongs to one. */
  sell: (holder: { registrationId: string; customerId: string }, columns: Record<string, unknown>) => Promise<string>;
  setPolicy: (uncoveredPolicy: 'DEBT' | 'REFUSE') => Promise<void>;
  verify: () => ReturnType<typeof verifyDatabase>;
}

export async function makeTwoEngines(): Promise<TwoEngines> {
  const ground = await makeGround();
  const url = String(ground.pool.options.connectionString);
  const otherPool = createEnginePool(url, 8, () => undefined);
  const other = new Engine(otherPool, rules, () => undefined);
  const { organisationId } = ground;
  return {
    ...ground,
    url,
    execute: (at, request) => (at % 2 === 0 ? ground.engine : other).execute(organisationId, request),
    addRegistrations: (count) => aFewAtOnce(count, ground.addRegistration),
    addSessions: (count, options) => aFewAtOnce(count, () => ground.addSession(options)),
    async sell({ registrationId, customerId }, columns) {
      const productId = await ground.addProduct({ price_minor: 1000, ...columns });
      const credit = columns.kind === 'CREDIT';
      const holder = { registrationId: credit ? registrationId : null, customerId: credit ? null : customerId };
      const command = { kind: 'sellPass', productId, ...holder, method: 'CASH' } as const;
      const outcome = await ground.engine.execute(organisationId, { command });
      if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusals));
      return outcome.answer.passId;
    },
    setPolicy: async (uncoveredPolicy) => {
      await ground.sql('update courses set uncovered_policy = $1', [uncoveredPolicy]);
    },
    verify: () => verifyDatabase(url),
    async close() {
      await other.close();
      await otherPool.end();
      await ground.close();
    },
  };
}

/** Fixtures are made by as many connections as there are: on a busy machine more would wait in vain for one of them. */
async function aFewAtOnce<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) made.push(...(await Promise.all(Array.from({ length: Math.min(4, count - made.length) }, make))));
  return made;
}

export const booking = (registrationId: string, sessionId: string): CommandOf<'bookSession'> => ({
  kind: 'bookSession',
  actor: STAFF,
  registrationId,
  sessionId,
  payWith: 'AUTO',
  passId: null,
});

export const cancelling = (bookingId: string): CommandOf<'cancelBooking'> => ({
  kind: 'cancelBooking',
  actor: STAFF,
  bookingId,
  overrideReason: null,
});

/** How often each thing was said: `done`, or the code of a refusal. */
export function tally(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const said = outcome.kind === 'done' ? 'done' : (outcome.refusals[0]?.code ?? '');
    counts[said] = (counts[said] ?? 0) + 1;
  }
  return counts;
}
