import {
  AddAttendeeDocument,
  type Client,
  CreateCustomerDocument,
  type CreateCustomerInput,
  CustomersDocument,
  EraseCustomerDocument,
  type EraseCustomerInput,
  ExportPersonalDataDocument,
  JoinAsCustomerDocument,
  ReceiptDocument,
  RefundPaymentDocument,
  SellOrderDocument,
  SellPassDocument,
  UpdateCustomerDocument,
  type UpdateCustomerInput,
  ViewerDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { emailsAt } from '../support/mailbox.js';
import { signInAs } from '../support/people.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

const ground = useGround({ MAIL_RECEIPTS: 'on' });
const desk = () => ground.studio.clients.receptionist;

const create = async (input: CreateCustomerInput, client: Client = desk()) =>
  (await client.request(CreateCustomerDocument, { input })).createCustomer;
const update = async (input: UpdateCustomerInput, client: Client = desk()) =>
  (await client.request(UpdateCustomerDocument, { input })).updateCustomer;
const erase = async (input: EraseCustomerInput) =>
  (await ground.studio.clients.owner.request(EraseCustomerDocument, { input })).eraseCustomer;
const newEmail = () => `${crypto.randomUUID()}@example.com`;
const viewerAs = async (email: string) =>
  (await (await signInAs(ground.app, email)).at(ground.studio.slug).request(ViewerDocument)).viewer;

async function created(input: CreateCustomerInput): Promise<string> {
  const { customer, errors } = await create(input);
  expect(errors).toEqual([]);
  return customer?.id ?? '';
}
const found = async (search: string) =>
  (await desk().request(CustomersDocument, { search, first: 10 })).customers?.edges.map(({ node }) => node.id) ?? [];

describe('a customer without an e-mail address', () => {
  it.each<[string, CreateCustomerInput]>([
    ['no field', { name: 'Babka Vierka' }],
    ['null', { name: 'Dedko Štefan', email: null }],
    ['a telephone alone', { name: 'Z ulice', phone: '0905 777 111', email: null }],
  ])('is created with %s in the place of the address', async (_, input) => {
    const { customer, errors } = await create(input);
    expect(errors).toEqual([]);
    expect(customer).toMatchObject({ name: input.name, email: null, phone: input.phone ?? null, signsIn: false });
  });

  it('stands beside any number of others, and is found by name, attendee and telephone', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map((n) => created({ name: `Bezmena Adresná ${n}`, phone: `0911 000 00${n}` })));
    expect(new Set(ids).size).toBe(4);
    await desk().request(AddAttendeeDocument, { input: { customerId: ids[2] ?? '', name: 'Vnučka Filoména' } });
    expect((await found('bezmena adresna')).toSorted()).toEqual(ids.toSorted());
    expect(await found('Filomena')).toEqual([ids[2]]);
    expect(await found('0911000004')).toEqual([ids[3]]);
  });

  it('buys, books, gets a receipt and a refund at the desk, and nothing is mailed', async () => {
    const { studio, app } = ground;
    const before = (await emailsAt(app.mailbox)).length;
    const customerId = await created({ name: 'Babka Vierka' });
    const { addAttendee } = await desk().request(AddAttendeeDocument, { input: { customerId, name: 'Vierka' } });
    const registrationId = await studio.register(addAttendee.attendee?.id ?? '');
    const input = {
      productId: studio.entryProductId,
      holder: { customerId },
      payment: { method: 'CASH' },
      idempotencyKey: crypto.randomUUID(),
    } as const;
    const { sellPass } = await desk().request(SellPassDocument, { input });
    expect(sellPass.errors).toEqual([]);
    const { receipt } = await desk().request(ReceiptDocument, { id: sellPass.receipt?.id ?? '' });
    expect(receipt?.buyer).toEqual({ name: 'Babka Vierka', email: null });
    const { pathname, search } = new URL(receipt?.pdfUrl ?? '');
    const pdf = await fetch(new URL(pathname + search, app.url));
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await studio.book(registrationId, await studio.session({ price: 8 }));
    const unused = await studio.sell(studio.entryProductId, { customerId });
    const { refundPayment } = await studio.clients.manager.request(RefundPaymentDocument, {
      input: { paymentId: await studio.paymentOf(unused), method: 'CASH', reason: 'Nechce', idempotencyKey: crypto.randomUUID() },
    });
    expect(refundPayment.errors).toEqual([]);
    // The senders look every second.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect((await emailsAt(app.mailbox)).length).toBe(before);
  });

  it('buys a gift whose code the desk tells, and no e-mail waits for it', async () => {
    const { studio } = ground;
    const customerId = await created({ name: 'Darkyňa bez adresy' });
    const lines = [{ pass: { productId: studio.entryProductId, holder: { gift: { to: 'Eva' } } } }];
    const payments = [{ method: 'CASH' as const, amount: euro(24) }];
    const input = { customerId, lines, payments, idempotencyKey: crypto.randomUUID() };
    const { sellOrder } = await desk().request(SellOrderDocument, { input });
    expect(sellOrder.errors).toEqual([]);
    expect(sellOrder.giftCodes).toMatchObject([{ code: expect.stringMatching(/\S{8}/) }]);
    expect((await emailsAt(ground.app.mailbox)).some(({ text }) => text.includes(sellOrder.giftCodes[0]?.code ?? '–'))).toBe(
      false,
    );
  });

  it('is never the account of a person who joins or signs in', async () => {
    const email = newEmail();
    const customerId = await created({ name: 'Mária Nová' });
    const { at } = await signInAs(ground.app, email);
    const { joinAsCustomer } = await at(ground.studio.slug).request(JoinAsCustomerDocument, { input: { name: 'Mária Nová' } });
    expect(joinAsCustomer.errors).toEqual([]);
    expect(joinAsCustomer.customer?.id).not.toBe(customerId);
    expect((await viewerAs(email)).customer?.id).toBe(joinAsCustomer.customer?.id);
  });

  it.each([
    ['nova-adresa@example.com', 'nova-adresa@example.com'],
    [' Neskor.Pridana@Example.com ', 'NESKOR.PRIDANA@example.com'],
    ['vierka@kúpele.sk', 'vierka@xn--kpele-7ua.sk'],
  ])('gets the address %j later, and its reader signs in and finds the passes', async (email, signsInWith) => {
    const customerId = await created({ name: 'Babka Vierka' });
    const passId = await ground.studio.sell(ground.studio.entryProductId, { customerId });
    const { customer, errors } = await update({ customerId, email });
    expect(errors).toEqual([]);
    expect(customer).toMatchObject({ name: 'Babka Vierka', signsIn: false });
    const viewer = await viewerAs(signsInWith);
    expect(viewer).toMatchObject({ kind: 'CUSTOMER', customer: { id: customerId, signsIn: true } });
    const { at } = await signInAs(ground.app, signsInWith);
    const own = await at(ground.studio.slug).request(ExportPersonalDataDocument, { input: { customerId } });
    expect(own.exportPersonalData.personalData?.json).toContain(ground.studio.keyOf('Pass', passId));
  });

  it('gets no address from an API key, which could then sign in', async () => {
    const customerId = await created({ name: 'Babka Vierka' });
    const run = () => update({ customerId, email: newEmail() }, ground.viewers['key PEOPLE_WRITE']);
    await expectRefused(ground.studio, run, ['NOT_FOR_API_KEYS', 'email']);
  });

  it.each(['', ' ', 'nobody'])('is not created with the address %j, which is none', async (email) => {
    await expectRefused(ground.studio, () => create({ name: 'X', email }), ['INVALID_INPUT', 'email']);
  });

  it('is the account of nobody, by a rule of the database too', async () => {
    const customerId = await created({ name: 'Babka Vierka' });
    const link = 'update customers set person_id = gen_random_uuid() where id = ?';
    const run = ground.studio.sql(link, [ground.studio.keyOf('Customer', customerId)]);
    await expect(run).rejects.toThrow('customers_sign_in_by_address');
  });
});

describe('the personal data of a customer without an address', () => {
  it('is exported', async () => {
    const customerId = await created({ name: 'Babka Exportná', phone: '0905 123 999' });
    const input = { customerId };
    const { exportPersonalData } = await ground.studio.clients.owner.request(ExportPersonalDataDocument, { input });
    const { records } = JSON.parse(exportPersonalData.personalData?.json ?? '{}');
    expect(records.customers).toMatchObject([{ name: 'Babka Exportná', email: null, phone: '0905 123 999' }]);
  });

  it('is erased once the name confirms it', async () => {
    const customerId = await created({ name: 'Babka Vierka' });
    for (const [input, field] of [
      [{}, 'confirmName'],
      [{ confirmName: '' }, 'confirmName'],
      [{ confirmName: 'Babka Vier' }, 'confirmName'],
      [{ confirmEmail: 'babka@example.com' }, 'confirmName'],
      [{ confirmEmail: '' }, 'confirmName'],
    ] as [Partial<EraseCustomerInput>, string][])
      await expectRefused(ground.studio, () => erase({ customerId, ...input }), ['INVALID_INPUT', field]);
    const { customer, errors } = await erase({ customerId, confirmName: ' babka VIERKA ' });
    expect(errors).toEqual([]);
    expect(customer).toMatchObject({ name: '—', phone: null, erasedAt: expect.any(String) });
  });
});

describe('an e-mail address that two people share', () => {
  const holderOf = ({ errors }: { errors: readonly { code: string }[] }) =>
    errors.map((error) => [error.code, 'customer' in error ? error.customer : undefined]);

  it.each<[string, (email: string) => string]>([
    ['as it is', (email) => email],
    ['in capitals, with spaces', (email) => ` ${email.toUpperCase()} `],
    ['with a domain in letters', (email) => email.replace('xn--kpele-7ua.sk', 'Kúpele.SK')],
  ])('is refused to the second of them, and names the first: %s', async (_, written) => {
    const email = `${crypto.randomUUID()}@xn--kpele-7ua.sk`;
    const first = await created({ name: 'Mama', email });
    const second = await created({ name: 'Otec' });
    const createAgain = () => create({ name: 'Otec', email: written(email) });
    const add = () => update({ customerId: second, email: written(email) });
    for (const run of [createAgain, add]) {
      await expectRefused(ground.studio, run, ['EMAIL_TAKEN', 'email']);
      expect(holderOf(await run())).toEqual([['EMAIL_TAKEN', { id: first, name: 'Mama' }]]);
    }
  });

  it('is refused to a key that may write customers in the same way', async () => {
    const input = { name: 'Iná Zuzana', email: 'zuzana@example.com' };
    const holder = { id: ground.studio.customerId, name: 'Zuzana Štefánková' };
    expect(holderOf(await create(input, ground.viewers['key PEOPLE_WRITE']))).toEqual([['EMAIL_TAKEN', holder]]);
  });

  it('goes to one of four who ask at the same moment, and the others are told to whom', async () => {
    const email = newEmail();
    const answers = await Promise.all([1, 2, 3, 4].map((n) => create({ name: `Dvojča ${n}`, email })));
    const winner = answers.find(({ customer }) => customer !== null)?.customer;
    const refused = answers.filter(({ customer }) => customer === null);
    expect(refused).toHaveLength(3);
    for (const answer of refused) expect(holderOf(answer)).toEqual([['EMAIL_TAKEN', { id: winner?.id, name: winner?.name }]]);
  });

  it('is free again once the first gives it up or is erased', async () => {
    const email = newEmail();
    const first = await created({ name: 'Mama', email });
    await update({ customerId: first, email: null });
    const second = await created({ name: 'Otec', email });
    await expectRefused(ground.studio, () => update({ customerId: first, email }), ['EMAIL_TAKEN', 'email']);
    expect((await erase({ customerId: second, confirmEmail: email })).errors).toEqual([]);
    expect((await update({ customerId: first, email })).errors).toEqual([]);
  });
});
