import { randomUUID } from 'node:crypto';
import { RefundPaymentDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { expectGrowing, expectWatchedBy, useStreams } from '../support/streams.js';
import { euro } from '../support/studio.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();
const { passOf } = useStreams();

describe('passBalance', () => {
  it('begins with the entries left, and follows bookings and cancellations, for the holder and for staff', async () => {
    const { studio } = ground;
    const { registrationId, customerId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const first = await studio.book(registrationId, await studio.session());
    const watching = [client, studio.clients.receptionist].map((viewer) => passOf(viewer, passId));
    const current = { pass: { id: passId, name: '4 vstupy' }, kind: 'ENTRY', entriesLeft: 3 };
    for (const pass of watching) expect(await pass.until(() => true)).toMatchObject(current);
    await studio.book(registrationId, await studio.session({ price: 8 }));
    for (const pass of watching) await pass.until(({ entriesLeft }) => entriesLeft === 2);
    await studio.tryToCancel({ bookingId: first.id });
    for (const pass of watching) {
      await pass.until(({ entriesLeft }) => entriesLeft === 3);
      expectGrowing(pass.seen);
    }
  });

  it('gives the credit left of a CREDIT pass', async () => {
    const { studio } = ground;
    const { registrationId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    const pass = passOf(client, passId);
    expect(await pass.until(() => true)).toMatchObject({ kind: 'CREDIT', creditLeft: euro(20), entriesLeft: null });
    await studio.book(registrationId, await studio.session({ price: 8 }));
    await pass.until(({ creditLeft }) => creditLeft?.amountMinor === 1200);
  });

  it('gives the dates that the first use gives to a pass', async () => {
    const { studio } = ground;
    const { registrationId, customerId, client } = await studio.newcomer();
    const terms = { entries: 4, validity: { period: { length: 'P1M', begins: 'FIRST_USE' } } } as const;
    const passId = await studio.sell(await studio.product({ kind: 'ENTRY', ...terms }), { customerId });
    const pass = passOf(client, passId);
    expect(await pass.until(() => true)).toMatchObject({ validFrom: null, validUntil: null });
    await studio.book(registrationId, await studio.session());
    const begun = await pass.until(({ validUntil }) => validUntil !== null);
    expect((await studio.passNow(passId)).validUntil).toBe(begun.validUntil);
  });

  it('gives the holder of a refunded pass its empty state', async () => {
    const { studio } = ground;
    const { customerId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const pass = passOf(client, passId);
    await pass.until(() => true);
    const paymentId = await studio.paymentOf(passId);
    const input = { paymentId, method: 'CASH', reason: 'Choroba', idempotencyKey: randomUUID() } as const;
    const { refundPayment } = await studio.clients.receptionist.request(RefundPaymentDocument, { input });
    expect(refundPayment.errors).toEqual([]);
    await pass.until(({ entriesLeft }) => entriesLeft === 0);
    expect((await studio.passNow(passId)).status).toBe('REFUNDED');
  });

  it('gives no state for a dry run', async () => {
    const { studio } = ground;
    const { registrationId, customerId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const pass = passOf(client, passId);
    const { version } = await pass.until(() => true);
    const sessionId = await studio.session();
    await studio.tryToBook({ registrationId, sessionId, dryRun: true });
    await studio.book(registrationId, sessionId);
    expect(await pass.until(() => true)).toMatchObject({ entriesLeft: 3, version: version + 1 });
  });

  it('ends with the same error for ids that lead nowhere and for a pass of another organisation', async () => {
    const { studio, other } = ground;
    const { customerId } = await other.newcomer();
    const foreign = await other.sell(other.entryProductId, { customerId });
    const told = new Set<string>();
    for (const id of [...idsOfNothing(ground, 'Pass'), foreign]) {
      const pass = passOf(studio.clients.owner, id);
      told.add(await pass.until(() => true).then(String, (error: Error) => error.message));
      expect(pass.seen).toEqual([]);
    }
    expect([...told]).toEqual([expect.stringMatching(/There is no/)]);
  });

  it('is for the desk, keys with sales, and the holder', async () => {
    const { studio } = ground;
    const passId = await studio.sell(studio.entryProductId, { customerId: studio.customerId });
    const allowed = [...DESK, 'key SALES_READ', 'key SALES_WRITE', 'customer'] as const;
    await expectWatchedBy(ground, (client) => passOf(client, passId), allowed);
  });
});
