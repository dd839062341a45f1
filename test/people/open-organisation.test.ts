import { randomUUID } from 'node:crypto';
import {
  BillingDocument,
  type Client,
  CreateLocationDocument,
  MarketplaceDocument,
  MyOrganisationsDocument,
  OpenOrganisationDocument,
  type OpenOrganisationInput,
  StaffMembersDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { ORGANISATIONS_PER_PERSON_MAX } from '../../src/services/people/index.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import type { TestApp } from '../support/app.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { signInAs } from '../support/people.js';
import { expectRights } from '../support/rights.js';
import { expectRefusedOutside } from '../support/unchanged.js';
import { PEOPLE } from '../support/viewers.js';

const ground = useGround();
let app: TestApp;
let studio: BookingStudio;
let founder: Client;
beforeAll(async () => {
  ({ app, studio } = ground);
  founder = (await signInAs(app, 'zakladatelka@example.com')).at();
});

const GIVEN = {
  name: 'Nové štúdio',
  ownerName: 'Eva Nová',
  currency: 'EUR',
  timeZone: 'Europe/Bratislava',
  locale: 'sk',
} as const;
const newSlug = () => `studio-${randomUUID()}`;
const open = async (input: Partial<OpenOrganisationInput> = {}, client = founder) =>
  (await client.request(OpenOrganisationDocument, { input: { ...GIVEN, slug: newSlug(), ...input } })).openOrganisation;

describe('openOrganisation', () => {
  it('makes the person the owner of a new organisation, who can work there at once', async () => {
    const slug = newSlug();
    const { organisation, errors } = await open({ slug });
    expect(errors).toEqual([]);
    expect(organisation).toMatchObject({ slug, name: 'Nové štúdio', role: 'OWNER', locale: 'sk' });
    const owner = (await signInAs(app, 'zakladatelka@example.com')).at(slug);
    const { members } = await owner.request(StaffMembersDocument);
    expect(members).toMatchObject([{ name: 'Eva Nová', email: 'zakladatelka@example.com', role: 'OWNER', signsIn: true }]);
    const input = { name: 'Sála', city: 'Trnava' };
    expect((await owner.request(CreateLocationDocument, { input })).createLocation.errors).toEqual([]);
    const { viewer } = await owner.request(MyOrganisationsDocument);
    expect(viewer.organisations).toMatchObject([{ slug, role: 'OWNER' }]);
    expect(await verifyDatabase(app.databaseUrl)).toEqual([]);
  });

  it.each([
    ['slug', 'NAME_TAKEN', () => ({ slug: studio.slug })],
    ['slug', 'NAME_TAKEN', () => ({ slug: 'admin' })],
    ['slug', 'INVALID_INPUT', () => ({ slug: 'ab' })],
    ['slug', 'INVALID_INPUT', () => ({ slug: '-abc' })],
    ['slug', 'INVALID_INPUT', () => ({ slug: 'Veľké' })],
    ['slug', 'INVALID_INPUT', () => ({ slug: 'a'.repeat(64) })],
    ['name', 'INVALID_INPUT', () => ({ name: '' })],
    ['ownerName', 'INVALID_INPUT', () => ({ ownerName: 'x'.repeat(201) })],
    ['currency', 'INVALID_INPUT', () => ({ currency: 'eur' })],
    ['currency', 'INVALID_INPUT', () => ({ currency: 'ZZZ' })],
    ['timeZone', 'INVALID_INPUT', () => ({ timeZone: 'Europe/Pezinok' })],
    ['timeZone', 'INVALID_INPUT', () => ({ timeZone: '+02:00' })],
    ['timeZone', 'INVALID_INPUT', () => ({ timeZone: "Europe/Prague'; --" })],
  ] as const)('refuses a wrong %s with %s and opens nothing (%#)', async (field, code, input) => {
    await expectRefusedOutside(app, () => open(input()), [code, field]);
    expect((await open(input())).organisation).toBeNull();
  });

  it.each(['BGN', 'HRK', 'SKK', 'ANG', 'CUC', 'ZWL'])(
    'refuses %s, which is no longer in circulation, with a sentence',
    async (code) => {
      const { organisation, errors } = await open({ currency: code });
      expect(organisation).toBeNull();
      const sentence = 'Táto mena už neplatí. Vyberte tú, ktorá ju nahradila.';
      expect(errors).toMatchObject([{ code: 'INVALID_INPUT', message: sentence, path: ['input', 'currency'] }]);
    },
  );

  it.each(['EUR', 'XCG', 'ZWG', 'SLE', 'VES'])('opens in %s, which replaced another currency', async (currency) => {
    const person = (await signInAs(app, 'meny@example.com')).at();
    expect(await open({ currency }, person)).toMatchObject({ organisation: { role: 'OWNER' }, errors: [] });
  });

  it.each(['XAU', 'XXX', 'XTS', 'CLF'])('refuses %s, in which nobody has prices', async (currency) => {
    expect((await open({ currency })).errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'currency'] }]);
  });

  it('opens one of two organisations that come at the same moment with one slug', async () => {
    const slug = newSlug();
    const answers = await Promise.all([open({ slug }), open({ slug })]);
    expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['NAME_TAKEN']);
  });

  it('opens at most 10 organisations for one person, also when they come at the same moment', async () => {
    const many = (await signInAs(app, 'mnoho@example.com')).at();
    const answers = await Promise.all(Array.from({ length: ORGANISATIONS_PER_PERSON_MAX + 4 }, () => open({}, many)));
    expect(answers.filter(({ organisation }) => organisation !== null)).toHaveLength(ORGANISATIONS_PER_PERSON_MAX);
    const codes = answers.flatMap(({ errors }) => errors.map(({ code }) => code));
    expect(codes).toEqual(Array(4).fill('TOO_MANY_ORGANISATIONS'));
  });

  it('takes a slug of 3 and of 63 characters and refuses the other forms of one', async () => {
    for (const slug of ['x3y', 'a'.repeat(63)]) expect((await open({ slug })).errors).toEqual([]);
    for (const slug of ['a--b', 'a-', 'a_b', 'a b', 'á-b-c']) {
      expect(
        (await open({ slug })).errors.map(({ code }) => code),
        slug,
      ).toEqual(['INVALID_INPUT']);
    }
  });

  it('names every wrong field at once', async () => {
    const wrong = { slug: 'X', name: '', ownerName: ' ', currency: 'ZZZ', timeZone: 'Mars' };
    const fields = (await open(wrong)).errors.map(({ path }) => String(path?.at(-1)));
    expect(fields.toSorted()).toEqual(['currency', 'name', 'ownerName', 'slug', 'timeZone']);
    await expectRefusedOutside(app, () => open(wrong), ...fields.map((field): [string, string] => ['INVALID_INPUT', field]));
  });

  it('begins on the plan FREE with online payments inactive and hidden from the marketplace', async () => {
    const slug = newSlug();
    await open({ slug, currency: 'CZK', timeZone: 'Europe/Prague', locale: 'cs' });
    const { organisation } = await founder.request(BillingDocument, { slug });
    expect(organisation).toMatchObject({ currency: 'CZK', plan: 'FREE', onlinePayments: 'INACTIVE' });
    const { marketplace } = await founder.request(MarketplaceDocument, { search: slug });
    expect(marketplace.edges).toEqual([]);
  });

  it('lets everybody who signed in open an organisation, wherever they belong, and no key', async () => {
    await expectRights(ground, (client) => open({}, client), { allowed: PEOPLE });
  });
});
