import {
  BookingPageDocument,
  type Client,
  CreateCourseDocument,
  type CreateCourseInput,
  UpdateBillingDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { Account } from '../../src/entities/index.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { there } from '../support/there.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

const ground = useGround();

const create = async (input: CreateCourseInput, client: Client = ground.studio.clients.owner) =>
  (await client.request(CreateCourseDocument, { input })).createCourse;

describe('createCourse', () => {
  it.each<CreateCourseInput>([
    { name: 'Joga', type: 'OPEN' },
    { name: 'Spoločenský tanec', type: 'CONTINUOUS', price: euro(99), uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(10) },
    { name: 'Tábor', type: 'ONE_OFF', price: euro(0) },
    { name: 'Pilates', type: 'OPEN', uncoveredPolicy: 'REFUSE', description: 'Prvý riadok\nDruhý riadok' },
    { name: 'Box', type: 'OPEN', uncoveredPolicy: 'PAY_NOW', passesInProfile: false },
    { name: 'Prípravka', type: 'OPEN', ageFrom: 4, ageTo: 4 },
    { name: 'Pre dospelých', type: 'OPEN', ageFrom: 18 },
  ])('adds the course $name of the type $type', async (input) => {
    const { course, errors } = await create(input);
    expect(errors).toEqual([]);
    const unsaid = {
      ...{ uncoveredPolicy: 'DEBT', debtLimit: null, price: null, description: '', passesInProfile: true, vatBps: 0 },
      ...{ ageFrom: null, ageTo: null },
    };
    expect(course).toMatchObject({ ...unsaid, archivedAt: null, ...input });
  });

  it('shows the new course on the booking page', async () => {
    const { studio } = ground;
    const { course } = await create({ name: 'Akrobacia', type: 'OPEN' });
    const { organisation } = await studio.clients.public.request(BookingPageDocument, { slug: studio.slug });
    expect(there(organisation).courses.map(({ id }) => id)).toContain(course?.id);
  });

  it('opens the ledger accounts that a course needs, both empty', async () => {
    const { studio } = ground;
    const { course } = await create({ name: 'Účty', type: 'OPEN' });
    const key = studio.keyOf('Course', course?.id ?? '');
    const codes = await bindTenant(studio.tenant).find(Account, { code: { $like: `%:${key}` } }, { orderBy: { code: 'asc' } });
    expect(codes.map(({ code, unit, balance }) => [code, unit, balance])).toEqual([
      [`BOOKED:${key}`, 'EUR', 0],
      [`REVENUE:${key}`, 'EUR', 0],
    ]);
  });

  it('writes an audit entry under the name of the owner', async () => {
    const { course } = await create({ name: 'Zápis', type: 'OPEN' });
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: course?.id ?? '' })) ?? [];
    expect(entry).toMatchObject({ action: 'createCourse', kind: 'COURSE', actor: member('Oľga Majerová') });
  });

  it('begins with the default VAT rate of an organisation that charges VAT', async () => {
    const { owner } = ground.other.clients;
    const billing = { vatPayer: true, vatId: 'SK2020123456', defaultVatBps: 2300 };
    await owner.request(UpdateBillingDocument, { input: billing });
    expect((await create({ name: 'Joga', type: 'OPEN' }, owner)).course?.vatBps).toBe(2300);
    expect((await create({ name: 'Plávanie', type: 'OPEN', vatBps: 500 }, owner)).course?.vatBps).toBe(500);
    expect((await create({ name: 'Škola', type: 'OPEN', vatBps: 0 }, owner)).course?.vatBps).toBe(0);
    const over = () => create({ name: 'X', type: 'OPEN', vatBps: 10_001 }, owner);
    await expectRefused(ground.other, over, ['INVALID_INPUT', 'vatBps']);
  });

  it.each<[CreateCourseInput, string]>([
    [{ name: 'X', type: 'OPEN', price: euro(5) }, 'price'],
    [{ name: 'X', type: 'CONTINUOUS' }, 'price'],
    [{ name: 'X', type: 'ONE_OFF', price: null }, 'price'],
    [{ name: 'X', type: 'ONE_OFF', price: { amountMinor: -1, currency: 'EUR' } }, 'price.amountMinor'],
    [{ name: 'X', type: 'ONE_OFF', price: { amountMinor: 1, currency: 'CZK' } }, 'price.currency'],
    [{ name: 'X', type: 'OPEN', uncoveredPolicy: 'DEBT_UP_TO' }, 'debtLimit'],
    [{ name: 'X', type: 'OPEN', uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(-1) }, 'debtLimit.amountMinor'],
    [{ name: 'X', type: 'OPEN', debtLimit: euro(5) }, 'debtLimit'],
    [{ name: 'X', type: 'OPEN', uncoveredPolicy: 'REFUSE', debtLimit: euro(5) }, 'debtLimit'],
    [{ name: 'X', type: 'OPEN', vatBps: 2300 }, 'vatBps'],
    [{ name: 'X', type: 'OPEN', description: 'x'.repeat(5_001) }, 'description'],
  ])('refuses %j at %s and adds nothing', async (input, field) => {
    await expectRefused(ground.studio, () => create(input), ['INVALID_INPUT', field]);
  });

  it('names every wrong field at once', async () => {
    const input = { name: ' ', description: 'x'.repeat(5_001), type: 'OPEN', price: euro(1) } as const;
    const fields = ['name', 'description', 'price'].map((field): [string, string] => ['INVALID_INPUT', field]);
    await expectRefused(ground.studio, () => create(input), ...fields);
  });

  it('takes a debt limit of zero and a description of exactly 5000 characters', async () => {
    const input = { name: 'X', type: 'OPEN', uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(0) } as const;
    expect((await create({ ...input, description: 'x'.repeat(5_000) })).course?.debtLimit).toEqual(euro(0));
  });

  it('answers amounts that are not whole safe integers, and malformed currencies, as bad user input', async () => {
    const price = (amountMinor: number, currency: string) => () =>
      create({ name: 'X', type: 'ONE_OFF', price: { amountMinor, currency } });
    await expectFault(ground.studio, price(2 ** 53, 'EUR'), 'BAD_USER_INPUT');
    await expectFault(ground.studio, price(0.5, 'EUR'), 'BAD_USER_INPUT');
    await expectFault(ground.studio, price(1, 'EURO'), 'BAD_USER_INPUT');
    await expectRefused(ground.studio, price(1, 'XXQ'), ['INVALID_INPUT', 'price.currency']);
  });

  it('lets owners, managers and keys with CATALOGUE_WRITE add a course, and nobody else', async () => {
    await expectRights(ground, (client) => create({ name: 'Kurz', type: 'OPEN' }, client), {
      allowed: ['owner', 'manager', 'key CATALOGUE_WRITE'],
    });
  });
});
