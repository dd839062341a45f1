import { CancelSessionDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { expectGrowing, expectWatchedBy, useStreams } from '../support/streams.js';
import { euro } from '../support/studio.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();
const { accountOf } = useStreams();

describe('registrationBalance', () => {
  it('begins with the account, and follows sales, bookings, payments and cancellations', async () => {
    const { studio } = ground;
    const { registrationId, client } = await studio.newcomer();
    const watching = [client, studio.clients.receptionist].map((viewer) => accountOf(viewer, registrationId));
    const all = (step: Partial<Record<'paid' | 'charged' | 'debt', number>>) =>
      Promise.all(
        watching.map((account) =>
          account.until((state) =>
            Object.entries(step).every(([figure, amount]) => state[figure as 'paid'].amountMinor === amount),
          ),
        ),
      );
    await all({ paid: 0, charged: 0, debt: 0 });
    const { id } = await studio.book(registrationId, await studio.session({ price: 8 }));
    const [unpaid] = await all({ charged: 800, debt: 800 });
    expect(unpaid?.paymentStatus).toBe('UNPAID');
    await studio.pay(registrationId, 3);
    await all({ paid: 300, debt: 500 });
    await studio.sell(studio.creditProductId, { registrationId });
    const [paid] = await all({ paid: 2300, charged: 800, debt: 0 });
    expect(paid).toMatchObject({ paymentStatus: 'PAID', balance: euro(15) });
    await studio.tryToCancel({ bookingId: id });
    await all({ paid: 2300, charged: 0 });
    for (const account of watching) expectGrowing(account.seen);
    expect(await studio.account(registrationId)).toMatchObject({ paid: 2300, charged: 0, balance: 2300 });
  });

  it('begins with the price of a course that was charged on enrolment', async () => {
    const { studio } = ground;
    const { registrationId, client } = await studio.newcomer(studio.oneOffGroupId);
    const current = { paid: euro(0), charged: euro(30), balance: euro(-30), debt: euro(30), paymentStatus: 'UNPAID' };
    expect(await accountOf(client, registrationId).until(() => true)).toMatchObject(current);
  });

  it('gives every account of a session its charge back when the session is cancelled', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ price: 8 });
    const newcomers = [await studio.newcomer(), await studio.newcomer()];
    for (const { registrationId } of newcomers) await studio.book(registrationId, sessionId);
    const accounts = newcomers.map(({ client, registrationId }) => accountOf(client, registrationId));
    for (const account of accounts) expect(await account.until(() => true)).toMatchObject({ debt: euro(8) });
    await studio.clients.manager.request(CancelSessionDocument, { input: { sessionId } });
    for (const account of accounts) {
      expect(await account.until(({ debt }) => debt.amountMinor === 0)).toMatchObject({
        charged: euro(0),
        paymentStatus: 'PAID',
      });
    }
  });

  it('shows a payment by an ENTRY pass as the price of the session', async () => {
    const { studio } = ground;
    const { registrationId, customerId, client } = await studio.newcomer();
    await studio.sell(studio.entryProductId, { customerId });
    const account = accountOf(client, registrationId);
    await account.until(() => true);
    await studio.book(registrationId, await studio.session({ price: 8 }));
    expect(await account.until(({ charged }) => charged.amountMinor === 800)).toMatchObject({ paid: euro(8), debt: euro(0) });
  });

  it('counts no credit of an expired pass, neither in the first state nor in the next', async () => {
    const { studio } = ground;
    const { registrationId, client } = await studio.newcomer();
    await studio.pay(registrationId, 3);
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    expect(await accountOf(client, registrationId).until(() => true)).toMatchObject({ paid: euro(23), balance: euro(23) });
    const ended = `update passes set valid_until = now() - interval '1 second' where id = ?`;
    await studio.sql(ended, [studio.keyOf('Pass', passId)]);
    const account = accountOf(client, registrationId);
    expect(await account.until(() => true)).toMatchObject({ paid: euro(3), balance: euro(3), debt: euro(0) });
    await studio.book(registrationId, await studio.session({ price: 8 }), { payWith: 'AT_DESK' });
    const owing = { paid: euro(3), balance: euro(-5), debt: euro(5), paymentStatus: 'UNPAID' };
    expect(await account.until(({ charged }) => charged.amountMinor === 800)).toMatchObject(owing);
  });

  it('gives no state for a dry run', async () => {
    const { studio } = ground;
    const { registrationId, client } = await studio.newcomer();
    const account = accountOf(client, registrationId);
    const { version } = await account.until(() => true);
    const sessionId = await studio.session({ price: 8 });
    await studio.tryToBook({ registrationId, sessionId, dryRun: true });
    await studio.book(registrationId, sessionId);
    expect(await account.until(() => true)).toMatchObject({ debt: euro(8), version: version + 1 });
  });

  it('ends with the same error for ids that lead nowhere and for a registration of another organisation', async () => {
    const { studio, other } = ground;
    const foreign = (await other.newcomer()).registrationId;
    const told = new Set<string>();
    for (const id of [...idsOfNothing(ground, 'Registration'), foreign]) {
      const account = accountOf(studio.clients.owner, id);
      told.add(await account.until(() => true).then(String, (error: Error) => error.message));
      expect(account.seen).toEqual([]);
    }
    expect([...told]).toEqual([expect.stringMatching(/There is no/)]);
  });

  it('is for the desk, the instructor of the group, keys with bookings, and the customer of the registration', async () => {
    const { studio } = ground;
    const registrationId = await studio.register(studio.childId);
    const allowed = [...DESK, 'instructor', 'key BOOKINGS_READ', 'key BOOKINGS_WRITE', 'customer'] as const;
    await expectWatchedBy(ground, (client) => accountOf(client, registrationId), allowed);
  });
});
