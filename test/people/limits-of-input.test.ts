import {
  AddAttendeeDocument,
  AddMemberDocument,
  type CreateApiKeyInput,
  CreateCustomerDocument,
  type CreateCustomerInput,
  OpenOrganisationDocument,
  TypedDocumentString,
  UpdateAttendeeDocument,
  UpdateBillingDocument,
  type UpdateBillingInput,
  UpdateCustomerDocument,
  UpdateOrganisationDocument,
  type UpdateOrganisationInput,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { signInAs } from '../support/people.js';
import { expectReasons } from '../support/reasons.js';
import { euro, inDays } from '../support/studio.js';

const ground = useGround();
const desk = () => ground.studio.clients.receptionist;
const owner = () => ground.studio.clients.owner;
/** Tomorrow, in the zone of the studio as well. */
const tomorrow = () => inDays(2).toISOString().slice(0, 10);

/** The operation of the client asks for no reason. */
const CREATE_API_KEY = new TypedDocumentString<
  { createApiKey: { errors: { code: string; path: string[]; reason?: string; limit?: number | null }[] } },
  { input: CreateApiKeyInput }
>(`mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { errors { code path ... on InvalidInput { reason limit } } }
}`);

const createCustomer = async (input: Partial<CreateCustomerInput>) => {
  const whole = { name: 'Nina', email: `${crypto.randomUUID()}@example.com`, ...input };
  return (await desk().request(CreateCustomerDocument, { input: whole })).createCustomer;
};
const updateCustomer = async (input: Partial<CreateCustomerInput>) => {
  const whole = { customerId: ground.studio.customerId, ...input };
  return (await desk().request(UpdateCustomerDocument, { input: whole })).updateCustomer;
};
const addAttendee = async (input: object) => {
  const whole = { customerId: ground.studio.customerId, name: 'Nina', ...input };
  return (await desk().request(AddAttendeeDocument, { input: whole })).addAttendee;
};
const updateAttendee = async (input: object) => {
  const whole = { attendeeId: ground.studio.childId, ...input };
  return (await desk().request(UpdateAttendeeDocument, { input: whole })).updateAttendee;
};
const updateOrganisation = async (input: UpdateOrganisationInput) =>
  (await owner().request(UpdateOrganisationDocument, { input })).updateOrganisation;
const updateBilling = async (input: UpdateBillingInput) =>
  (await owner().request(UpdateBillingDocument, { input })).updateBilling;

describe('the reason and the limit of a refused customer', () => {
  it.each<[Partial<CreateCustomerInput>, string]>([
    [{ name: '' }, 'name REQUIRED'],
    [{ name: 'x'.repeat(201) }, 'name TOO_LONG 200'],
    [{ name: 'a\u0000b' }, 'name MALFORMED'],
    [{ email: '' }, 'email MALFORMED'],
    [{ email: 'nina' }, 'email MALFORMED'],
    [{ email: `${'x'.repeat(249)}@a.sky` }, 'email TOO_LONG 254'],
    [{ email: 'peter@example.com' }, 'email EMAIL_TAKEN'],
    [{ phone: '1'.repeat(41) }, 'phone TOO_LONG 40'],
    [{ phone: '\u0007' }, 'phone MALFORMED'],
  ])('refuses %j for the reason %s, in a new customer and in a change', async (input, reason) => {
    await expectReasons(ground.studio, () => createCustomer(input), reason);
    await expectReasons(ground.studio, () => updateCustomer(input), reason);
  });

  it('takes a name of one character and of 200, an address of 254, and a phone of 40', async () => {
    for (const name of ['x', 'x'.repeat(200)]) expect((await createCustomer({ name })).customer?.name).toBe(name);
    const email = `${'x'.repeat(246)}@a.skyla`;
    expect((await createCustomer({ email })).customer?.email).toBe(email);
    expect((await createCustomer({ phone: '1'.repeat(40) })).customer?.phone).toHaveLength(40);
  });

  it('keeps the name and the language of a customer that are null, and empties the phone', async () => {
    await updateCustomer({ phone: '0900 1', locale: 'sk' });
    const before = (await updateCustomer({})).customer;
    const input = { customerId: ground.studio.customerId, name: null, locale: null };
    expect((await desk().request(UpdateCustomerDocument, { input })).updateCustomer.customer).toEqual(before);
    expect((await updateCustomer({ phone: null })).customer).toEqual({ ...before, phone: null });
    await updateCustomer({ phone: '0900 1' });
    expect((await updateCustomer({ phone: ' ' })).customer?.phone).toBeNull();
  });
});

describe('the reason and the limit of a refused attendee', () => {
  it.each<[object, string]>([
    [{ name: ' ' }, 'name REQUIRED'],
    [{ name: 'x'.repeat(201) }, 'name TOO_LONG 200'],
    [{ notes: 'x'.repeat(2_001) }, 'notes TOO_LONG 2000'],
    [{ notes: 'a\u0000' }, 'notes MALFORMED'],
    [{ bornOn: '1899-12-31' }, 'bornOn OUT_OF_RANGE'],
    [{ bornOn: tomorrow() }, 'bornOn OUT_OF_RANGE'],
  ])('refuses %j for the reason %s, in a new attendee and in a change', async (input, reason) => {
    await expectReasons(ground.studio, () => addAttendee(input), reason);
    await expectReasons(ground.studio, () => updateAttendee(input), reason);
  });

  it('takes a name of 200 characters and notes of 2000, of several lines', async () => {
    const notes = `${'x'.repeat(999)}\n${'x'.repeat(1_000)}`;
    for (const ask of [addAttendee, updateAttendee]) {
      const { attendee } = await ask({ name: 'x'.repeat(200), notes, bornOn: '1900-01-01' });
      expect(attendee).toMatchObject({ name: 'x'.repeat(200), notes, bornOn: '1900-01-01' });
    }
  });

  it('keeps the birthday and the notes that a change leaves out', async () => {
    await updateAttendee({ name: 'Ema', notes: 'Alergia', bornOn: '2018-05-04' });
    expect((await updateAttendee({})).attendee).toMatchObject({ name: 'Ema', notes: 'Alergia', bornOn: '2018-05-04' });
  });
});

describe('the reason and the limit of other refusals about people', () => {
  it('are named for a new member', async () => {
    const add = async (input: object) => {
      const whole = { name: 'Kolega', email: 'novy@vlnka.example', role: 'MANAGER', ...input } as const;
      return (await owner().request(AddMemberDocument, { input: whole })).addMember;
    };
    await expectReasons(ground.studio, () => add({ role: 'CUSTOMER' }), 'role UNEXPECTED');
    await expectReasons(ground.studio, () => add({ name: 'x'.repeat(201) }), 'name TOO_LONG 200');
    await expectReasons(ground.studio, () => add({ email: `${'x'.repeat(249)}@a.sky` }), 'email TOO_LONG 254');
    expect((await add({ name: 'x'.repeat(200) })).member?.name).toHaveLength(200);
  });

  it('are named for a new API key', async () => {
    const create = async (input: Partial<CreateApiKeyInput>) => {
      const whole = { name: 'Web', scopes: ['SALES_READ' as const], ...input };
      return (await owner().request(CREATE_API_KEY, { input: whole })).createApiKey;
    };
    const ends = (days: number) => ({ expiresAt: inDays(days).toISOString() });
    await expectReasons(ground.studio, () => create({ scopes: [] }), 'scopes REQUIRED');
    await expectReasons(ground.studio, () => create({ name: 'x'.repeat(201) }), 'name TOO_LONG 200');
    await expectReasons(ground.studio, () => create(ends(-1)), 'expiresAt IN_THE_PAST');
    await expectReasons(ground.studio, () => create(ends(3_654)), 'expiresAt OUT_OF_RANGE 3653');
    expect(await create({ name: 'x'.repeat(200), ...ends(3_652) })).toEqual({ errors: [] });
  });

  it.each([
    ...['graphql', 'auth', 'mailbox', 'healthz', 'readyz', 'metrics', 'webhooks', 'marketplace', 'permanentka'],
    ...['api', 'app', 'docs', 'sign-in', 'www', 'admin', 'support', 'privacy'],
  ])('refuses the slug %s, which looks like an address of the product', async (slug) => {
    const { at } = await signInAs(ground.app, 'zakladatel@example.com');
    const given = { name: 'X', ownerName: 'Y', currency: 'EUR', timeZone: 'UTC', locale: 'sk' } as const;
    const run = async () => (await at().request(OpenOrganisationDocument, { input: { ...given, slug } })).openOrganisation;
    await expectReasons(ground.studio, run, 'slug NAME_TAKEN');
  });
});

describe('the reason and the limit of refused settings', () => {
  it.each<[UpdateOrganisationInput, string]>([
    [{ name: '' }, 'name REQUIRED'],
    [{ name: 'x'.repeat(201) }, 'name TOO_LONG 200'],
    [{ description: 'x'.repeat(5_001) }, 'description TOO_LONG 5000'],
    [{ category: 'x'.repeat(201) }, 'category TOO_LONG 200'],
    [{ city: 'x'.repeat(201) }, 'city TOO_LONG 200'],
    [{ cancelWindowHours: -1 }, 'cancelWindowHours OUT_OF_RANGE 0'],
    [{ cancelWindowHours: 8_761 }, 'cancelWindowHours OUT_OF_RANGE 8760'],
    [{ checkInOpensMinutes: -1 }, 'checkInOpensMinutes OUT_OF_RANGE 0'],
    [{ checkInOpensMinutes: 525_601 }, 'checkInOpensMinutes OUT_OF_RANGE 525600'],
    [{ graceDays: -1 }, 'graceDays OUT_OF_RANGE 0'],
    [{ graceDays: 367 }, 'graceDays OUT_OF_RANGE 366'],
    [{ lateFee: euro(-1) }, 'lateFee.amountMinor NEGATIVE_AMOUNT'],
    [{ lateFee: { amountMinor: 10 ** 12 + 1, currency: 'EUR' } }, 'lateFee.amountMinor AMOUNT_TOO_LARGE 1000000000000'],
  ])('refuses the settings %j for the reason %s', async (input, reason) => {
    await expectReasons(ground.studio, () => updateOrganisation(input), reason);
  });

  it('keeps every setting that is null and cannot be empty', async () => {
    const given = { name: 'Vlnka', locale: 'cs', cancelWindowHours: 36, lateCancellation: 'BLOCK', lateFee: euro(3) } as const;
    const { organisation } = await updateOrganisation({ ...given, description: 'Text', category: 'yoga', city: 'Nitra' });
    expect(organisation).toMatchObject(given);
    const nothing = { name: null, locale: null, cancelWindowHours: null, lateCancellation: null, lateFee: null };
    expect((await updateOrganisation({ ...nothing, inMarketplace: null })).organisation).toEqual(organisation);
    expect((await updateOrganisation({})).organisation).toEqual(organisation);
    await updateOrganisation({ locale: 'en' });
  });

  it.each<[UpdateBillingInput, string]>([
    [{ legalName: 'x'.repeat(201) }, 'legalName TOO_LONG 200'],
    [{ registerEntry: 'x'.repeat(201) }, 'registerEntry TOO_LONG 200'],
    [{ billingAddress: 'x'.repeat(501) }, 'billingAddress TOO_LONG 500'],
    [{ legalName: 'a\u0000' }, 'legalName MALFORMED'],
    [{ companyId: '1'.repeat(31) }, 'companyId MALFORMED'],
    [{ companyId: '-12' }, 'companyId MALFORMED'],
    [{ taxId: '12.' }, 'taxId MALFORMED'],
    [{ vatId: 'SK1' }, 'vatId MALFORMED'],
    [{ vatId: `SK${'1'.repeat(14)}` }, 'vatId MALFORMED'],
    [{ vatId: '1K2020123456' }, 'vatId MALFORMED'],
    [{ defaultVatBps: 1 }, 'defaultVatBps UNEXPECTED'],
    [{ vatPayer: true }, 'vatId REQUIRED'],
    [{ vatPayer: true, vatId: 'SK2020123456', defaultVatBps: 10_001 }, 'defaultVatBps OUT_OF_RANGE 10000'],
    [{ vatPayer: true, vatId: 'SK2020123456', defaultVatBps: -1 }, 'defaultVatBps OUT_OF_RANGE 0'],
  ])('refuses the seller %j for the reason %s', async (input, reason) => {
    await expectReasons(ground.studio, () => updateBilling(input), reason);
  });

  it('takes the texts of a seller at their full length, keeps those left out, and empties each by null', async () => {
    const full = {
      ...{ legalName: 'x'.repeat(200), registerEntry: 'x'.repeat(200), billingAddress: 'x'.repeat(500) },
      ...{ companyId: '1'.repeat(30), taxId: '1', vatId: `SK${'1'.repeat(13)}` },
    };
    expect((await updateBilling(full)).organisation?.billing).toMatchObject(full);
    expect((await updateBilling({})).organisation?.billing).toMatchObject(full);
    const left: Record<string, string> = { ...full };
    for (const field of Object.keys(full)) {
      left[field] = '';
      expect((await updateBilling({ [field]: null })).organisation?.billing).toMatchObject(left);
    }
  });

  it('takes a VAT rate of 100 %, keeps it when it is left out, and clears it when VAT is no longer charged', async () => {
    const billing = async (input: UpdateBillingInput) => (await updateBilling(input)).organisation?.billing;
    const payer = { vatPayer: true, vatId: 'SK 2020 123456', defaultVatBps: 10_000 };
    expect(await billing(payer)).toMatchObject({ vatPayer: true, vatId: 'SK2020123456', defaultVatBps: 10_000 });
    expect(await billing({ vatPayer: null, defaultVatBps: null })).toMatchObject({ vatPayer: true });
    expect(await billing({ vatPayer: false, vatId: null })).toMatchObject({ vatPayer: false, vatId: '', defaultVatBps: 0 });
  });
});
