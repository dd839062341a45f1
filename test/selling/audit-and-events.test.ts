import { randomUUID } from 'node:crypto';
import {
  ArchivePromoCodeDocument,
  CancelOrderDocument,
  type Client,
  CreatePromoCodeDocument,
  type OrderLineInput,
  RecordPaymentDocument,
  RedeemGiftDocument,
  SellOrderDocument,
  SellPassDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { change, entriesOf, member } from '../audit/entries.js';
import { euro } from '../support/studio.js';
import { ok, useShop } from './shop.js';

const ground = useShop();
const rita = member('Rita Recepčná');

interface Trace {
  /** Action and kind of each audit entry, by action and kind. */
  audit: string[];
  /** Topics of the events in the outbox, by topic. */
  events: string[];
}

/** The newest id of the audit log and of the outbox are of version 7, so what comes later is greater. */
async function traceOf<T>(run: () => Promise<T>): Promise<Trace & { result: T }> {
  const em = bindTenant(ground.studio.tenant);
  const newest = async (table: 'audit_log' | 'outbox') => {
    const [row] = await em.transactional((bound) =>
      bound.execute<{ id: string }[]>(`select id from ${table} order by id desc limit 1`),
    );
    return row?.id ?? '00000000-0000-0000-0000-000000000000';
  };
  const [lastEntry, lastBox] = [await newest('audit_log'), await newest('outbox')];
  const result = await run();
  const entries = await em.transactional((bound) =>
    bound.execute<{ action: string; kind: string }[]>('select action, kind from audit_log where id > ?', [lastEntry]),
  );
  const topics = await em.transactional((bound) =>
    bound.execute<{ topic: string }[]>(
      `select e ->> 'topic' as topic from outbox cross join lateral jsonb_array_elements(events) e where id > ?`,
      [lastBox],
    ),
  );
  return {
    result,
    audit: entries.map(({ action, kind }) => `${action} ${kind}`).sort(),
    events: topics.map(({ topic }) => topic).sort(),
  };
}

const cash = (amount: number) => ({ method: 'CASH', amount: euro(amount) }) as const;
const desk = () => ground.studio.clients.receptionist;
const sellOrder = async (lines: OrderLineInput[], paid: number, more: object = {}) => {
  const input = { lines, payments: [cash(paid)], idempotencyKey: randomUUID(), ...more };
  return ok((await desk().request(SellOrderDocument, { input })).sellOrder);
};
const sellPass = async (customerId: string, key = randomUUID()) => {
  const input = {
    productId: ground.studio.entryProductId,
    holder: { customerId },
    payment: { method: 'CASH' },
    idempotencyKey: key,
  } as const;
  return ok((await desk().request(SellPassDocument, { input })).sellPass);
};
const entryOf = async (subjectId = '') => (await entriesOf(ground.studio.clients.owner, { subjectId }))?.[0];

describe('the trace of a sale', () => {
  it('is one entry and one event for a pass at the desk', async () => {
    const { customerId } = await ground.shop.newcomer();
    const { audit, events, result } = await traceOf(() => sellPass(customerId));
    expect({ audit, events }).toEqual({ audit: ['sellPass Pass'], events: ['passBalance'] });
    const entry = await entryOf(result.pass?.id);
    expect(entry).toMatchObject({ action: 'sellPass', actor: rita });
    expect(entry?.changes).toEqual(
      expect.arrayContaining([change('priceMinor', null, '2400'), change('entries', null, '4'), change('method', null, 'CASH')]),
    );
  });

  it('is nothing when the same key asks again', async () => {
    const { customerId } = await ground.shop.newcomer();
    const key = randomUUID();
    await sellPass(customerId, key);
    const { audit, events } = await traceOf(() => sellPass(customerId, key));
    expect({ audit, events }).toEqual({ audit: [], events: [] });
  });

  it('is an entry for the order and for everything that came of it, and an event for each state that moved', async () => {
    const { shop, studio } = ground;
    const { customerId, registrationId, attendeeId } = await shop.newcomer();
    const lines = [
      { pass: { productId: studio.entryProductId, holder: { customerId } } },
      { seat: { sessionId: await shop.session({ price: 8 }), registrationId } },
      { registration: { attendeeId, groupId: studio.oneOffGroupId } },
    ];
    const { audit, events } = await traceOf(() => sellOrder(lines, 62, { customerId }));
    expect(audit).toEqual(['placeOrder Booking', 'placeOrder Order', 'placeOrder Pass', 'placeOrder Registration']);
    expect(events).toEqual(['passBalance', 'registrationBalance', 'registrationBalance', 'sessionCapacity']);
  });

  it('keeps the discount of the staff with its reason', async () => {
    const { customerId } = await ground.shop.newcomer();
    const lines = [{ pass: { productId: ground.studio.entryProductId, holder: { customerId } } }];
    const { order } = await sellOrder(lines, 20, { discount: { amount: euro(4), reason: 'Súrodenec' } });
    const entry = await entryOf(order?.id);
    expect(entry?.changes).toEqual(
      expect.arrayContaining([change('discountMinor', null, '400'), change('discountReason', null, 'Súrodenec')]),
    );
  });

  it('is one entry and one event for money that is recorded for a registration', async () => {
    const { registrationId } = await ground.shop.newcomer();
    const input = { registrationId, amount: euro(5), method: 'BANK', idempotencyKey: randomUUID() } as const;
    const { audit, events } = await traceOf(() => desk().request(RecordPaymentDocument, { input }));
    expect({ audit, events }).toEqual({ audit: ['recordPayment Registration'], events: ['registrationBalance'] });
  });
});

describe('the trace of an online order', () => {
  async function started() {
    const { shop } = ground;
    const buyer = await shop.newcomer();
    const line = { seat: { sessionId: await shop.session({ price: 8 }), registrationId: buyer.registrationId } };
    const { result, ...trace } = await traceOf(() => shop.start(buyer.client, [line]));
    return { ...buyer, ...trace, orderId: ok(result).order?.id ?? '' };
  }

  it('is an entry of its buyer and the seat that it holds, before anybody pays', async () => {
    const { audit, events, orderId } = await started();
    expect({ audit, events }).toEqual({ audit: ['placeOrder Order'], events: ['orderProgress', 'sessionCapacity'] });
    const actor = { kind: 'CUSTOMER', customer: { name: 'Mária Nová' }, member: null, apiKey: null };
    expect(await entryOf(orderId)).toMatchObject({ actor });
    expect((await entryOf(orderId))?.changes.map(({ field }) => field)).toContain('status');
  });

  it('is the payment and the booking once the money is in', async () => {
    const { orderId } = await started();
    const { audit } = await traceOf(() => ground.shop.pay(orderId));
    expect(audit).toEqual(['payOrder Booking', 'payOrder Order', 'payOrder Payment']);
    expect(await entryOf(orderId)).toMatchObject({ changes: [change('status', 'OPEN', 'PAID')] });
  });

  it('is the seat that is free again once it is cancelled', async () => {
    const { orderId, client } = await started();
    const run = () => client.request(CancelOrderDocument, { input: { orderId } });
    const { audit, events } = await traceOf(run);
    expect({ audit, events }).toEqual({ audit: ['releaseOrder Order'], events: ['orderProgress', 'sessionCapacity'] });
  });
});

describe('the trace of a gift', () => {
  it('names the customer who redeemed it, and moves the balance of the new pass', async () => {
    const { shop, studio } = ground;
    const { giftCodes } = await sellOrder([{ pass: { productId: studio.entryProductId, holder: { gift: {} } } }], 24);
    const { client, registrationId } = await shop.newcomer();
    const input = { code: giftCodes[0]?.code ?? '', registrationId };
    const redeem = async (by: Client) => ok((await by.request(RedeemGiftDocument, { input })).redeemGift);
    const { audit, events, result } = await traceOf(() => redeem(client));
    expect({ audit, events }).toEqual({ audit: ['redeemGift Pass'], events: ['passBalance'] });
    expect(await entryOf(result.pass?.id)).toMatchObject({ actor: { kind: 'CUSTOMER', customer: { name: 'Mária Nová' } } });
  });
});

describe('the trace of a promo code', () => {
  it('is an entry when it is created and one when it is archived, and none the second time', async () => {
    const { manager, owner } = ground.studio.clients;
    const input = { code: 'STOPA', discount: { percentBps: 1000 }, usageLimit: 3 };
    const { createPromoCode } = await manager.request(CreatePromoCodeDocument, { input });
    const promoCodeId = ok(createPromoCode).promoCode?.id ?? '';
    const archive = () => manager.request(ArchivePromoCodeDocument, { input: { promoCodeId } });
    await archive();
    const entries = await entriesOf(owner, { subjectId: promoCodeId });
    expect(entries?.map(({ action, actor }) => [action, actor.member?.name])).toEqual([
      ['archivePromoCode', 'Marek Správca'],
      ['createPromoCode', 'Marek Správca'],
    ]);
    expect(entries?.[1]?.changes).toEqual(
      expect.arrayContaining([
        change('code', null, 'STOPA'),
        change('percentBps', null, '1000'),
        change('usageLimit', null, '3'),
      ]),
    );
    expect(entries?.[0]?.changes.map(({ field }) => field)).toEqual(['archivedAt']);
    await archive();
    expect(await entriesOf(owner, { subjectId: promoCodeId })).toHaveLength(2);
  });
});
