import {
  BookingPageDocument,
  type Client,
  UpdateBillingDocument,
  UpdatePassProductDocument,
  type UpdatePassProductInput,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { change, entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { there } from '../support/there.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { asShown } from './as-shown.js';

const ground = useGround();

const update = async (input: Partial<UpdatePassProductInput>, client: Client = ground.studio.clients.owner) => {
  const whole = { productId: ground.studio.entryProductId, ...input };
  return (await client.request(UpdatePassProductDocument, { input: whole })).updatePassProduct;
};

describe('updatePassProduct', () => {
  it('changes what the input names and leaves the rest', async () => {
    const { product, errors } = await update({ price: euro(26), priority: 5, validity: { period: { length: 'P3M' } } });
    expect(errors).toEqual([]);
    expect(product).toMatchObject({
      ...{ name: '4 vstupy', kind: 'ENTRY', entries: 4 },
      ...{ price: euro(26), priority: 5, validityPeriod: 'P3M' },
    });
  });

  it('clears by null what may be absent and leaves what may not', async () => {
    await update({ purchaseLimit: 3, priority: 7 });
    const { product } = await update({ purchaseLimit: null, priority: null, name: null, price: null });
    expect(product).toMatchObject({ purchaseLimit: null, priority: 7, name: '4 vstupy' });
  });

  it('changes from a period to fixed days and back, and keeps either where it is left out', async () => {
    const days = { validity: { days: { fromOn: '2027-01-01', untilOn: '2027-12-31' } } };
    expect((await update(days)).product).toMatchObject(asShown(days));
    expect((await update({ priority: 9 })).product).toMatchObject(asShown(days));
    const period = { validity: { period: { length: 'P3M', begins: 'FIRST_USE' as const } } };
    const shown = { ...asShown(period), fixedFrom: null, fixedUntil: null };
    expect((await update(period)).product).toMatchObject(shown);
    expect((await update({ priority: 8 })).product).toMatchObject(shown);
    const none = { validityPeriod: null, validityStart: 'PURCHASE', fixedFrom: null, fixedUntil: null };
    expect((await update({ validity: null })).product).toMatchObject(none);
    expect((await update({ validity: { days: { untilOn: '2027-12-31' } } })).product).toMatchObject({
      ...none,
      fixedUntil: '2027-12-31',
    });
    await update({ validity: { period: { length: 'P3M' } } });
  });

  it('takes a product off sale and puts it back, with other changes or alone', async () => {
    const { studio } = ground;
    const productId = await studio.product({ kind: 'ENTRY', entries: 5, name: 'Päť vstupov' });
    const { product } = await update({ productId, archived: true, priority: 3 });
    expect(Date.now() - Date.parse(product?.archivedAt ?? '')).toBeLessThan(60_000);
    expect(product?.priority).toBe(3);
    expect((await update({ productId, archived: true })).product?.archivedAt).toBe(product?.archivedAt);
    expect((await update({ productId, name: 'Päť' })).product?.archivedAt).toBe(product?.archivedAt);
    expect((await update({ productId, archived: false })).product).toMatchObject({ archivedAt: null, name: 'Päť' });
  });

  it('leaves passes that were sold before as they were sold', async () => {
    const { studio } = ground;
    const productId = await studio.product({ kind: 'ENTRY', entries: 5, price: euro(30), name: 'Päť vstupov' });
    const { customerId } = await studio.person();
    const passId = await studio.sell(productId, { customerId });
    await update({ productId, name: 'Desať vstupov', entries: 10, price: euro(55) });
    const pass = await studio.passNow(passId);
    expect(pass).toMatchObject({ name: 'Päť vstupov', entries: 5, entriesLeft: 5, price: euro(30) });
    expect(pass.product.name).toBe('Desať vstupov');
    expect(await studio.passNow(await studio.sell(productId, { customerId }))).toMatchObject({ entriesLeft: 10 });
  });

  it('takes a product off the booking page when it is not to be seen there', async () => {
    const { studio } = ground;
    const listed = async () => {
      const { organisation } = await studio.clients.public.request(BookingPageDocument, { slug: studio.slug });
      return there(organisation).passesOnSale.map(({ id }) => id);
    };
    expect(await listed()).toContain(studio.creditProductId);
    await update({ productId: studio.creditProductId, visibleOnBookingPage: false });
    expect(await listed()).not.toContain(studio.creditProductId);
    await update({ productId: studio.creditProductId, visibleOnBookingPage: true });
  });

  it('limits a product to courses and opens it to all of them again', async () => {
    const { openCourseId } = ground.studio;
    const { product } = await update({ courseIds: [openCourseId] });
    expect(product?.courses?.map(({ id }) => id)).toEqual([openCourseId]);
    expect((await update({ courseIds: null })).product?.courses).toBeNull();
  });

  it('writes an audit entry with the changed fields before and after, and none for a refusal', async () => {
    const { creditProductId: productId, clients } = ground.studio;
    await update({ productId, price: euro(19) });
    const [entry] = (await entriesOf(clients.owner, { subjectId: productId })) ?? [];
    expect(entry).toMatchObject({ action: 'updatePassProduct', actor: member('Oľga Majerová') });
    expect(entry?.changes).toEqual([change('priceMinor', '2000', '1900')]);
    await update({ productId, price: euro(-1) });
    expect((await entriesOf(clients.owner, { subjectId: productId }))?.[0]).toEqual(entry);
  });

  it.each<[Partial<UpdatePassProductInput>, string]>([
    [{ entries: null }, 'entries'],
    [{ entries: 0 }, 'entries'],
    [{ credit: euro(5) }, 'credit'],
    [{ price: euro(-5) }, 'price.amountMinor'],
    [{ price: { amountMinor: 5, currency: 'CZK' } }, 'price.currency'],
    [{ name: ' ' }, 'name'],
    [{ validity: { period: { length: 'PT1H' } } }, 'validity.period.length'],
    [{ limitCount: 2, limitPeriod: 'WEEK' }, 'limitCount'],
    [{ courseIds: [] }, 'courseIds'],
    [{ purchaseLimit: 0 }, 'purchaseLimit'],
    [{ vatBps: 500 }, 'vatBps'],
  ])('refuses %j on an ENTRY product and changes nothing', async (input, field) => {
    const { errors } = await update(input);
    const told = errors.map(({ code, path }): [string, string] => [code, path?.slice(1).join('.') ?? '']);
    expect(told).toContainEqual(['INVALID_INPUT', field]);
    await expectRefused(ground.studio, () => update(input), ...told);
  });

  it('keeps a TIME product taxed when it is sold', async () => {
    const { timeProductId: productId } = ground.studio;
    const run = () => update({ productId, vatTreatment: 'MULTI_PURPOSE' });
    await expectRefused(ground.studio, run, ['INVALID_INPUT', 'vatTreatment']);
    expect((await update({ productId, vatTreatment: null })).product?.vatTreatment).toBe('SINGLE_PURPOSE');
  });

  it('keeps the VAT rate of a product when only its name changes', async () => {
    const { owner } = ground.other.clients;
    const productId = ground.other.entryProductId;
    const billing = { vatPayer: true, vatId: 'SK2020123456', defaultVatBps: 2300 };
    await owner.request(UpdateBillingDocument, { input: billing });
    expect((await update({ productId, vatBps: 500 }, owner)).product?.vatBps).toBe(500);
    expect((await update({ productId, name: 'Štyri vstupy' }, owner)).product?.vatBps).toBe(500);
  });

  it('finds no product or course behind ids that are malformed, of another kind, or of another studio', async () => {
    const product = { kind: 'PassProduct', field: 'productId', foreign: ground.other.entryProductId } as const;
    await expectUnknownIds(ground, product, (productId) => update({ productId, name: 'Cudzí' }));
    const course = { kind: 'Course', field: 'courseIds.0', foreign: ground.other.openCourseId } as const;
    await expectUnknownIds(ground, course, (id) => update({ courseIds: [id] }));
  });

  it('lets owners, managers and keys with CATALOGUE_WRITE change a product, and nobody else', async () => {
    await expectRights(ground, (client, name) => update({ name: `Permanentka: ${name}` }, client), {
      allowed: ['owner', 'manager', 'key CATALOGUE_WRITE'],
    });
  });
});
