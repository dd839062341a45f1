import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Command, uuidv7 } from '../../../src/services/engine/index.js';
import { closeBooks } from '../../../src/services/reports/closing.js';
import type { OrderLineSpec } from '../../../src/services/rules/selling/order-input.js';
import { findViolations, INVARIANTS, verifyDatabase } from '../../../src/services/verify/index.js';
import { type Ground, makeGround } from '../../engine/ground.js';
import { withDatabase } from '../../support/services/postgres.js';
import { BOOKING_DAMAGES } from './booking-damages.js';
import { DAMAGES as DAMAGES_OF_BOOKING } from './damages.js';
import { FURTHER_SELLING_DAMAGES } from './further-damages.js';
import { KEPT_DAMAGES } from './kept-damages.js';
import { LEDGER_DAMAGES } from './ledger-damages.js';
import { MARKET_DAMAGES } from './market-damages.js';
import { PEOPLE_DAMAGES } from './people-damages.js';
import { SELLING_DAMAGES } from './selling-damages.js';

const STAFF = { kind: 'STAFF' } as const;
const DAMAGES = [
  ...DAMAGES_OF_BOOKING,
  ...SELLING_DAMAGES,
  ...MARKET_DAMAGES,
  ...LEDGER_DAMAGES,
  ...BOOKING_DAMAGES,
  ...FURTHER_SELLING_DAMAGES,
  ...PEOPLE_DAMAGES,
  ...KEPT_DAMAGES,
];
let ground: Ground;
let url: string;
/** Superuser in the same database: bound by neither row-level security nor, once told so, foreign keys. */
let vandal: Client;

beforeAll(async () => {
  ground = await makeGround();
  url = String(ground.pool.options.connectionString);
  await furnish();
  vandal = new Client({ connectionString: withDatabase(inject('postgres').adminUrl, new URL(url).pathname.slice(1)) });
  await vandal.connect();
  await furnishOrders();
  await closeBooks(ground.pool, ground.organisationId);
});
afterAll(async () => {
  await vandal.end();
  await ground.close();
});

async function does(command: Command, key?: string): Promise<Record<string, unknown>> {
  const idempotency = key === undefined ? undefined : { viewer: 'member', operation: command.kind, key, inputHash: 'a' };
  const outcome = await ground.engine.execute(ground.organisationId, { command, idempotency });
  if (outcome.kind === 'refused') throw new Error(`${command.kind} was refused: ${JSON.stringify(outcome.refusals)}`);
  return { ...outcome.answer };
}

/**
 * A bit of everything: passes of each kind, taxed when sold and when used, bookings paid by each of them, by several and by
 * none, cancelled in time and late.
 */
async function furnish(): Promise<void> {
  await ground.sql(`update organisations set vat_payer = true, late_cancellation = 'FORFEIT_AND_FEE', late_fee_minor = 100`);
  await ground.sql('update courses set vat_bps = 2300');
  const { registrationId, customerId } = await ground.addRegistration();
  const sell = async (columns: Record<string, unknown>) => {
    const productId = await ground.addProduct({ price_minor: 1000, vat_bps: 2300, ...columns });
    const credit = columns.kind === 'CREDIT';
    const holder = { registrationId: credit ? registrationId : null, customerId: credit ? null : customerId };
    return String((await does({ kind: 'sellPass', productId, ...holder, method: 'CASH' })).passId);
  };
  const book = async (passId: string | null, inHours = 72) => {
    const sessionId = await ground.addSession({ inHours });
    const payWith = passId === null ? 'AT_DESK' : 'PASS';
    const wish = { actor: STAFF, registrationId, sessionId, allowOverlap: true };
    const command = { kind: 'bookSession', ...wish, payWith, passId } as const;
    return String((await does(command, `book-${passId}-${inHours}`)).bookingId);
  };
  await book(null);
  const credits = [await sell({ kind: 'CREDIT', credit_minor: 1200 }), await sell({ kind: 'CREDIT', credit_minor: 1000 })];
  await book(credits[0] ?? null);
  const entries = await sell({ kind: 'ENTRY', entries: 5, validity_period: 'P30D', validity_start: 'FIRST_USE' });
  await book(entries);
  await book(await sell({ kind: 'TIME', validity_period: 'P1M' }));
  const cancelled = [await book(entries, 71), await book(entries, 5)];
  for (const bookingId of cancelled) await does({ kind: 'cancelBooking', actor: STAFF, bookingId, overrideReason: null });
  // The fee of the late cancellation is a debt that is no booking's.
  await sell({ kind: 'CREDIT', credit_minor: 500 });
  await book(null, 73);
}

/** Orders in every state: paid with a code, a gift and a refund, waiting for its money, and paid too late. */
async function furnishOrders(): Promise<void> {
  // The plan is the platform's to set, and no server's.
  await vandal.query(`update organisations set plan = 'STANDARD', online_payments = 'ACTIVE'`);
  const { registrationId, customerId } = await ground.addRegistration();
  await ground.sql(
    `insert into promo_codes (organisation_id, id, code, percent_bps, created_at) values ($1, gen_random_uuid(), 'LETO',
       1000, now())`,
    [ground.organisationId],
  );
  const productId = await ground.addProduct({ kind: 'ENTRY', entries: 4, price_minor: 2000, sellable_online: true });
  const pass = { kind: 'PASS', productId, registrationId: null, customerId, gift: null } as const;
  const gift = (codeHash: string) => ({ ...pass, customerId: null, gift: { lineId: uuidv7(), codeHash, to: null, email: null } });
  const seat = async () =>
    ({ kind: 'SESSION', sessionId: await ground.addSession({ capacity: 9 }), registrationId, allowOverlap: true }) as const;
  const place = async (lines: OrderLineSpec[], promoCode: string | null = null) => {
    const reduction = { promoCode, discountMinor: 0, reason: null };
    const terms = {
      actor: STAFF,
      customerId,
      channel: 'ONLINE',
      reduction,
      payments: null,
      provider: 'SANDBOX',
      holdMinutes: 30,
    } as const;
    return String((await does({ kind: 'placeOrder', lines, ...terms }, uuidv7())).orderId);
  };
  const pay = async (orderId: string, amountMinor: number) => {
    const terms = { method: 'SANDBOX', providerRef: uuidv7(), feeMinor: 3, isTest: true } as const;
    return String((await does({ kind: 'payOrder', orderId, amountMinor, ...terms })).paymentId);
  };
  const toPass = async (paymentId: string) => {
    const credit = { productId: await ground.addProduct({ kind: 'CREDIT', credit_minor: 9, price_minor: 9 }), registrationId };
    const terms = { ...credit, amountMinor: 100, method: 'PASS', returnFee: false, reason: 'Choroba' } as const;
    await does({ kind: 'refundPayment', paymentId, ...terms }, uuidv7());
  };
  const refund = (paymentId: string, method: 'CASH' | 'CARD', amountMinor: number | null) =>
    does({ kind: 'refundPayment', paymentId, amountMinor, method, returnFee: method === 'CARD', reason: 'Choroba' }, uuidv7());
  await refund(await pay(await place([pass, await seat()], 'LETO'), 2520), 'CASH', 500);
  const { refundId } = await refund(await pay(await place([pass]), 2000), 'CARD', 700);
  for (const succeeded of [true, false]) {
    await does({ kind: 'settleRefund', refundId: String(refundId), succeeded, providerRef: 're_1' });
  }
  await refund(await pay(await place([gift('waits')]), 2000), 'CASH', 300);
  await pay(await place([gift('redeemed')]), 2000);
  await ground.sql('update pass_products set entries = 1, price_minor = 1500 where id = $1', [productId]);
  await does({ kind: 'redeemGift', actor: STAFF, codeHash: 'redeemed', registrationId });
  await ground.sql('update pass_products set entries = 4, price_minor = 2000 where id = $1', [productId]);
  const returned = await pay(await place([pass]), 2000);
  const [issued] = await ground.sql<{ id: string }>(
    `select id from passes where state = 'ACTIVE' order by purchased_at desc limit 1`,
  );
  const { sessionId } = await seat();
  const paidWith = { payWith: 'PASS', passId: issued?.id ?? '' } as const;
  const { bookingId } = await does({
    kind: 'bookSession',
    actor: STAFF,
    registrationId,
    sessionId,
    allowOverlap: true,
    ...paidWith,
  });
  await refund(returned, 'CASH', null);
  await does({ kind: 'cancelBooking', actor: STAFF, bookingId: String(bookingId), overrideReason: null });
  await place([await seat()], 'LETO');
  await toPass(await pay(await place([pass]), 2000));
  const late = await place([pass, await seat()]);
  await does({ kind: 'releaseOrder', actor: STAFF, orderId: late, as: 'CANCELLED' });
  await refund(await pay(late, 100), 'CARD', null);
  await pay(late, 200);
}

/** Runs damage and then the checks in one transaction of the vandal's, and takes everything back. */
async function violationsAfter(damage: string): Promise<string[]> {
  await vandal.query('begin');
  try {
    await vandal.query('set local session_replication_role = replica');
    const parameters = { organisation: ground.organisationId, group: ground.groupId, course: ground.courseId };
    await vandal.query(
      damage.replace(/:(\w+)\b/g, (found, name: string) => (name in parameters ? `'${Reflect.get(parameters, name)}'` : found)),
    );
    await vandal.query('set local role permanentka_app');
    return (await findViolations(vandal, ground.organisationId)).map(({ invariant }) => invariant);
  } finally {
    await vandal.query('rollback');
  }
}

describe('npm run verify', () => {
  it('finds no violation in a sound database', async () => {
    expect(await verifyDatabase(url)).toEqual([]);
  });

  it.each(DAMAGES)('reports %s after %s', async (invariant, _what, damage) => {
    expect(new Set(await violationsAfter(damage))).toContain(invariant);
  });

  it('finds no violation once every damage was taken back', async () => {
    expect(await verifyDatabase(url)).toEqual([]);
  });

  it('is tried with a damage for each invariant', () => {
    expect(new Set(DAMAGES.map(([invariant]) => invariant))).toEqual(new Set(INVARIANTS.map(({ name }) => name)));
  });

  it('prints violations with ids and exits with 1, and with 0 once they are mended', { timeout: 60_000 }, async () => {
    const run = promisify(execFile);
    const verify = () =>
      run(process.execPath, ['--import', 'tsx', 'src/tools/verify.ts'], { env: { ...process.env, DATABASE_URL: url } }).then(
        ({ stdout }) => ({ code: 0, stdout }),
        ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
      );
    const [account] = await ground.sql<{ code: string }>(`select code from accounts where code like 'REGISTRATION:%'`);
    await ground.sql('update accounts set balance = balance + 1 where code = $1', [account?.code]);
    const broken = await verify();
    await ground.sql('update accounts set balance = balance - 1 where code = $1', [account?.code]);
    expect(broken.code).toBe(1);
    expect(broken.stdout).toMatch(/^FAIL account-balances/m);
    expect(broken.stdout).toContain(`organisation ${ground.organisationId}: {"code":"${account?.code}"`);
    expect(broken.stdout).toMatch(/^ok {3}seats-taken/m);
    const mended = await verify();
    expect(mended.stdout).toMatch(/all of them hold/);
    expect(mended.code).toBe(0);
  });
});
