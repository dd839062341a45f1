import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../src/services/engine/index.js';
import { booking, cancelling, makeTwoEngines, type TwoEngines, tally } from './two-engines.js';

const ENTRIES = 4;
/** 24.00 for four entries. */
const PRICE_MINOR = 2400;

let servers: TwoEngines;
beforeAll(async () => {
  servers = await makeTwoEngines();
});
afterAll(() => servers.close());

interface Used {
  passId: string;
  paymentId: string;
  bookings: string[];
}

/** A pass whose entries are all used for sessions to come, and that has ended since. */
async function usedAndEnded(): Promise<Used> {
  const [person = { registrationId: '', customerId: '' }] = await servers.addRegistrations(1);
  const passId = await servers.sell(person, { kind: 'ENTRY', entries: ENTRIES, price_minor: PRICE_MINOR });
  const bookings: string[] = [];
  for (const sessionId of await servers.addSessions(ENTRIES)) {
    const command = { ...booking(person.registrationId, sessionId), payWith: 'PASS', passId } as const;
    const booked = await servers.execute(0, { command });
    if (booked.kind !== 'done' || !('bookingId' in booked.answer)) throw new Error('must be booked');
    bookings.push(booked.answer.bookingId);
  }
  await servers.sql(
    `update passes set valid_from = now() - interval '9 days', valid_until = now() - interval '1 day' where id = $1`,
    [passId],
  );
  const [line] = await servers.sql<{ paymentId: string }>(
    `select p.id as "paymentId" from order_lines l join payments p on p.order_id = l.order_id where l.pass_id = $1`,
    [passId],
  );
  return { passId, paymentId: line?.paymentId ?? '', bookings };
}

const refunding = (paymentId: string): Command => ({
  ...{ kind: 'refundPayment', paymentId, amountMinor: null, method: 'CASH', returnFee: false, reason: 'Choroba' },
});

/** The passes of grace that took over what went back to a pass. */
const gracesOf = (passId: string) =>
  servers.sql<{ entries: number; price: number; left: number }>(
    `select p.entries, p.price_minor::int as price, a.balance::int as left from passes p
       join accounts a on a.code = 'ENTRIES:' || p.id where p.grace_of_id = $1`,
    [passId],
  );

const refundedOf = async (paymentId: string): Promise<number> => {
  const text = 'select coalesce(sum(amount_minor), 0)::int as sum from refunds where payment_id = $1';
  return (await servers.sql<{ sum: number }>(text, [paymentId]))[0]?.sum ?? 0;
};

let used: Used;
beforeEach(async () => {
  used = await usedAndEnded();
});

describe('a pass that has ended', () => {
  it('gives each entry that comes back a pass of grace, however many come back at once on two servers', async () => {
    const outcomes = await Promise.all(used.bookings.map((id, at) => servers.execute(at, { command: cancelling(id) })));
    expect(tally(outcomes)).toEqual({ done: ENTRIES });
    expect(await gracesOf(used.passId)).toEqual(Array(ENTRIES).fill({ entries: 1, price: PRICE_MINOR / ENTRIES, left: 1 }));
    expect(await servers.verify()).toEqual([]);
  });

  it('gives an entry back once, however many cancel the same booking at once', async () => {
    const [bookingId = ''] = used.bookings;
    const outcomes = await Promise.all([0, 1, 2, 3].map((at) => servers.execute(at, { command: cancelling(bookingId) })));
    expect(tally(outcomes).done).toBe(1);
    expect(await gracesOf(used.passId)).toHaveLength(1);
    expect(await servers.verify()).toEqual([]);
  });

  it.each([0, 1, 2])('loses nothing of what comes back while its payment is refunded on another server: try %i', async (at) => {
    const { bookings, paymentId, passId } = used;
    const returns = bookings.map((id, turn) => servers.execute(turn + at, { command: cancelling(id) }));
    const refunds = [0, 1, 2, 3].map((turn) => servers.execute(turn + at + 1, { command: refunding(paymentId) }));
    expect(tally(await Promise.all(returns))).toEqual({ done: ENTRIES });
    const said = tally(await Promise.all(refunds));
    expect(Object.keys(said).filter((end) => !['done', 'REFUND_TOO_LARGE'].includes(end))).toEqual([]);
    const graces = await gracesOf(passId);
    expect(graces).toHaveLength(ENTRIES);
    const kept = graces.filter(({ left }) => left > 0).length;
    expect(await refundedOf(paymentId)).toBe((PRICE_MINOR * (ENTRIES - kept)) / ENTRIES);
    await servers.execute(at, { command: refunding(paymentId) });
    expect(await refundedOf(paymentId)).toBe(PRICE_MINOR);
    expect((await gracesOf(passId)).map(({ left }) => left)).toEqual(Array(ENTRIES).fill(0));
    expect(await servers.verify()).toEqual([]);
  });
});
