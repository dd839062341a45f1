import { CreatePassProductDocument, type CreatePassProductInput } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { euro, type Studio } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const create = async (input: Partial<CreatePassProductInput>) => {
  const whole = { name: 'Permanentka', kind: 'ENTRY', price: euro(24), ...input } as const;
  return (await studio.clients.owner.request(CreatePassProductDocument, { input: whole })).createPassProduct;
};

test('puts a pass of each kind on sale', async () => {
  for (const input of [
    { kind: 'CREDIT', credit: euro(20), price: euro(18), validityPeriod: 'P6M', validityStart: 'FIRST_USE' },
    { kind: 'ENTRY', entries: 10, price: euro(50), fixedFrom: '2027-01-01', fixedUntil: '2027-06-30', purchaseLimit: 1 },
    { kind: 'TIME', price: euro(40), validityPeriod: 'P1M', limitCount: 2, limitPeriod: 'WEEK', priority: 1 },
  ] as const) {
    const { product, errors } = await create(input);
    expect(errors).toEqual([]);
    expect(product).toMatchObject({ name: 'Permanentka', courses: null, archivedAt: null, ...input });
  }
});

test('limits a pass to courses', async () => {
  const { product } = await create({ entries: 4, courseIds: [studio.openCourseId] });
  expect(product?.courses?.map(({ id }) => id)).toEqual([studio.openCourseId]);
});

test.each<[Partial<CreatePassProductInput>, string]>([
  [{ kind: 'CREDIT' }, 'credit'],
  [{ kind: 'CREDIT', credit: euro(0) }, 'credit.amountMinor'],
  [{ kind: 'CREDIT', credit: { amountMinor: 100, currency: 'CZK' } }, 'credit.currency'],
  [{ kind: 'ENTRY' }, 'entries'],
  [{ kind: 'ENTRY', entries: 0 }, 'entries'],
  [{ kind: 'ENTRY', entries: 100_001 }, 'entries'],
  [{ kind: 'TIME', entries: 4 }, 'entries'],
  [{ kind: 'TIME', limitCount: 2 }, 'limitPeriod'],
  [{ kind: 'ENTRY', entries: 4, limitCount: 2, limitPeriod: 'WEEK' }, 'limitCount'],
  [{ entries: 4, price: euro(-1) }, 'price.amountMinor'],
  [{ entries: 4, name: '' }, 'name'],
  [{ entries: 4, validityPeriod: '-P1M' }, 'validityPeriod'],
  [{ entries: 4, validityPeriod: 'P0D' }, 'validityPeriod'],
  [{ entries: 4, validityPeriod: 'PT5H' }, 'validityPeriod'],
  [{ entries: 4, validityPeriod: 'P11Y' }, 'validityPeriod'],
  [{ entries: 4, validityPeriod: 'P1M', fixedUntil: '2027-01-01' }, 'fixedUntil'],
  [{ entries: 4, fixedFrom: '2027-02-01', fixedUntil: '2027-01-01' }, 'fixedUntil'],
  [{ entries: 4, courseIds: [] }, 'courseIds'],
  [{ entries: 4, purchaseLimit: 0 }, 'purchaseLimit'],
  [{ kind: 'TIME', vatTreatment: 'MULTI_PURPOSE' }, 'vatTreatment'],
])('refuses %j', async (input, field) => {
  const run = () => create(input);
  const { errors } = await run();
  const told = errors.map(({ code, path }): [string, string] => [code, path?.slice(1).join('.') ?? '']);
  expect(told).toContainEqual(['INVALID_INPUT', field]);
  await expectRefused(studio, run, ...told);
});

test('taxes what is for several purposes when it is used, and days of classes when they are sold', async () => {
  const treatments = [];
  for (const input of [{ entries: 4 }, { kind: 'TIME' }, { kind: 'TIME', vatTreatment: 'SINGLE_PURPOSE' }] as const) {
    treatments.push((await create(input)).product?.vatTreatment);
  }
  expect(treatments).toEqual(['MULTI_PURPOSE', 'SINGLE_PURPOSE', 'SINGLE_PURPOSE']);
});

test('finds no course of another studio', async () => {
  const other = await app.studio();
  const run = () => create({ entries: 4, courseIds: [studio.openCourseId, other.openCourseId] });
  await expectRefused(studio, run, ['NOT_FOUND', 'courseIds.1']);
});

test('is for owners and managers', async () => {
  const input = { name: 'X', kind: 'ENTRY', price: euro(1), entries: 1 } as const;
  for (const role of ['receptionist', 'customer'] as const) {
    await expectFault(studio, () => studio.clients[role].request(CreatePassProductDocument, { input }), 'FORBIDDEN');
  }
});
