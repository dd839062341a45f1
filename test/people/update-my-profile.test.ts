import { type Client, UpdateMyProfileDocument, type UpdateMyProfileInput, ViewerDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { change, entriesOf } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { expectFault, expectRefused } from '../support/unchanged.js';
import { CUSTOMERS } from '../support/viewers.js';

const ground = useGround();

const update = async (input: UpdateMyProfileInput, client: Client = ground.studio.clients.customer) =>
  (await client.request(UpdateMyProfileDocument, { input })).updateMyProfile;

describe('updateMyProfile', () => {
  it('changes the name, the phone and the language of the customer who asks', async () => {
    const { client, customerId } = await ground.studio.person();
    const input = { name: 'Mária Iná', phone: '0900 1', locale: 'cs' } as const;
    const { customer, errors } = await update(input, client);
    expect(errors).toEqual([]);
    expect(customer).toMatchObject({ id: customerId, ...input });
    expect((await client.request(ViewerDocument)).viewer.customer).toMatchObject(input);
  });

  it('leaves what is not named, and clears a phone by null', async () => {
    const { client } = await ground.studio.person();
    await update({ phone: '0900 1' }, client);
    expect((await update({ name: 'Mária Iná' }, client)).customer).toMatchObject({ phone: '0900 1' });
    expect((await update({ phone: null, name: null }, client)).customer).toMatchObject({ name: 'Mária Iná', phone: null });
    expect((await update({}, client)).customer).toMatchObject({ name: 'Mária Iná', phone: null });
  });

  it('speaks to the customer in the new language from their next request on', async () => {
    const { client } = await ground.studio.person();
    const refusal = async () => (await update({ name: '' }, client)).errors[0]?.message;
    const inEnglish = await refusal();
    for (const locale of ['sk', 'cs'] as const) {
      await update({ locale }, client);
      await expect.poll(refusal, { timeout: 5_000 }).not.toBe(inEnglish);
    }
  });

  it('takes no e-mail address, which is the one that they sign in with', async () => {
    const input = { name: 'Mária', email: 'ina@example.com' };
    await expectFault(ground.studio, () => update(input), 'BAD_USER_INPUT');
  });

  it('writes an audit entry by the customer', async () => {
    const { client, customerId } = await ground.studio.person();
    await update({ phone: '0900 2' }, client);
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: customerId })) ?? [];
    expect(entry).toMatchObject({ action: 'updateMyProfile', actor: { kind: 'CUSTOMER', customer: { id: customerId } } });
    expect(entry?.changes).toEqual([change('phone', null, '0900 2')]);
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ phone: '1'.repeat(41) }, 'phone'],
  ])('refuses %j and changes nothing', async (input, field) => {
    await expectRefused(ground.studio, () => update(input), ['INVALID_INPUT', field]);
  });

  it('lets customers change their own profile, and nobody who is not a customer', async () => {
    await expectRights(ground, (client, name) => update({ phone: name }, client), { allowed: CUSTOMERS });
  });

  it('changes each customer and no other', async () => {
    const [one, two] = [await ground.studio.person(), await ground.studio.person()];
    await Promise.all([update({ name: 'Prvá' }, one.client), update({ name: 'Druhá' }, two.client)]);
    const nameOf = async ({ client }: typeof one) => (await client.request(ViewerDocument)).viewer.customer?.name;
    expect([await nameOf(one), await nameOf(two)]).toEqual(['Prvá', 'Druhá']);
  });
});
