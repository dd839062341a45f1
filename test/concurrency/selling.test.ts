import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Command } from '../../src/services/engine/index.js';
import { inDays } from '../support/studio.js';
import { makeTwoEngines, type TwoEngines, tally } from './two-engines.js';

const STAFF = { kind: 'STAFF' } as const;
let servers: TwoEngines;
beforeAll(async () => {
  servers = await makeTwoEngines();
});
afterAll(() => servers.close());

/** An order is paid at the desk or waits; so that no plan is needed, it is placed there in both cases. */
const placing = (customerId: string, lines: Extract<Command, { kind: 'placeOrder' }>['lines']): Command => ({
  kind: 'placeOrder',
  actor: STAFF,
  customerId,
  channel: 'RECEPTION',
  lines,
  reduction: { promoCode: null, discountMinor: 0, reason: null },
  payments: null,
  provider: 'SANDBOX',
  holdMinutes: 30,
});

const paying = (orderId: string, amountMinor: number, providerRef: string): Command => ({
  ...{ kind: 'payOrder', orderId, method: 'SANDBOX', amountMinor, providerRef, feeMinor: 0, isTest: true },
});

const orderIdOf = (outcome: Awaited<ReturnType<TwoEngines['execute']>>): string =>
  outcome.kind === 'done' && 'orderId' in outcome.answer ? outcome.answer.orderId : '';

let people: { registrationId: string; customerId: string }[];
beforeEach(async () => {
  people = await servers.addRegistrations(12);
});

it('numbers receipts without a gap on two servers at once', async () => {
  const productId = await servers.addProduct({ kind: 'ENTRY', entries: 4, price_minor: 1000, purchase_limit: 2 });
  const sales = Array.from({ length: 60 }, (_, at) => {
    const { customerId } = people[at % people.length] ?? { customerId: '' };
    return servers.execute(at, { command: { kind: 'sellPass', productId, registrationId: null, customerId, method: 'CASH' } });
  });
  expect(tally(await Promise.all(sales))).toEqual({ done: 24, PURCHASE_LIMIT_REACHED: 36 });
  const numbers = await servers.sql<{ number: number }>('select number from receipts order by number');
  expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: numbers.length }, (_, at) => at + 1));
  expect(await servers.verify()).toEqual([]);
});

it('holds as many seats as there are', async () => {
  const sessionId = await servers.addSession({ capacity: 3 });
  const orders = people.map(({ registrationId, customerId }, at) =>
    servers.execute(at, { command: placing(customerId, [{ kind: 'SESSION', sessionId, registrationId }]) }),
  );
  expect(tally(await Promise.all(orders))).toEqual({ done: 3, SESSION_FULL: 9 });
  expect(await servers.sql('select seats_held from sessions where id = $1', [sessionId])).toEqual([{ seats_held: 3 }]);
  expect(await servers.verify()).toEqual([]);
});

it('holds one seat for one attendee, and five orders for one customer, across two servers', async () => {
  const { registrationId = '', customerId = '' } = people[0] ?? {};
  const sessions = [await servers.addSession({ capacity: 30 }), await servers.addSession({ capacity: 30 })];
  const seats = Array.from(
    { length: 12 },
    (_, at) => ({ kind: 'SESSION', sessionId: sessions[at % 2] ?? '', registrationId }) as const,
  );
  const placed = await Promise.all(seats.map((line, at) => servers.execute(at, { command: placing(customerId, [line]) })));
  expect(tally(placed)).toEqual({ done: 2, ALREADY_ORDERED: 10 });
  const productId = await servers.addProduct({ kind: 'ENTRY', entries: 4, price_minor: 1000 });
  const line = { kind: 'PASS', productId, registrationId: null, customerId, gift: null } as const;
  const more = Array.from({ length: 12 }, (_, at) => servers.execute(at, { command: placing(customerId, [line]) }));
  expect(tally(await Promise.all(more))).toEqual({ done: 3, TOO_MANY_OPEN_ORDERS: 9 });
  expect(await servers.verify()).toEqual([]);
});

it('issues an order once for repeated payments, and owes a second payment back', async () => {
  const sessionId = await servers.addSession({ capacity: 30 });
  const { registrationId = '', customerId = '' } = people[0] ?? {};
  const line = { kind: 'SESSION', sessionId, registrationId } as const;
  const orderId = orderIdOf(await servers.execute(0, { command: placing(customerId, [line]) }));
  const told = Array.from({ length: 20 }, (_, at) => servers.execute(at, { command: paying(orderId, 800, `pi_${at % 2}`) }));
  const results = (await Promise.all(told)).map((outcome) =>
    outcome.kind === 'done' && 'result' in outcome.answer ? outcome.answer.result : '',
  );
  expect(results.filter((result) => result === 'PAID')).toHaveLength(10);
  expect(results.filter((result) => result === 'REFUND_DUE')).toHaveLength(10);
  expect(await servers.sql('select refund_due_minor from orders where id = $1', [orderId])).toEqual([{ refund_due_minor: 800 }]);
  expect(await servers.verify()).toEqual([]);
});

it('either issues or releases an order that is paid and released at once, and loses no money', async () => {
  const sessionId = await servers.addSession({ capacity: 12 });
  await Promise.all(
    people.map(async ({ registrationId, customerId }, at) => {
      const orderId = orderIdOf(
        await servers.execute(at, { command: placing(customerId, [{ kind: 'SESSION', sessionId, registrationId }]) }),
      );
      await Promise.all([
        servers.execute(at, { command: paying(orderId, 800, `pi_${orderId}`) }),
        servers.execute(at + 1, { command: { kind: 'releaseOrder', actor: STAFF, orderId, as: 'CANCELLED' } }),
      ]);
    }),
  );
  // Whichever came first, the seat was free and the money bought it.
  expect(await servers.sql('select seats_taken, seats_held from sessions where id = $1', [sessionId])).toEqual([
    { seats_taken: 12, seats_held: 0 },
  ]);
  expect(await servers.verify()).toEqual([]);
});

it('never refunds more than came in', async () => {
  const productId = await servers.addProduct({ kind: 'ENTRY', entries: 4, price_minor: 1000 });
  const { customerId = '' } = people[0] ?? {};
  await servers.execute(0, { command: { kind: 'sellPass', productId, registrationId: null, customerId, method: 'CASH' } });
  const [payment] = await servers.sql<{ id: string }>('select id from payments order by created_at desc limit 1');
  const refunds = Array.from({ length: 12 }, (_, at) =>
    servers.execute(at, {
      command: {
        ...{
          kind: 'refundPayment',
          paymentId: payment?.id ?? '',
          amountMinor: 300,
          method: 'CASH',
          returnFee: false,
          reason: 'Choroba',
        },
      },
    }),
  );
  expect(tally(await Promise.all(refunds))).toEqual({ done: 3, REFUND_TOO_LARGE: 9 });
  expect(await servers.verify()).toEqual([]);
});

it('never applies a promo code more often than its usage limit', async () => {
  const productId = await servers.addProduct({ kind: 'ENTRY', entries: 4, price_minor: 1000 });
  await servers.sql(
    `insert into promo_codes (organisation_id, id, code, amount_minor, usage_limit, valid_until, created_at)
     values ($1, gen_random_uuid(), 'LETO', 300, 5, $2, now())`,
    [servers.organisationId, inDays(1)],
  );
  const reduction = { promoCode: 'LETO', discountMinor: 0, reason: null };
  const sales = people.map(({ customerId }, at) =>
    servers.execute(at, {
      command: { kind: 'sellPass', productId, registrationId: null, customerId, method: 'CASH', reduction },
    }),
  );
  expect(tally(await Promise.all(sales))).toEqual({ done: 5, PROMO_CODE_UNUSABLE: 7 });
  expect(await servers.verify()).toEqual([]);
});
