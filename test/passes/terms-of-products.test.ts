import {
  ArchivePassProductDocument,
  type Client,
  UpdatePassProductDocument,
  type UpdatePassProductInput,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '../audit/entries.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, codeOf, expectSeenBy } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';
import { EVERYBODY, STAFF } from '../support/viewers.js';
import { asShown } from './as-shown.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

type Terms = Omit<UpdatePassProductInput, 'productId'>;

const update = async (productId: string, terms: Terms, client: Client = studio.clients.manager) =>
  (await client.request(UpdatePassProductDocument, { input: { productId, ...terms } })).updatePassProduct;

const LIMITED = { validity: { period: { length: 'P3M' } }, limitCount: 2, limitPeriod: 'WEEK' } as const;

describe('updatePassProduct of a CREDIT product', () => {
  it.each<[Terms, string[]]>([
    [{ credit: null }, ['credit']],
    [{ credit: euro(0) }, ['credit.amountMinor']],
    [{ credit: { amountMinor: 2000, currency: 'CZK' } }, ['credit.currency']],
    [{ entries: 4 }, ['entries']],
    [{ seatsAtOnce: 2 }, ['seatsAtOnce']],
    [{ limitCount: 1, limitPeriod: 'MONTH' }, ['limitCount', 'limitPeriod']],
    [{ priority: -1_000_001 }, ['priority']],
    [{ purchaseLimit: 100_001 }, ['purchaseLimit']],
    [{ validity: { days: { fromOn: '2027-01-02', untilOn: '2027-01-01' } } }, ['validity.days.untilOn']],
  ])('refuses %j and changes nothing', async (terms, fields) => {
    const told = fields.map((field): [string, string] => ['INVALID_INPUT', field]);
    await expectRefused(studio, () => update(studio.creditProductId, terms), ...told);
  });

  it('changes the credit, the days and who sees it, and keeps the rest', async () => {
    const productId = await studio.product({ kind: 'CREDIT', name: 'Kredit', price: euro(18), credit: euro(20), priority: 3 });
    const terms = {
      credit: euro(25),
      validity: { days: { untilOn: '2031-12-31' } },
      sellableOnline: true,
      visibleAtDesk: false,
    } as const;
    expect((await update(productId, terms)).product).toMatchObject({
      ...{ name: 'Kredit', kind: 'CREDIT', price: euro(18), priority: 3, ...asShown(terms) },
    });
    const left = { sellableOnline: null, visibleAtDesk: null, visibleInProfile: null, visibleOnBookingPage: null } as const;
    expect((await update(productId, left)).product).toMatchObject({
      ...{ sellableOnline: true, visibleAtDesk: false, visibleInProfile: true, visibleOnBookingPage: true },
    });
  });
});

describe('updatePassProduct of a TIME product with a limit', () => {
  it.each<[Terms, string[]]>([
    [{ seatsAtOnce: 0 }, ['seatsAtOnce']],
    [{ seatsAtOnce: 101 }, ['seatsAtOnce']],
    [{ limitCount: null }, ['limitCount']],
    [{ limitPeriod: null }, ['limitPeriod']],
    [{ limitCount: 0 }, ['limitCount']],
    [{ limitCount: 1001 }, ['limitCount']],
    [{ entries: 1 }, ['entries']],
    [{ credit: euro(1) }, ['credit']],
    [{ limitCount: 0, entries: 1, name: '' }, ['name', 'entries', 'limitCount']],
  ])('refuses %j and changes nothing', async (terms, fields) => {
    const productId = await studio.product({ kind: 'TIME', ...LIMITED });
    const told = fields.map((field): [string, string] => ['INVALID_INPUT', field]);
    await expectRefused(studio, () => update(productId, terms), ...told);
  });

  it('changes the limit, and takes it away when both parts are cleared', async () => {
    const productId = await studio.product({ kind: 'TIME', ...LIMITED });
    expect((await update(productId, { limitPeriod: 'MONTH' })).product).toMatchObject({
      ...asShown(LIMITED),
      limitPeriod: 'MONTH',
    });
    expect((await update(productId, { limitCount: null, limitPeriod: null })).product).toMatchObject({
      ...{ validityPeriod: 'P3M', limitCount: null, limitPeriod: null },
    });
  });
});

describe('updatePassProduct', () => {
  it('stores nothing and writes no audit entry when every term stays as it is', async () => {
    const productId = await studio.product({ kind: 'TIME', ...LIMITED, priority: 5 });
    const before = await fingerprints(studio.tenant);
    const same = { ...LIMITED, priority: 5, name: 'Permanentka', price: euro(20), courseIds: null };
    expect((await update(productId, same)).errors).toEqual([]);
    expect(await fingerprints(studio.tenant)).toEqual(before);
  });

  it('trims the name, and takes 200 characters of it', async () => {
    const productId = await studio.product({ kind: 'ENTRY', entries: 4 });
    expect((await update(productId, { name: '  Desať vstupov  ' })).product?.name).toBe('Desať vstupov');
    expect((await update(productId, { name: 'x'.repeat(200) })).product?.name).toBe('x'.repeat(200));
    await expectRefused(studio, () => update(productId, { name: 'x'.repeat(201) }), ['INVALID_INPUT', 'name']);
  });

  it('leaves an archived product off sale', async () => {
    const productId = await studio.product({ kind: 'ENTRY', entries: 4 });
    const { archivePassProduct } = await studio.clients.owner.request(ArchivePassProductDocument, { input: { productId } });
    const { product } = await update(productId, { name: 'Stará permanentka' });
    expect(product).toMatchObject({ name: 'Stará permanentka', archivedAt: archivePassProduct.product?.archivedAt });
    expect(product?.archivedAt).not.toBeNull();
    const actions = (await entriesOf(studio.clients.owner, { subjectId: productId }))?.map(({ action }) => action);
    expect(actions?.slice(0, 2)).toEqual(['updatePassProduct', 'archivePassProduct']);
  });
});

describe('a product by its id', () => {
  const ask = (productId: string) => asking(`{ node(id: "${productId}") { id ... on PassProduct { name } } }`);
  const HIDDEN_FROM = EVERYBODY.filter(
    (name) => !STAFF.some((member) => member === name) && name !== 'key SALES_READ' && name !== 'key SALES_WRITE',
  );

  it('is shown to everybody while the booking page offers it', async () => {
    await expectSeenBy(ground, ask(await studio.product({ kind: 'ENTRY', entries: 4 })), { allowed: EVERYBODY });
  });

  it.each([
    { hidden: 'hidden from the booking page', terms: { visibleOnBookingPage: false }, archived: false },
    { hidden: 'archived', terms: {}, archived: true },
  ])('is shown only to the staff and to keys that may read sales when it is $hidden', async ({ terms, archived }) => {
    const productId = await studio.product({ kind: 'ENTRY', entries: 4, ...terms });
    if (archived) await studio.clients.owner.request(ArchivePassProductDocument, { input: { productId } });
    const allowed = EVERYBODY.filter((name) => !HIDDEN_FROM.includes(name));
    await expectSeenBy(ground, ask(productId), { allowed });
  });
});

describe('the status of a pass', () => {
  it.each([
    { state: 'ACTIVE', ended: false, used: false, status: 'ACTIVE' },
    { state: 'ACTIVE', ended: false, used: true, status: 'USED_UP' },
    { state: 'ACTIVE', ended: true, used: false, status: 'EXPIRED' },
    { state: 'ACTIVE', ended: true, used: true, status: 'EXPIRED' },
    { state: 'BLOCKED', ended: false, used: true, status: 'BLOCKED' },
    { state: 'BLOCKED', ended: true, used: false, status: 'BLOCKED' },
    { state: 'REFUNDED', ended: true, used: true, status: 'REFUNDED' },
  ])('is $status for a pass that is $state (ended: $ended, used: $used)', async ({ state, ended, used, status }) => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(await studio.product({ kind: 'ENTRY', entries: 1 }), { customerId });
    if (used) await studio.book(registrationId, await studio.session(), { passId });
    if (ended) await studio.expire(passId);
    const key = studio.keyOf('Pass', passId);
    await studio.sql('update passes set state = ? where id = ?', [state, key]);
    const told = await studio.passNow(passId);
    expect([told.status, told.entriesLeft]).toEqual([status, ended || used ? 0 : 1]);
    await studio.sql(`update passes set state = 'ACTIVE' where id = ?`, [key]);
  });
});

describe('the redemptions of a pass', () => {
  it('are hidden from a key that may read bookings and no sales', async () => {
    const { customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const told = asking(`{ pass(id: "${passId}") { redemptions { edges { node { id } } } } }`);
    expect(await told(ground.viewers['key BOOKINGS_READ'], 'key BOOKINGS_READ').catch(codeOf)).toBeNull();
    expect(await told(ground.viewers['key SALES_READ'], 'key SALES_READ')).toEqual({ redemptions: { edges: [] } });
  });
});
