import { type Client, CreateCustomerDocument, type CreateCustomerInput, ViewerDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { signInAs } from '../support/people.js';
import { expectRights } from '../support/rights.js';
import { expectRefused } from '../support/unchanged.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();

const create = async (input: CreateCustomerInput, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(CreateCustomerDocument, { input })).createCustomer;

describe('createCustomer', () => {
  it('opens an account in the language of the organisation, which nobody signs in to yet', async () => {
    const input = { name: ' Ľubica Žáková ', email: 'lubica@example.com', phone: '+421 900 000 000' };
    const { customer, errors } = await create(input);
    expect(errors).toEqual([]);
    expect(customer).toMatchObject({
      ...{ name: 'Ľubica Žáková', email: 'lubica@example.com', phone: '+421 900 000 000' },
      ...{ locale: 'en', attendees: [], signsIn: false, erasedAt: null },
    });
  });

  it('keeps the language that is named, and no phone when none is given', async () => {
    const { customer } = await create({ name: 'Čeněk', email: 'cenek@example.com', locale: 'cs', phone: ' ' });
    expect(customer).toMatchObject({ locale: 'cs', phone: null });
  });

  it('becomes the account of the person who signs in with its address', async () => {
    const { customer } = await create({ name: 'Neskôr', email: 'neskor@example.com' });
    const { at } = await signInAs(ground.app, 'NESKOR@example.com');
    const { viewer } = await at(ground.studio.slug).request(ViewerDocument);
    expect(viewer).toMatchObject({ kind: 'CUSTOMER', customer: { id: customer?.id, signsIn: true } });
  });

  it('writes an audit entry that names who opened the account', async () => {
    const { customer } = await create({ name: 'Zapísaná', email: 'zapisana@example.com' });
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: customer?.id ?? '' })) ?? [];
    expect(entry).toMatchObject({ action: 'createCustomer', kind: 'CUSTOMER', actor: member('Rita Recepčná') });
  });

  it.each(['zuzana@example.com', 'ZUZANA@Example.com', ' zuzana@example.com '])('refuses %j, which is taken', async (email) => {
    await expectRefused(ground.studio, () => create({ name: 'Iná Zuzana', email }), ['EMAIL_TAKEN', 'email']);
  });

  it('takes an address that is a customer of another organisation', async () => {
    const input = { name: 'Dvojdomá', email: 'dvojdoma@example.com' };
    expect((await create(input, ground.other.clients.owner)).errors).toEqual([]);
    expect((await create(input)).errors).toEqual([]);
  });

  it('gives one address to one of four that come at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map((n) => create({ name: `Dvojča ${n}`, email: 'dvojca@example.com' })));
    expect(answers.filter(({ customer }) => customer !== null)).toHaveLength(1);
    const codes = answers.flatMap(({ errors }) => errors.map(({ code }) => code));
    expect(codes).toEqual(['EMAIL_TAKEN', 'EMAIL_TAKEN', 'EMAIL_TAKEN']);
  });

  /** Nobody could ever sign in under those of the second line. */
  it.each([
    ...['', 'nobody', 'a b@c.sk', `${'x'.repeat(250)}@a.sk`, 'x@127.1', 'x@kúpele', 'x@\u{ff11}27.0.0.1'],
    ...['a&b@example.com', 'x/y@example.com', 'jožko@example.com', 'nina@exa mple.com'],
  ])('refuses the address %j and opens no account', async (email) => {
    await expectRefused(ground.studio, () => create({ name: 'X', email }), ['INVALID_INPUT', 'email']);
  });

  it('writes the domain of an address with accents as the one that its owner signs in with', async () => {
    const { studio, app } = ground;
    const { customer, errors } = await create({ name: 'Kúpele', email: ' Info@Kúpele.sk ' });
    expect(errors).toEqual([]);
    expect(customer?.email).toBe('Info@xn--kpele-7ua.sk');
    for (const typed of ['info@ku\u0301pele.SK', 'INFO@xn--KPELE-7ua.sk']) {
      const { viewer } = await (await signInAs(app, typed)).at(studio.slug).request(ViewerDocument);
      expect(viewer.customer?.id).toBe(customer?.id);
    }
    await expectRefused(studio, () => create({ name: 'Znovu', email: 'info@kúpele.sk' }), ['EMAIL_TAKEN', 'email']);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ phone: '1'.repeat(41) }, 'phone'],
    [{ phone: '1\u0000' }, 'phone'],
  ])('refuses %j and opens no account', async (input, field) => {
    const run = () => create({ name: 'X', email: 'nova@example.com', ...input });
    await expectRefused(ground.studio, run, ['INVALID_INPUT', field]);
  });

  it('lets the desk and keys with PEOPLE_WRITE open an account, and nobody else', async () => {
    const email = (name: string) => `${name.toLowerCase().replaceAll(/\W/g, '-')}@example.com`;
    await expectRights(ground, (client, name) => create({ name: 'Nová', email: email(name) }, client), {
      allowed: [...DESK, 'key PEOPLE_WRITE'],
    });
  });
});
