import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Transaction } from '../../src/services/engine/database/transaction.js';
import { createEnginePool, uuidv7 } from '../../src/services/engine/index.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import {
  type AccountCode,
  balancesAsOf,
  Drafts,
  passAccount,
  postingQueries,
  registrationAccount,
  registrationMovements,
  type TransferDraft,
} from '../../src/services/ledger/index.js';
import { balanceAt } from '../../src/services/rules/passes/balance.js';
import { runs } from '../properties/seed.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Studio } from '../support/studio.js';

const HISTORIES = 40;
const TIMEOUT_MS = 120_000;
const BEGIN = Date.parse('2026-01-01T00:00:00Z');
const HOUR_MS = 3_600_000;
const hours = (count: number): Date => new Date(BEGIN + count * HOUR_MS);

let app: TestApp;
let studio: Studio;
let pool: ReturnType<typeof createEnginePool>;
beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
  pool = createEnginePool(app.databaseUrl, 2, () => undefined);
});
afterAll(async () => {
  await pool.end();
  await app.stop();
});

/** What happens every few hours: a pass is one of two, and a use is one of those that stand. */
interface Step {
  inHours: number;
  do: 'SELL' | 'CHARGE' | 'PAY' | 'USE' | 'GIVE_BACK' | 'POST_BREAKAGE';
  passAt: number;
  useAt: number;
  amount: number;
}

const history = fc.record({
  /** When each pass ends, in hours; null for never. */
  ends: fc.tuple(fc.constantFrom(null, 20, 47, 60), fc.constantFrom(20, 33)),
  steps: fc.array(
    fc.record({
      inHours: fc.constantFrom(0, 1, 3, 10),
      do: fc.constantFrom<Step['do'][]>('SELL', 'SELL', 'CHARGE', 'CHARGE', 'PAY', 'USE', 'USE', 'GIVE_BACK', 'POST_BREAKAGE'),
      passAt: fc.nat({ max: 1 }),
      useAt: fc.nat({ max: 9 }),
      amount: fc.integer({ min: 1, max: 900 }),
    }),
    { minLength: 5, maxLength: 25 },
  ),
});

/** Posts a history as the rules would: nothing is sold or used after the end, but uses are given back and breakage is posted. */
class Books {
  readonly registrationId = uuidv7();
  readonly passIds = [uuidv7(), uuidv7()];
  readonly posted: { at: Date; transfers: TransferDraft[] }[] = [];
  private readonly held = [0, 0];
  private readonly uses: { passAt: number; use: TransferDraft }[] = [];

  constructor(private readonly endsAt: readonly (Date | null)[]) {}

  take(step: Step, at: Date): void {
    const drafts = new Drafts('EUR', uuidv7);
    this.draft(step, at, drafts);
    if (drafts.list.length > 0) this.posted.push({ at, transfers: drafts.list });
  }

  private draft({ do: what, passAt, useAt, amount }: Step, at: Date, drafts: Drafts): void {
    const account = registrationAccount(this.registrationId);
    const passId = this.passIds[passAt] ?? '';
    const pass = passAccount(passId);
    const left = this.held[passAt] ?? 0;
    const end = this.endsAt[passAt] ?? null;
    const hasEnded = end !== null && end < at;
    if (what === 'CHARGE') drafts.move('REGISTRATION_CHARGED', account, 'PASS_DISCOUNT', amount, {});
    if (what === 'PAY') drafts.move('PAYMENT_RECORDED', 'CASH:desk', account, amount, {});
    if (what === 'SELL' && !hasEnded) this.move(passAt, amount, drafts.move('PASS_SOLD', 'CASH:desk', pass, amount, { passId }));
    if (what === 'USE' && !hasEnded && left > 0) {
      const used = Math.min(left, amount);
      const use = this.move(passAt, -used, drafts.move('CREDIT_REDEEMED', pass, account, used, { passId }));
      if (use) this.uses.push({ passAt, use });
    }
    if (what === 'GIVE_BACK' && this.uses.length > 0) {
      const [given] = this.uses.splice(useAt % this.uses.length, 1);
      if (given) drafts.reverse([given.use]);
      if (given) this.move(given.passAt, given.use.amount, given.use);
    }
    if (what === 'POST_BREAKAGE' && hasEnded) {
      this.move(passAt, -left, drafts.move('REFUND_DISCOUNT', pass, 'BREAKAGE', left, { passId }));
    }
  }

  private move(passAt: number, amount: number, draft: TransferDraft | undefined): TransferDraft | undefined {
    if (draft) this.held[passAt] = (this.held[passAt] ?? 0) + amount;
    return draft;
  }
}

async function post(books: Books): Promise<void> {
  const { organisationId } = studio.tenant;
  const opened: AccountCode[] = [registrationAccount(books.registrationId), ...books.passIds.map(passAccount)];
  for (const [at, { at: postedAt, transfers }] of books.posted.entries()) {
    const transaction = await Transaction.begin(pool, organisationId, 'READ_WRITE');
    await transaction.write(postingQueries(organisationId, 'EUR', postedAt, transfers, at === 0 ? opened : []));
    await transaction.commit();
  }
}

/** The moments of a history and the ends of its passes, and the milliseconds around them. */
const momentsOf = ({ posted }: Books, ends: readonly (Date | null)[]): Date[] =>
  [...posted.map(({ at }) => at), ...ends.flatMap((end) => end ?? [])].flatMap((moment) =>
    [-1, 0, 1].map((by) => new Date(moment.getTime() + by)),
  );

it('the running balance of a statement is the balance as of every moment, with ended passes, late returns and late jobs', {
  timeout: TIMEOUT_MS,
}, async () => {
  const property = fc.asyncProperty(history, async ({ ends, steps }) => {
    const endsAt = ends.map((end) => (end === null ? null : hours(end)));
    const books = new Books(endsAt);
    let clock = 0;
    for (const step of steps) {
      clock += step.inHours;
      books.take(step, hours(clock));
    }
    if (books.posted.length === 0) return;
    await post(books);
    const { organisationId } = studio.tenant;
    const credits = books.passIds.map((passId, at) => ({ passId, endsAt: endsAt[at] ?? null }));
    const codes = [registrationAccount(books.registrationId), ...books.passIds.map(passAccount)];
    await bindTenant(studio.tenant).transactional(async (em) => {
      for (const readAt of [hours(clock), hours(100)]) {
        const lines = await registrationMovements(em, organisationId, books.registrationId, credits, readAt, { limit: 200 });
        for (const moment of momentsOf(books, endsAt).filter((each) => each <= readAt)) {
          const held = await balancesAsOf(em, organisationId, codes, moment);
          const own = held.get(registrationAccount(books.registrationId)) ?? 0;
          const heldOn = ({ passId, endsAt: validUntil }: (typeof credits)[number]) => ({
            validUntil,
            heldMinor: held.get(passAccount(passId)) ?? 0,
          });
          const asOf = balanceAt(moment, own, credits.map(heldOn));
          expect(lines.findLast(({ postedAt }) => postedAt <= moment)?.balanceMinor ?? 0).toBe(asOf);
        }
      }
    });
  });
  await fc.assert(property, { ...runs(HISTORIES), endOnFailure: true });
});
