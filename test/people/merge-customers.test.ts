import {
  BookSessionDocument,
  type Client,
  CustomerDocument,
  type CustomerQuery,
  CustomersDocument,
  MergeCustomersDocument,
  type MergeCustomersInput,
  RegisterAttendeeDocument,
  RegistrationDocument,
  SellPassDocument,
  ViewerDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '../../src/services/people/index.js';
import { entriesOf, member } from '../audit/entries.js';
import type { TestApp } from '../support/app.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { made } from '../support/studio.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';

const ground = useGround();
let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  ({ app, studio } = ground);
});

const merge = async (keepCustomerId: string, mergeCustomerId: string, input: Partial<MergeCustomersInput> = {}) => {
  const whole = { keepCustomerId, mergeCustomerId, ...input };
  return (await studio.clients.manager.request(MergeCustomersDocument, { input: whole })).mergeCustomers;
};
const nodesOf = <T>({ edges }: { edges: readonly { node: T }[] }): T[] => edges.map(({ node }) => node);
const customer = async (id: string, client = studio.clients.manager) => {
  const { node } = await client.request(CustomerDocument, { id });
  const found = node as Extract<CustomerQuery['node'], { email: unknown }> | null;
  return found && { ...found, registrations: nodesOf(found.registrations), passes: nodesOf(found.passes) };
};
const statement = async (id: string) => (await studio.clients.manager.request(RegistrationDocument, { id })).registration;
/** An account that only the desk keeps. */
const keptByDesk = async () =>
  studio.id('Customer', await made(createCustomer(studio.tenant, { name: 'Dvojník', email: `${crypto.randomUUID()}@x.sk` })));

/** A customer with passes of each kind, a booking, and a debt. */
async function busy() {
  const person = await studio.newcomer();
  await studio.sell(studio.creditProductId, { registrationId: person.registrationId });
  await studio.sell(studio.entryProductId, { customerId: person.customerId });
  await studio.book(person.registrationId, await studio.session({ price: 8 }));
  const sibling = await studio.sibling(person.customerId);
  const debtor = await studio.register(sibling, studio.apartGroupId);
  await studio.book(debtor, await studio.session({ price: 30, groupId: studio.apartGroupId }), { payWith: 'AT_DESK' });
  return { ...person, registrations: [person.registrationId, debtor] };
}

describe('mergeCustomers', () => {
  it('moves attendees, registrations, bookings and passes to the kept customer and changes no figure', async () => {
    const [one, two] = [await busy(), await busy()];
    const before = await Promise.all([...one.registrations, ...two.registrations].map(statement));
    const [first, second] = [await customer(one.customerId), await customer(two.customerId)];
    const { merge: moved, errors } = await merge(one.customerId, two.customerId, { signInOf: one.customerId });
    expect(errors).toEqual([]);
    expect(moved).toMatchObject({ attendees: 2, registrations: 2, passes: 2 });
    const kept = await customer(one.customerId);
    const ids = (rows: { id: string }[] = []) => rows.map(({ id }) => id).toSorted();
    for (const list of ['attendees', 'registrations', 'passes'] as const) {
      expect(ids(kept?.[list])).toEqual(ids([...(first?.[list] ?? []), ...(second?.[list] ?? [])]));
    }
    const total = (rows: (typeof kept)[]) =>
      rows.flatMap((row) => row?.registrations ?? []).reduce((sum, { balance }) => sum + balance.amountMinor, 0);
    expect(total([kept])).toBe(total([first, second]));
    expect(await Promise.all([...one.registrations, ...two.registrations].map(statement))).toEqual(before);
    expect(await customer(two.customerId)).toMatchObject({
      mergedInto: { id: one.customerId },
      signsIn: false,
      attendees: [],
      registrations: [],
      passes: [],
    });
  });

  it('lets the kept customer book with the passes of both and sells nothing to the merged one', async () => {
    const [one, two] = [await busy(), await busy()];
    await merge(one.customerId, two.customerId, { signInOf: one.customerId });
    const book = { registrationId: two.registrationId, sessionId: await studio.session() };
    const { booking, errors } = (await one.client.request(BookSessionDocument, { input: book })).bookSession;
    expect(errors).toEqual([]);
    expect(booking?.status).toBe('BOOKED');
    const sale = {
      productId: studio.entryProductId,
      holder: { customerId: two.customerId },
      payment: { method: 'CASH' },
      idempotencyKey: crypto.randomUUID(),
    } as const;
    const sell = async () => (await studio.clients.receptionist.request(SellPassDocument, { input: sale })).sellPass;
    await expectRefused(studio, sell, ['NOT_FOUND', 'holder.customerId']);
    const { customers } = await studio.clients.manager.request(CustomersDocument, { first: 100 });
    expect(customers?.edges.map(({ node }) => node.id)).not.toContain(two.customerId);
  });

  it('counts what both have bought against a purchase limit', async () => {
    const [one, two] = [await studio.newcomer(), await studio.newcomer()];
    const productId = await studio.product({ kind: 'ENTRY', entries: 2, purchaseLimit: 2 });
    await studio.sell(productId, { customerId: one.customerId });
    await studio.sell(productId, { customerId: two.customerId });
    await merge(one.customerId, two.customerId, { signInOf: one.customerId });
    const input = {
      productId,
      holder: { customerId: one.customerId },
      payment: { method: 'CASH' },
      idempotencyKey: crypto.randomUUID(),
    } as const;
    const sell = async () => (await studio.clients.receptionist.request(SellPassDocument, { input })).sellPass;
    await expectRefused(studio, sell, ['PURCHASE_LIMIT_REACHED', 'productId']);
  });

  it('gives the sign-in and the address of the merged customer to a kept one who has none', async () => {
    const keep = await keptByDesk();
    const two = await studio.newcomer();
    const { email } = (await customer(two.customerId)) ?? {};
    const { email: former } = (await customer(keep)) ?? {};
    expect((await merge(keep, two.customerId)).errors).toEqual([]);
    expect(await customer(keep)).toMatchObject({ email, signsIn: true });
    expect(await customer(two.customerId)).toMatchObject({ email: former, mergedInto: { id: keep } });
    expect((await createCustomer(studio.tenant, { name: 'Nový', email: former ?? '' })).ok).toBe(true);
    await expect.poll(async () => (await two.client.request(ViewerDocument)).viewer.customer?.id, { timeout: 5_000 }).toBe(keep);
  });

  it('keeps the only address, of the one or of the other, and none where neither has one', async () => {
    const without = async () => studio.id('Customer', await made(createCustomer(studio.tenant, { name: 'Bez adresy' })));
    const [withOne, another] = [await keptByDesk(), await keptByDesk()];
    const { email } = (await customer(withOne)) ?? {};
    const [first, second, third, fourth] = [await without(), await without(), await without(), await without()];
    expect((await merge(withOne, first)).errors).toEqual([]);
    expect([(await customer(withOne))?.email, (await customer(first))?.email]).toEqual([email, null]);
    const { email: its } = (await customer(another)) ?? {};
    expect((await merge(second, another)).errors).toEqual([]);
    expect([(await customer(second))?.email, (await customer(another))?.email]).toEqual([its, null]);
    expect((await merge(third, fourth)).errors).toEqual([]);
    expect([(await customer(third))?.email, (await customer(fourth))?.email]).toEqual([null, null]);
  });

  it('lets a person whose account was opened twice keep the one with the passes, which had no address', async () => {
    const keep = studio.id('Customer', await made(createCustomer(studio.tenant, { name: 'Bez adresy' })));
    await studio.sell(studio.entryProductId, { customerId: keep });
    const two = await studio.newcomer();
    const { email } = (await customer(two.customerId)) ?? {};
    expect((await merge(keep, two.customerId)).errors).toEqual([]);
    expect(await customer(keep)).toMatchObject({ email, signsIn: true, passes: [{ entriesLeft: 4 }] });
    await expect.poll(async () => (await two.client.request(ViewerDocument)).viewer.customer?.id, { timeout: 5_000 }).toBe(keep);
  });

  it('refuses two customers who both sign in until it is told whose sign-in stays', async () => {
    const [one, two] = [await studio.newcomer(), await studio.newcomer()];
    await expectRefused(studio, () => merge(one.customerId, two.customerId), ['BOTH_SIGN_IN', 'signInOf']);
    const third = await keptByDesk();
    for (const signInOf of [third, studio.customerId, 'cus_x']) {
      await expectRefused(studio, () => merge(one.customerId, two.customerId, { signInOf }), ['INVALID_INPUT', 'signInOf']);
    }
    expect((await merge(one.customerId, two.customerId, { signInOf: two.customerId })).errors).toEqual([]);
    await expect
      .poll(async () => (await two.client.request(ViewerDocument)).viewer.customer?.id, { timeout: 5_000 })
      .toBe(one.customerId);
    await expect.poll(async () => (await one.client.request(ViewerDocument)).viewer.kind, { timeout: 5_000 }).toBe('PERSON');
  });

  it('previews what would move and changes nothing', async () => {
    const [one, two] = [await busy(), await busy()];
    const before = await fingerprints(studio.tenant);
    const preview = await merge(one.customerId, two.customerId, { signInOf: one.customerId, dryRun: true });
    expect(preview).toMatchObject({ merge: { attendees: 2, registrations: 2, passes: 2 }, errors: [] });
    expect(await fingerprints(studio.tenant)).toEqual(before);
  });

  it('leads from a customer who was merged earlier to the last one', async () => {
    const [one, two, three] = [await keptByDesk(), await keptByDesk(), await keptByDesk()];
    await merge(two, three);
    await merge(one, two);
    expect((await customer(three))?.mergedInto?.id).toBe(one);
    await expectRefused(studio, () => merge(one, two), ['NOT_FOUND', 'mergeCustomerId']);
    await expectRefused(studio, () => merge(three, one), ['NOT_FOUND', 'keepCustomerId']);
  });

  it('gives the answer to an idempotency key of the merged customer again to the kept one', async () => {
    const [one, two] = [await studio.newcomer(), await studio.newcomer()];
    const input = { registrationId: two.registrationId, sessionId: await studio.session(), idempotencyKey: crypto.randomUUID() };
    const first = (await two.client.request(BookSessionDocument, { input })).bookSession;
    await merge(one.customerId, two.customerId, { signInOf: two.customerId });
    await expect
      .poll(async () => (await two.client.request(ViewerDocument)).viewer.customer?.id, { timeout: 5_000 })
      .toBe(one.customerId);
    const again = (await two.client.request(BookSessionDocument, { input })).bookSession;
    expect(again.errors).toEqual([]);
    expect(again.booking?.id).toBe(first.booking?.id);
  });

  it('refuses to merge a customer with themselves and finds none of another studio', async () => {
    const other = await app.studio();
    const one = await keptByDesk();
    await expectRefused(studio, () => merge(one, one), ['INVALID_INPUT', 'mergeCustomerId']);
    await expectRefused(studio, () => merge(one, other.customerId), ['NOT_FOUND', 'mergeCustomerId']);
    await expectRefused(studio, () => merge(other.customerId, one), ['NOT_FOUND', 'keepCustomerId']);
    await expectRefused(other, () => merge(one, other.customerId), ['NOT_FOUND', 'mergeCustomerId']);
    for (const id of [studio.childId, '', 'cus_x']) {
      await expectRefused(studio, () => merge(one, id), ['NOT_FOUND', 'mergeCustomerId']);
    }
  });

  it('registers an attendee of the merged customer for the kept one', async () => {
    const [one, two] = [await studio.newcomer(), await studio.newcomer()];
    await merge(one.customerId, two.customerId, { signInOf: one.customerId });
    const input = { attendeeId: two.attendeeId, groupId: studio.apartGroupId };
    const { registration } = (await studio.clients.receptionist.request(RegisterAttendeeDocument, { input })).registerAttendee;
    const { registrations } = (await customer(one.customerId)) ?? {};
    expect(registrations?.map(({ id }) => id)).toContain(registration?.id);
  });

  it('makes one of two merges of the same customer that come at the same moment', async () => {
    const [one, two, three] = [await keptByDesk(), await keptByDesk(), await keptByDesk()];
    const answers = await Promise.all([merge(one, three), merge(two, three)]);
    expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['NOT_FOUND']);
  });

  it('makes one of two merges that would each keep the other customer', async () => {
    const [one, two] = [await keptByDesk(), await keptByDesk()];
    const answers = await Promise.all([merge(one, two), merge(two, one)]);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  });

  it('writes audit entries for both customers', async () => {
    const [one, two] = [await keptByDesk(), await keptByDesk()];
    await merge(one, two);
    const [entry] = (await entriesOf(studio.clients.owner, { subjectId: two })) ?? [];
    expect(entry).toMatchObject({ action: 'mergeCustomers', kind: 'CUSTOMER', actor: member('Marek Správca') });
    expect(entry?.changes.map(({ field }) => field)).toContain('mergedIntoId');
  });

  it('lets owners and managers merge customers, and nobody else, no key either', async () => {
    const [keepCustomerId, mergeCustomerId] = [await keptByDesk(), await keptByDesk()];
    const preview = async (client: Client) =>
      (await client.request(MergeCustomersDocument, { input: { keepCustomerId, mergeCustomerId, dryRun: true } })).mergeCustomers;
    await expectRights(ground, preview, { allowed: ['owner', 'manager'] });
  });
});
