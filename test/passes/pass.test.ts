import { type Client, PassDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { slicesOf } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, codeOf, expectSeenBy } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();

const pass = async (id: string, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(PassDocument, { id })).pass ?? null;

describe('pass', () => {
  it('gives a CREDIT pass with its credit, the credit left and the registration that it pays for', async () => {
    const { studio } = ground;
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    await studio.book(registrationId, await studio.session({ price: 8 }), { payWith: 'PASS', passId });
    expect(await pass(passId)).toMatchObject({
      ...{ id: passId, kind: 'CREDIT', status: 'ACTIVE', price: euro(20), credit: euro(20), creditLeft: euro(12) },
      ...{ entries: null, entriesLeft: null, registration: { id: registrationId }, customer: { id: customerId } },
      product: { id: studio.creditProductId, name: 'Kredit 20' },
    });
  });

  it('gives an ENTRY pass with its entries and no credit', async () => {
    const { studio } = ground;
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const booking = await studio.book(registrationId, await studio.session({ price: 8 }), { payWith: 'PASS', passId });
    expect(slicesOf(booking)).toEqual([[passId, 800]]);
    expect(await pass(passId)).toMatchObject({
      ...{ kind: 'ENTRY', entries: 4, entriesLeft: 3, credit: null, creditLeft: null, registration: null },
      redemptions: { edges: [{ node: { entries: 1, covered: euro(8), consumed: euro(6), returnedAt: null } }] },
    });
  });

  it('gives a TIME pass with its days, in the time zone of the organisation', async () => {
    const { studio } = ground;
    const { customerId } = await studio.newcomer();
    const given = await pass(await studio.sell(studio.timeProductId, { customerId }));
    expect(given).toMatchObject({ kind: 'TIME', entriesLeft: null, creditLeft: null, status: 'ACTIVE' });
    const atMidnight = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Bratislava', timeStyle: 'medium' });
    expect(atMidnight.format(new Date(given?.validUntil ?? ''))).toBe('23:59:59');
  });

  it('shows an expired pass as EXPIRED with nothing left', async () => {
    const { studio } = ground;
    const { registrationId, customerId } = await studio.newcomer();
    const [credit, entry] = [
      await studio.sell(studio.creditProductId, { registrationId }),
      await studio.sell(studio.entryProductId, { customerId }),
    ];
    for (const id of [credit, entry]) await studio.expire(id);
    expect(await pass(credit)).toMatchObject({ status: 'EXPIRED', creditLeft: euro(0) });
    expect(await pass(entry)).toMatchObject({ status: 'EXPIRED', entriesLeft: 0 });
  });

  it('shows an empty pass as USED_UP, and as ACTIVE when an entry comes back', async () => {
    const { studio } = ground;
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(await studio.product({ kind: 'ENTRY', entries: 1 }), { customerId });
    const { id } = await studio.book(registrationId, await studio.session(), { payWith: 'PASS', passId });
    expect(await pass(passId)).toMatchObject({ status: 'USED_UP', entriesLeft: 0 });
    await studio.tryToCancel({ bookingId: id });
    const given = await pass(passId);
    expect(given).toMatchObject({ status: 'ACTIVE', entriesLeft: 1 });
    expect(given?.redemptions.edges[0]?.node.returnedAt).not.toBeNull();
  });

  it('gives null for a malformed id, an id of another kind, an id of no row, and a pass of another studio', async () => {
    const { other } = ground;
    const { customerId } = await other.newcomer();
    const foreign = await other.sell(other.entryProductId, { customerId });
    for (const id of [...idsOfNothing(ground, 'Pass'), foreign]) expect(await pass(id, ground.viewers.owner), id).toBeNull();
  });

  it('is for its holder, the desk and keys that may read sales', async () => {
    const { studio } = ground;
    const passId = await studio.sell(studio.entryProductId, { customerId: studio.customerId });
    await expectSeenBy(ground, asking(`{ pass(id: "${passId}") { id status entriesLeft } }`), {
      allowed: [...DESK, 'customer', 'key SALES_READ', 'key SALES_WRITE'],
    });
  });

  it('names its customer and its registration only to a key that carries their scopes too', async () => {
    const { studio, viewers } = ground;
    const { registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    const told = (field: string) =>
      asking(`{ pass(id: "${passId}") { ${field} { id } } }`)(viewers['key SALES_READ'], 'key SALES_READ').catch(codeOf);
    expect(await told('customer')).toBe('FORBIDDEN');
    expect(await told('registration')).toEqual({ registration: null });
    expect(await told('product')).toEqual({ product: { id: studio.creditProductId } });
  });

  it('is shown to an instructor only when they teach its holder', async () => {
    const { studio } = ground;
    const taught = await studio.newcomer();
    const stranger = await studio.person();
    const [seen, unseen] = [
      await studio.sell(studio.entryProductId, { customerId: taught.customerId }),
      await studio.sell(studio.entryProductId, { customerId: stranger.customerId }),
    ];
    expect(await pass(seen, studio.clients.instructor)).toMatchObject({ id: seen });
    expect(await pass(unseen, studio.clients.instructor)).toBeNull();
  });
});
