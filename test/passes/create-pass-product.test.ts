import {
  BookingPageDocument,
  type Client,
  CreatePassProductDocument,
  type CreatePassProductInput,
  UpdateBillingDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { there } from '../support/there.js';
import { expectFault, expectRefused } from '../support/unchanged.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { asShown } from './as-shown.js';

const ground = useGround();

const create = async (input: Partial<CreatePassProductInput>, client: Client = ground.studio.clients.owner) => {
  const whole = { name: 'Permanentka', kind: 'ENTRY', price: euro(24), ...input } as const;
  return (await client.request(CreatePassProductDocument, { input: whole })).createPassProduct;
};
const entry = (input: Partial<CreatePassProductInput>, client?: Client) => create({ entries: 4, ...input }, client);

describe('createPassProduct', () => {
  it.each<Partial<CreatePassProductInput>>([
    { kind: 'CREDIT', credit: euro(20), price: euro(18), validity: { period: { length: 'P6M', begins: 'FIRST_USE' } } },
    {
      kind: 'ENTRY',
      entries: 10,
      price: euro(50),
      validity: { days: { fromOn: '2027-01-01', untilOn: '2027-06-30' } },
      purchaseLimit: 1,
    },
    { kind: 'TIME', price: euro(40), validity: { period: { length: 'P1M' } }, limitCount: 2, limitPeriod: 'WEEK', priority: 1 },
    { kind: 'TIME', price: euro(0), validity: { period: { length: 'P7D' } } },
  ])('puts a pass of the kind $kind on sale', async (input) => {
    const { product, errors } = await create(input);
    expect(errors).toEqual([]);
    expect(product).toMatchObject({ name: 'Permanentka', courses: null, archivedAt: null, ...asShown(input) });
  });

  it('sells at the desk, on the booking page and in the profile, but not online, unless it is told otherwise', async () => {
    const unsaid = { sellableOnline: false, visibleOnBookingPage: true, visibleInProfile: true, visibleAtDesk: true };
    expect((await entry({})).product).toMatchObject({ ...unsaid, priority: 100, purchaseLimit: null });
    const said = { sellableOnline: true, visibleOnBookingPage: false, visibleInProfile: false, visibleAtDesk: false };
    expect((await entry(said)).product).toMatchObject(said);
  });

  it('appears on the booking page only when it is to be seen there', async () => {
    const { studio } = ground;
    const [shown, hidden] = [await entry({}), await entry({ visibleOnBookingPage: false })];
    const { organisation } = await studio.clients.public.request(BookingPageDocument, { slug: studio.slug });
    const ids = there(organisation).passesOnSale.map(({ id }) => id);
    expect(ids).toContain(shown.product?.id);
    expect(ids).not.toContain(hidden.product?.id);
  });

  it('limits a pass to the courses that are named, each of them once', async () => {
    const { openCourseId, oneOffCourseId } = ground.studio;
    const { product } = await entry({ courseIds: [openCourseId, oneOffCourseId, openCourseId] });
    expect(product?.courses?.map(({ id }) => id).toSorted()).toEqual([openCourseId, oneOffCourseId].toSorted());
    expect((await entry({ courseIds: null })).product?.courses).toBeNull();
  });

  it('sells a pass of the new product to a customer at the desk', async () => {
    const { studio } = ground;
    const { customerId } = await studio.person();
    const { product } = await entry({ entries: 3, validity: { period: { length: 'P3M' } } });
    const passId = await studio.sell(product?.id ?? '', { customerId });
    expect(await studio.passNow(passId)).toMatchObject({ kind: 'ENTRY', entriesLeft: 3, price: euro(24), status: 'ACTIVE' });
  });

  it('writes an audit entry under the name of the manager', async () => {
    const { product } = await entry({}, ground.studio.clients.manager);
    const [told] = (await entriesOf(ground.studio.clients.owner, { subjectId: product?.id ?? '' })) ?? [];
    expect(told).toMatchObject({ action: 'createPassProduct', kind: 'PASS_PRODUCT', actor: member('Marek Správca') });
  });

  it('takes the largest and the smallest of every number that has bounds', async () => {
    for (const input of [
      ...[{ entries: 1 }, { entries: 100_000 }, { purchaseLimit: 1 }, { purchaseLimit: 100_000 }],
      ...[
        { priority: -1_000_000 },
        { priority: 1_000_000 },
        { validity: { period: { length: 'P1D' } } },
        { validity: { period: { length: 'P10Y' } } },
      ],
    ]) {
      expect((await entry(input)).product, JSON.stringify(input)).toMatchObject(asShown(input));
    }
    const time = { kind: 'TIME', entries: null, limitCount: 1_000, limitPeriod: 'MONTH' } as const;
    expect((await entry(time)).product).toMatchObject({ limitCount: 1_000, limitPeriod: 'MONTH' });
    const day = { validity: { days: { fromOn: '2027-02-01', untilOn: '2027-02-01' } } };
    expect((await entry(day)).product).toMatchObject(asShown(day));
  });

  it.each<[Partial<CreatePassProductInput>, string]>([
    [{ kind: 'CREDIT' }, 'credit'],
    [{ kind: 'CREDIT', credit: euro(0) }, 'credit.amountMinor'],
    [{ kind: 'CREDIT', credit: { amountMinor: 100, currency: 'CZK' } }, 'credit.currency'],
    [{ kind: 'CREDIT', credit: euro(20), entries: 4 }, 'entries'],
    [{ kind: 'ENTRY' }, 'entries'],
    [{ kind: 'ENTRY', entries: 4, credit: euro(20) }, 'credit'],
    [{ kind: 'ENTRY', entries: 0 }, 'entries'],
    [{ kind: 'ENTRY', entries: 100_001 }, 'entries'],
    [{ kind: 'TIME', entries: 4 }, 'entries'],
    [{ kind: 'TIME', limitCount: 2 }, 'limitPeriod'],
    [{ kind: 'TIME', limitPeriod: 'WEEK' }, 'limitCount'],
    [{ kind: 'TIME', limitCount: 0, limitPeriod: 'WEEK' }, 'limitCount'],
    [{ kind: 'TIME', limitCount: 1_001, limitPeriod: 'WEEK' }, 'limitCount'],
    [{ kind: 'ENTRY', entries: 4, limitCount: 2, limitPeriod: 'WEEK' }, 'limitCount'],
    [{ entries: 4, price: euro(-1) }, 'price.amountMinor'],
    [{ entries: 4, price: { amountMinor: 1, currency: 'USD' } }, 'price.currency'],
    [{ entries: 4, name: '' }, 'name'],
    [{ entries: 4, name: 'x'.repeat(201) }, 'name'],
    [{ entries: 4, validity: { period: { length: '-P1M' } } }, 'validity.period.length'],
    [{ entries: 4, validity: { period: { length: 'P0D' } } }, 'validity.period.length'],
    [{ entries: 4, validity: { period: { length: 'PT5H' } } }, 'validity.period.length'],
    [{ entries: 4, validity: { period: { length: 'P11Y' } } }, 'validity.period.length'],
    [{ entries: 4, validity: { period: { length: 'P10Y1D' } } }, 'validity.period.length'],
    [{ entries: 4, validity: { days: { fromOn: '2027-02-01', untilOn: '2027-01-01' } } }, 'validity.days.untilOn'],
    [{ entries: 4, courseIds: [] }, 'courseIds'],
    [{ entries: 4, purchaseLimit: 0 }, 'purchaseLimit'],
    [{ entries: 4, priority: 1_000_001 }, 'priority'],
    [{ entries: 4, vatBps: 2300 }, 'vatBps'],
    [{ kind: 'TIME', vatTreatment: 'MULTI_PURPOSE' }, 'vatTreatment'],
  ])('refuses %j and puts nothing on sale', async (input, field) => {
    const run = () => create(input);
    const { errors } = await run();
    const told = errors.map(({ code, path }): [string, string] => [code, path?.slice(1).join('.') ?? '']);
    expect(told).toContainEqual(['INVALID_INPUT', field]);
    await expectRefused(ground.studio, run, ...told);
  });

  it('answers a day or a period that cannot be read as bad user input', async () => {
    await expectFault(ground.studio, () => entry({ validity: { days: { fromOn: '2027-02-30' } } }), 'BAD_USER_INPUT');
    await expectFault(ground.studio, () => entry({ validity: { period: { length: 'three months' } } }), 'BAD_USER_INPUT');
  });

  it('taxes entries when they are used, and days of classes when they are sold', async () => {
    const treatments = [];
    for (const input of [{ entries: 4 }, { kind: 'TIME' }, { kind: 'TIME', vatTreatment: 'SINGLE_PURPOSE' }] as const) {
      treatments.push((await create(input)).product?.vatTreatment);
    }
    expect(treatments).toEqual(['MULTI_PURPOSE', 'SINGLE_PURPOSE', 'SINGLE_PURPOSE']);
    expect((await entry({ vatTreatment: 'SINGLE_PURPOSE' })).product?.vatTreatment).toBe('SINGLE_PURPOSE');
  });

  it('takes the default VAT rate of an organisation that charges VAT', async () => {
    const { owner } = ground.other.clients;
    const input = { vatPayer: true, vatId: 'SK2020123456', defaultVatBps: 500 };
    await owner.request(UpdateBillingDocument, { input });
    expect((await entry({}, owner)).product?.vatBps).toBe(500);
    expect((await entry({ vatBps: 10_000 }, owner)).product?.vatBps).toBe(10_000);
    for (const vatBps of [-1, 10_001]) {
      await expectRefused(ground.other, () => entry({ vatBps }, owner), ['INVALID_INPUT', 'vatBps']);
    }
  });

  it('tells by its index which of the courses is not there', async () => {
    const { studio, other } = ground;
    const courseIds = [studio.openCourseId, ...idsOfNothing(ground, 'Course'), other.openCourseId];
    const missing = courseIds.slice(1).map((_, index): [string, string] => ['NOT_FOUND', `courseIds.${index + 1}`]);
    await expectRefused(studio, () => entry({ courseIds }), ...missing);
  });

  it('refuses more than 500 courses', async () => {
    const courseIds = Array.from({ length: 501 }, () => ground.studio.openCourseId);
    await expectRefused(ground.studio, () => entry({ courseIds }), ['INVALID_INPUT', 'courseIds']);
    expect((await entry({ courseIds: courseIds.slice(1) })).errors).toEqual([]);
  });

  it('lets owners, managers and keys with CATALOGUE_WRITE put a pass on sale, and nobody else', async () => {
    await expectRights(ground, (client) => entry({}, client), { allowed: ['owner', 'manager', 'key CATALOGUE_WRITE'] });
  });
});
