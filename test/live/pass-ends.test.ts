import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { expectGrowing, useStreams } from '../support/streams.js';
import { euro } from '../support/studio.js';

const ground = useGround();
const { passOf, accountOf } = useStreams();

/** Long enough to subscribe before, on a busy machine too. */
const SOON = "interval '3 seconds'";

/** Lets a pass end a moment from now, as if it had been sold so. */
const endSoon = (passId: string, soon = SOON) =>
  ground.studio.sql(`update passes set valid_from = now() - interval '9 days', valid_until = now() + ${soon} where id = ?`, [
    ground.studio.keyOf('Pass', passId),
  ]);

describe('passBalance at the end of the pass', () => {
  it('gives no entries left, to the holder and to the desk, in one newer state', async () => {
    const { studio } = ground;
    const { customerId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    await endSoon(passId);
    const watching = [client, studio.clients.receptionist].map((viewer) => passOf(viewer, passId));
    for (const pass of watching) {
      const before = await pass.until(() => true);
      expect(before.entriesLeft).toBe(4);
      expect(await pass.until(() => true)).toMatchObject({ entriesLeft: 0, version: before.version + 1 });
      expectGrowing(pass.seen);
    }
    expect((await studio.passNow(passId)).status).toBe('EXPIRED');
  });

  it('gives a newer state of a TIME pass, whose balance is its time', async () => {
    const { studio } = ground;
    const { customerId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.timeProductId, { customerId });
    await endSoon(passId);
    const pass = passOf(client, passId);
    const { version } = await pass.until(() => true);
    await pass.until((state) => state.version === version + 1);
  });

  it('is told once to a customer who comes back after it, when nobody watched', async () => {
    const { studio } = ground;
    const { customerId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const left = passOf(client, passId);
    const { version } = await left.until(() => true);
    await left.leave();
    await studio.expire(passId);
    // The version has to grow, or a client would keep the state that it had before the end.
    const first = passOf(client, passId);
    expect(await first.until((state) => state.version > version)).toMatchObject({ entriesLeft: 0, version: version + 1 });
    const second = passOf(client, passId);
    expect(await second.until(() => true)).toMatchObject({ entriesLeft: 0, version: version + 1 });
  });
});

describe('registrationBalance at the end of a CREDIT pass', () => {
  it('gives the debt that the credit no longer covers', async () => {
    const { studio } = ground;
    const { registrationId, client } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    await studio.book(registrationId, await studio.session({ price: 8 }));
    await endSoon(passId);
    const account = accountOf(client, registrationId);
    const pass = passOf(client, passId);
    expect(await account.until(() => true)).toMatchObject({ paid: euro(20), charged: euro(8), balance: euro(12) });
    expect(await pass.until(() => true)).toMatchObject({ creditLeft: euro(12) });
    await account.until(({ balance, paid }) => balance.amountMinor === 0 && paid.amountMinor === 800);
    await pass.until(({ creditLeft }) => creditLeft?.amountMinor === 0);
    expectGrowing(account.seen);
  });

  it('gives it also for a pass that was sold while the account was watched', async () => {
    const { studio } = ground;
    const { registrationId } = await studio.newcomer();
    const account = accountOf(studio.clients.receptionist, registrationId);
    expect(await account.until(() => true)).toMatchObject({ balance: euro(0) });
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    await account.until(({ balance }) => balance.amountMinor === 2000);
    await endSoon(passId, "interval '7 seconds'");
    // The next change of the account tells the new end.
    await studio.book(registrationId, await studio.session({ price: 8 }));
    await account.until(({ balance }) => balance.amountMinor <= 0);
  });
});
