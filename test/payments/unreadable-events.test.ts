import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptStripeEvent, type StripeDoor } from '../../src/services/payments/index.js';
import { isSigned, stripeClient } from '../../src/services/payments/stripe/client.js';
import { rowsOf, webhookOf } from './online-studio.js';
import { makeServiceGround, type ServiceGround } from './service-ground.js';
import { SECRET_KEY } from './stand-in.js';

/** A signed body is never answered with a fault: Stripe would repeat it for days and then switch the endpoint off. */
let ground: ServiceGround;
let door: StripeDoor;
const told: { facts: object; sentence: string }[] = [];

beforeAll(async () => {
  ground = await makeServiceGround();
  const stripe = stripeClient({ secretKey: SECRET_KEY, webhookSecrets: [], apiUrl: ground.stripe.url });
  door = {
    ...ground.work,
    log: { ...ground.work.log, warn: (facts, sentence) => told.push({ facts, sentence }) },
    isSigned: (body, signature) => isSigned(stripe, [ground.stripe.customers.webhookSecret], body, signature),
    addJob: () => Promise.resolve(),
    wake: () => undefined,
  };
});
afterAll(() => ground.stop());
beforeEach(() => {
  told.length = 0;
});

const event = (changes: object = {}): Record<string, unknown> => {
  const charge = { object: 'charge', id: 'ch_1', payment_intent: 'pi_1', metadata: {} };
  return {
    ...{ id: 'evt_unreadable', object: 'event', type: 'charge.refunded', account: ground.account, created: 1_790_000_000 },
    ...{ data: { object: charge } },
    ...changes,
  };
};
const without = (member: string) => {
  const { [member]: _, ...rest } = event();
  return rest;
};
const about = (changes: object) => event({ data: { object: { object: 'charge', id: 'ch_1', metadata: {}, ...changes } } });

const accept = (body: string) => acceptStripeEvent(door, Buffer.from(body), ground.stripe.customers.signatureOf(body));
const stored = () => rowsOf<{ id: string }>(ground.studio, 'select id from provider_events order by id');

async function post(body: string, ageSeconds = 0): Promise<number> {
  const signature = ground.stripe.customers.signatureOf(body, { ageSeconds });
  const answer = await fetch(webhookOf(ground.app.url), { method: 'POST', headers: { 'stripe-signature': signature }, body });
  await answer.arrayBuffer();
  return answer.status;
}

async function isIgnored(body: string): Promise<void> {
  const before = await stored();
  expect(await accept(body)).toBe('IGNORED');
  expect(await post(body)).toBe(200);
  expect(await stored()).toEqual(before);
}

describe('a signed thin event', () => {
  const kinds = ['v2.core.event', 'v2.core.event_notification', 'v2.billing.event'];
  it.each(kinds)('is ignored, and one line of the log says that the endpoint needs snapshots: %s', async (object) => {
    await isIgnored(JSON.stringify({ id: 'evt_thin', object, type: 'v1.charge.refunded', created: '2026-11-30T08:00:00.000Z' }));
    const sentence = expect.stringMatching(/thin event.+payload style "Snapshot"/);
    expect(told).toEqual([{ facts: { event: 'evt_thin', problem: 'thin' }, sentence }]);
  });
});

describe('a signed body that is no event of ours', () => {
  const cases: [string, () => unknown, string][] = [
    ['has no data', () => without('data'), 'wrong: data'],
    ['has no id', () => without('id'), 'wrong: id'],
    ['has no time', () => without('created'), 'wrong: created'],
    ['has no type', () => without('type'), 'wrong: type'],
    ['has its time as text', () => event({ created: '2026-11-30T08:00:00Z' }), 'wrong: created'],
    ['has a time that no calendar has', () => event({ created: 1e15 }), 'wrong: created'],
    ['has a time before 1970', () => event({ created: -1 }), 'wrong: created'],
    ['has data without an object', () => event({ data: {} }), 'wrong: data.object'],
    ['has a list for its object', () => event({ data: { object: [] } }), 'wrong: data.object'],
    ['has data of null', () => event({ data: null }), 'wrong: data'],
    ['has an id with a zero character', () => event({ id: 'evt_\u0000' }), 'wrong: id'],
    ['has an id of 300 characters', () => event({ id: 'e'.repeat(300) }), 'wrong: id'],
    ['has an account that is no text', () => event({ account: 42 }), 'wrong: account'],
    ['has an account with a zero character', () => event({ account: 'acct_\u0000' }), 'wrong: account'],
    ['is a list', () => [event()], 'no object'],
    ['is null', () => null, 'no object'],
    ['is a number', () => 42, 'no object'],
  ];
  it.each(cases)('is ignored with one line of the log when it %s', async (_, body, problem) => {
    await isIgnored(JSON.stringify(body()));
    expect(told).toMatchObject([{ facts: { problem }, sentence: expect.stringContaining('API version') }]);
  });

  it.each(['{', 'payload=1', '{"id":', '<event/>'])(
    'is ignored with one line of the log when it is no JSON: %s',
    async (body) => {
      await isIgnored(body);
      expect(told).toMatchObject([{ facts: { event: null, problem: 'no JSON' } }]);
    },
  );

  it('is never a fault, whatever stands in the place of its members', async () => {
    const member = fc.constantFrom('id', 'type', 'account', 'created', 'data', 'object');
    const changed = fc.oneof(
      fc.jsonValue(),
      fc.tuple(member, fc.jsonValue()).map(([name, value]) => event({ [name]: value })),
      fc
        .tuple(fc.constantFrom('object', 'id', 'payment_intent', 'metadata'), fc.jsonValue())
        .map(([name, value]) => about({ [name]: value })),
      fc.tuple(fc.jsonValue(), fc.jsonValue()).map(([order, organisation]) => about({ metadata: { order, organisation } })),
    );
    await fc.assert(
      fc.asyncProperty(changed, async (body) => {
        expect(['TAKEN', 'IGNORED']).toContain(await accept(JSON.stringify(body)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('an event whose object has members of another kind', () => {
  const strange: [string, object][] = [
    ['a list in the place of the order', { metadata: { order: ['01890000-0000-7000-8000-00000000000a'], organisation: 'x' } }],
    ['a payment with a zero character', { payment_intent: 'pi_\u0000' }],
    ['a payment written out', { payment_intent: { id: 'pi_1' } }],
    ['a text for metadata', { metadata: 'order' }],
  ];
  it.each(strange)('is taken without them: %s', async (name, changes) => {
    const id = `evt_${name.replaceAll(' ', '_')}`;
    expect(await accept(JSON.stringify({ ...about(changes), id }))).toBe('TAKEN');
    expect(
      await rowsOf(ground.studio, 'select order_id as "order", payment_ref as payment from provider_events where id = ?', [id]),
    ).toEqual([{ order: null, payment: null }]);
    expect(told).toEqual([]);
  });
});

describe('the time of a signature', () => {
  it.each([-600, -301, -86_400, 302, 600, 86_400])('is refused when it is %i seconds old', async (ageSeconds) => {
    const before = await stored();
    expect(await post(JSON.stringify(event({ id: 'evt_at_another_time' })), ageSeconds)).toBe(400);
    expect(await stored()).toEqual(before);
  });

  it.each([-290, -1, 0, 290])('is accepted when it is %i seconds old', async (ageSeconds) => {
    const id = `evt_in_time_${ageSeconds + 300}`;
    expect(await post(JSON.stringify(event({ id })), ageSeconds)).toBe(200);
    expect(await stored()).toContainEqual({ id });
  });

  it('is the one that was signed, when a header names two', () => {
    const stripe = stripeClient({ secretKey: SECRET_KEY, webhookSecrets: [], apiUrl: ground.stripe.url });
    const { customers } = ground.stripe;
    const body = JSON.stringify(event());
    const now = Math.floor(Date.now() / 1000);
    const isTaken = (header: string) => isSigned(stripe, [customers.webhookSecret], Buffer.from(body), header);
    const future = customers.signatureOf(body, { ageSeconds: -600 });
    expect(isTaken(`t=${now},${future}`)).toBe(false);
    expect(isTaken(`${future},t=${now}`)).toBe(false);
    expect(isTaken(`t=${now + 600},${customers.signatureOf(body)}`)).toBe(true);
    for (const header of ['', 't=', 't=soon,v1=00', `t=${now}`, 'v1=00']) expect(isTaken(header)).toBe(false);
  });
});
