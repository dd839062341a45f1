import { randomUUID } from 'node:crypto';
import { type Client, DrawerDayDocument, RecordPaymentDocument, SellOrderDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/services/rules/world/calendar.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { euro, inDays } from '../support/studio.js';
import { DESK } from '../support/viewers.js';
import { ok, useShop } from './shop.js';

const ground = useShop();
const dayIn = (days: number) => dayOf(inDays(days), 'Europe/Bratislava').toString();

/** A day's money by method and by member, amounts in minor units. */
async function drawer({ clients }: Pick<BookingStudio, 'clients'>, on?: string) {
  const { drawerDay } = await clients.receptionist.request(DrawerDayDocument, { on });
  return {
    on: drawerDay?.on,
    methods: drawerDay?.methods.map(({ method, taken, givenOut, expected, payments, refunds, members }) => ({
      method,
      sums: [taken.amountMinor, givenOut.amountMinor, expected.amountMinor, payments, refunds],
      members: Object.fromEntries(
        members.map(({ member, ...own }) => [
          member?.name ?? 'nobody',
          [own.taken.amountMinor, own.givenOut.amountMinor, own.expected.amountMinor, own.payments, own.refunds],
        ]),
      ),
    })),
  };
}

const NOTHING = { sums: [0, 0, 0, 0, 0], members: {} };

describe('drawerDay', () => {
  it('adds up what each member took and gave out, by method', async () => {
    const studio = await makeBookingStudio(ground.app);
    const { registrationId, customerId } = await studio.newcomer();
    const pay = async (client: Client, amount: number, method: 'CASH' | 'CARD_TERMINAL' | 'BANK') => {
      const input = { registrationId, amount: euro(amount), method, idempotencyKey: randomUUID() };
      return ok((await client.request(RecordPaymentDocument, { input })).recordPayment).order?.id ?? '';
    };
    const { receptionist, manager } = studio.clients;
    await pay(receptionist, 20, 'CASH');
    await pay(receptionist, 5, 'BANK');
    await pay(manager, 12.5, 'CARD_TERMINAL');
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const paymentId = await studio.paymentOf(passId);
    ok(await ground.shop.refund(paymentId, { part: { amount: euro(6) } }, manager));
    const today = dayIn(0);
    expect(await drawer(studio)).toEqual({
      on: today,
      methods: [
        {
          method: 'CASH',
          sums: [4400, 600, 3800, 2, 1],
          members: { 'Rita Recepčná': [4400, 0, 4400, 2, 0], 'Marek Správca': [0, 600, -600, 0, 1] },
        },
        { method: 'CARD_TERMINAL', sums: [1250, 0, 1250, 1, 0], members: { 'Marek Správca': [1250, 0, 1250, 1, 0] } },
        { method: 'BANK', sums: [500, 0, 500, 1, 0], members: { 'Rita Recepčná': [500, 0, 500, 1, 0] } },
      ],
    });
    expect((await drawer(studio, dayIn(-1))).methods?.map(({ sums }) => sums)).toEqual([
      NOTHING.sums,
      NOTHING.sums,
      NOTHING.sums,
    ]);
  });

  it('counts the change of cash as not taken, and each method of an order for itself', async () => {
    const studio = await makeBookingStudio(ground.app);
    const { customerId } = await studio.newcomer();
    const payments = [
      { method: 'CASH' as const, amount: euro(10), tendered: euro(20) },
      { method: 'CARD_TERMINAL' as const, amount: euro(14) },
    ];
    const lines = [{ pass: { productId: studio.entryProductId, holder: { customerId } } }];
    const input = { lines, customerId, payments, idempotencyKey: randomUUID() };
    ok((await studio.clients.owner.request(SellOrderDocument, { input })).sellOrder);
    const { methods } = await drawer(studio);
    expect(methods?.map(({ sums }) => sums[0])).toEqual([1000, 1400, 0]);
  });

  it("belongs to the day of the organisation's time zone", async () => {
    const studio = await makeBookingStudio(ground.app);
    const { customerId } = await studio.newcomer();
    const paymentId = await studio.paymentOf(await studio.sell(studio.entryProductId, { customerId }));
    ok(await ground.shop.refund(paymentId, { part: { amount: euro(7) } }, studio.clients.owner));
    const givenOut = async (on: string) => (await drawer(studio, on)).methods?.[0]?.sums[1];
    for (const [moment, day, next] of [
      ['2027-03-01T23:30:00+01:00', '2027-03-01', '2027-03-02'],
      ['2027-03-02T00:00:00+01:00', '2027-03-02', '2027-03-03'],
      // The day on which the clocks go forward has 23 hours.
      ['2027-03-28T23:59:00+02:00', '2027-03-28', '2027-03-29'],
    ] as const) {
      await studio.sql('update refunds set settled_at = ?', [moment]);
      expect([await givenOut(day), await givenOut(next)], moment).toEqual([700, 0]);
    }
    await studio.sql('update refunds set settled_at = created_at');
  });

  it.each(['0001-01-01', '0001-01-02', '9999-12-31'])('has nothing on %s, at an end of the calendar', async (day) => {
    const studio = await makeBookingStudio(ground.app);
    const { on, methods } = await drawer(studio, day);
    expect(on).toBe(day);
    expect(methods?.length).toBeGreaterThan(0);
    expect(methods?.flatMap(({ sums }) => sums).filter((sum) => sum !== 0)).toEqual([]);
  });

  it('leaves out what was paid online', async () => {
    const { shop } = ground;
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
    const { client, customerId } = await shop.newcomer();
    const { order } = ok(await shop.start(client, [{ pass: { productId, holder: { customerId } } }]));
    const before = await drawer(shop);
    await shop.pay(order?.id ?? '');
    expect(await drawer(shop)).toEqual(before);
  });

  it('is for the desk and for keys that may read sales, and null for everybody else', async () => {
    await expectSeenBy(ground, asking('{ drawerDay { on methods { method } } }'), {
      allowed: [...DESK, 'key SALES_READ', 'key SALES_WRITE'],
    });
  });
});
