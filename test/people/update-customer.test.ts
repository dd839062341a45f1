import {
  type Client,
  CreateCustomerDocument,
  JoinAsCustomerDocument,
  TypedDocumentString,
  UpdateCustomerDocument,
  type UpdateCustomerInput,
  ViewerDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { change, entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { signInAs } from '../support/people.js';
import { expectRights } from '../support/rights.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();

const UPDATE_BY_FIELDS = new TypedDocumentString<
  { updateCustomer: { customer: object; errors: object[] } },
  { customerId: string; name?: string; phone?: string; email?: string }
>(`mutation ($customerId: ID!, $name: String, $phone: String, $email: String) {
  updateCustomer(input: { customerId: $customerId, name: $name, phone: $phone, email: $email }) {
    customer { name phone email } errors { code }
  }
}`);

const update = async (input: Partial<UpdateCustomerInput>, client: Client = ground.studio.clients.receptionist) => {
  const whole = { customerId: ground.studio.customerId, ...input };
  return (await client.request(UpdateCustomerDocument, { input: whole })).updateCustomer;
};
const created = async (email: string) => {
  const input = { name: 'Nina', email };
  const { createCustomer } = await ground.studio.clients.receptionist.request(CreateCustomerDocument, { input });
  return createCustomer.customer?.id ?? '';
};
const viewerAs = async (email: string) =>
  (await (await signInAs(ground.app, email)).at(ground.studio.slug).request(ViewerDocument)).viewer;

describe('updateCustomer', () => {
  it('changes what the input names and leaves the rest', async () => {
    const { customer, errors } = await update({ phone: '0900 123 456', locale: 'sk' });
    expect(errors).toEqual([]);
    expect(customer).toMatchObject({ name: 'Zuzana Štefánková', phone: '0900 123 456', locale: 'sk' });
    expect((await update({ phone: null, name: null, locale: null })).customer).toMatchObject({
      ...{ name: 'Zuzana Štefánková', phone: null, locale: 'sk' },
    });
  });

  it('leaves what a document names by a variable that is left out, however often the document comes', async () => {
    const customerId = await created('stala@example.com');
    await update({ customerId, phone: '0900 123 456' });
    for (const name of ['Nina A', 'Nina B', 'Nina C', 'Nina D']) {
      const { updateCustomer } = await ground.studio.clients.receptionist.request(UPDATE_BY_FIELDS, { customerId, name });
      expect(updateCustomer).toEqual({ customer: { name, phone: '0900 123 456', email: 'stala@example.com' }, errors: [] });
    }
  });

  it('writes an audit entry with the changed field alone', async () => {
    const customerId = await created('zmena@example.com');
    await update({ customerId, name: 'Nina Nová' });
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: customerId })) ?? [];
    expect(entry).toMatchObject({ action: 'updateCustomer', actor: member('Rita Recepčná') });
    expect(entry?.changes).toEqual([change('name', 'Nina', 'Nina Nová')]);
  });

  it('refuses an address that is taken in other capitals, and one that nobody could sign in with', async () => {
    await expectRefused(ground.studio, () => update({ email: 'Peter@example.com' }), ['EMAIL_TAKEN', 'email']);
    await expectRefused(ground.studio, () => update({ email: 'peter' }), ['INVALID_INPUT', 'email']);
    await expectRefused(ground.studio, () => update({ email: '' }), ['INVALID_INPUT', 'email']);
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ phone: '1'.repeat(41) }, 'phone'],
  ])('refuses %j and changes nothing', async (input, field) => {
    await expectRefused(ground.studio, () => update(input), ['INVALID_INPUT', field]);
  });

  it('gives one address to one of two customers who are to have it at the same moment', async () => {
    const ids = [await created('prva@example.com'), await created('druha@example.com')];
    const answers = await Promise.all(ids.map((customerId) => update({ customerId, email: 'spolocna@example.com' })));
    expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['EMAIL_TAKEN']);
  });

  it('finds no customer behind a malformed id, an id of another kind, or one of another studio', async () => {
    const unknown = { kind: 'Customer', field: 'customerId', foreign: ground.other.customerId } as const;
    await expectUnknownIds(ground, unknown, (customerId) => update({ customerId, name: 'X' }));
  });

  it('lets the desk and keys with PEOPLE_WRITE change a customer, and nobody else', async () => {
    await expectRights(ground, (client, name) => update({ phone: name.slice(0, 40) }, client), {
      allowed: [...DESK, 'key PEOPLE_WRITE'],
    });
  });
});

describe('updateCustomer: a new e-mail address', () => {
  it('ends the sign-in of the earlier person and lets the reader of the new address take the account over', async () => {
    const customerId = await created('stara@example.com');
    expect((await viewerAs('stara@example.com')).customer?.id).toBe(customerId);
    expect((await update({ customerId, email: 'nova@example.com' })).customer).toMatchObject({ signsIn: false });
    await expect.poll(async () => (await viewerAs('stara@example.com')).kind, { timeout: 5_000 }).toBe('PERSON');
    expect((await viewerAs('nova@example.com')).customer?.id).toBe(customerId);
  });

  it('opens a new account to the earlier person when they join again', async () => {
    const customerId = await created('byvala@example.com');
    await viewerAs('byvala@example.com');
    await update({ customerId, email: 'terajsia@example.com' });
    await expect.poll(async () => (await viewerAs('byvala@example.com')).kind, { timeout: 5_000 }).toBe('PERSON');
    const { at } = await signInAs(ground.app, 'byvala@example.com');
    const joined = await at(ground.studio.slug).request(JoinAsCustomerDocument, { input: { name: 'Nina' } });
    expect(joined.joinAsCustomer.errors).toEqual([]);
    expect(joined.joinAsCustomer.customer?.id).not.toBe(customerId);
  });

  it('ends the sign-in when the address is removed, and writes who removed it', async () => {
    const customerId = await created('odide@example.com');
    expect((await viewerAs('odide@example.com')).customer?.id).toBe(customerId);
    const { customer, errors } = await update({ customerId, email: null });
    expect(errors).toEqual([]);
    expect(customer).toMatchObject({ email: null, signsIn: false });
    await expect.poll(async () => (await viewerAs('odide@example.com')).kind, { timeout: 5_000 }).toBe('PERSON');
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: customerId })) ?? [];
    expect(entry).toMatchObject({ action: 'updateCustomer', actor: member('Rita Recepčná') });
    expect(entry?.changes).toContainEqual(change('email', 'odide@example.com', null));
  });

  it('keeps the sign-in when only its capitals change', async () => {
    const customerId = await created('pismena@example.com');
    await viewerAs('pismena@example.com');
    expect((await update({ customerId, email: 'Pismena@Example.com' })).customer).toMatchObject({ signsIn: true });
    expect((await viewerAs('pismena@example.com')).customer?.id).toBe(customerId);
  });

  it('is refused to an API key, also for an address that it may write otherwise', async () => {
    const customerId = await created('zakaznicka@example.com');
    const program = ground.viewers['key PEOPLE_WRITE'];
    const run = (input: Partial<UpdateCustomerInput>) => () => update({ customerId, ...input }, program);
    await expectRefused(ground.studio, run({ email: 'utocnik@example.com' }), ['NOT_FOR_API_KEYS', 'email']);
    const ofSomebody = { customerId: ground.studio.customerId, email: 'utocnik@example.com' };
    await expectRefused(ground.studio, run(ofSomebody), ['NOT_FOR_API_KEYS', 'email']);
    await expectRefused(ground.studio, run({ email: null }), ['NOT_FOR_API_KEYS', 'email']);
    const { customer, errors } = await run({ email: 'zakaznicka@example.com', phone: '0900 1' })();
    expect(errors).toEqual([]);
    expect(customer?.phone).toBe('0900 1');
  });
});
