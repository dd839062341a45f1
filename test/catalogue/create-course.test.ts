import { CreateCourseDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Account } from '../../src/entities/index.js';
import { decodeId } from '../../src/schema/shared/ids.js';
import { bindTenant } from '../../src/services/input/set-up.js';
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

test('adds a course of each type', async () => {
  for (const input of [
    { name: 'Joga', type: 'OPEN' },
    { name: 'Spoločenský tanec', type: 'CONTINUOUS', price: euro(99), uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(10) },
    { name: 'Tábor', type: 'ONE_OFF', price: euro(0) },
  ] as const) {
    const { createCourse } = await studio.clients.owner.request(CreateCourseDocument, { input });
    expect(createCourse.errors).toEqual([]);
    expect(createCourse.course).toMatchObject({ uncoveredPolicy: 'DEBT', price: null, ...input });
  }
});

test('opens the ledger accounts that a course needs', async () => {
  const { createCourse } = await studio.clients.owner.request(CreateCourseDocument, { input: { name: 'Účty', type: 'OPEN' } });
  const key = decodeId(createCourse.course?.id ?? '')?.id ?? '';
  const codes = await bindTenant(studio.tenant).find(Account, { code: { $like: `%:${key}` } }, { orderBy: { code: 'asc' } });
  expect(codes.map(({ code, unit, balance }) => [code, unit, balance])).toEqual([
    [`BOOKED:${key}`, 'EUR', 0],
    [`REVENUE:${key}`, 'EUR', 0],
  ]);
});

test.each([
  [{ name: 'X', type: 'OPEN', price: euro(5) }, ['INVALID_INPUT', 'price']],
  [{ name: 'X', type: 'CONTINUOUS' }, ['INVALID_INPUT', 'price']],
  [{ name: 'X', type: 'ONE_OFF', price: { amountMinor: -1, currency: 'EUR' } }, ['INVALID_INPUT', 'price.amountMinor']],
  [{ name: 'X', type: 'ONE_OFF', price: { amountMinor: 1, currency: 'CZK' } }, ['INVALID_INPUT', 'price.currency']],
  [{ name: 'X', type: 'OPEN', uncoveredPolicy: 'DEBT_UP_TO' }, ['INVALID_INPUT', 'debtLimit']],
  [{ name: 'X', type: 'OPEN', debtLimit: euro(5) }, ['INVALID_INPUT', 'debtLimit']],
] as const)('refuses %j', async (input, expected) => {
  const create = async () => (await studio.clients.owner.request(CreateCourseDocument, { input })).createCourse;
  await expectRefused(studio, create, [...expected]);
});

test('tells everything that is wrong at once', async () => {
  const input = { name: ' ', description: 'x'.repeat(5001), type: 'OPEN', price: euro(1) } as const;
  const create = async () => (await studio.clients.owner.request(CreateCourseDocument, { input })).createCourse;
  await expectRefused(studio, create, ['INVALID_INPUT', 'name'], ['INVALID_INPUT', 'description'], ['INVALID_INPUT', 'price']);
});

test('takes no amount beyond safe integers, and no currency that does not exist', async () => {
  const create = (price: { amountMinor: number; currency: string }) => () =>
    studio.clients.owner.request(CreateCourseDocument, { input: { name: 'X', type: 'ONE_OFF', price } });
  await expectFault(studio, create({ amountMinor: 2 ** 53, currency: 'EUR' }), 'BAD_USER_INPUT');
  await expectFault(studio, create({ amountMinor: 0.5, currency: 'EUR' }), 'BAD_USER_INPUT');
  await expectFault(studio, create({ amountMinor: 1, currency: 'XXQ' }), 'BAD_USER_INPUT');
});

test('is for owners and managers', async () => {
  const create = () => studio.clients.receptionist.request(CreateCourseDocument, { input: { name: 'X', type: 'OPEN' } });
  await expectFault(studio, create, 'FORBIDDEN');
});
