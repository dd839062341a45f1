import { type Client, DebtorsDocument, type DebtorsQueryVariables } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Newcomer } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { expectFault } from '../support/unchanged.js';
import { DESK, EVERYBODY } from '../support/viewers.js';

const ground = useGround();

/** Three families: 5 € on each of two registrations, 8 € in all, and 20 €; and one that has paid more than it was charged. */
let families: Newcomer[];
let ids: string[];
beforeAll(async () => {
  const { studio } = ground;
  families = [];
  for (const prices of [[5], [3], [20], [5]]) {
    const family = await studio.newcomer();
    families.push(family);
    for (const price of prices) await studio.book(family.registrationId, await studio.session({ price }));
  }
  ids = families.map(({ customerId }) => customerId);
  const sibling = await studio.register(await studio.sibling(ids[0] ?? ''));
  await studio.book(sibling, await studio.session({ price: 5 }));
  await studio.book(families[1]?.registrationId ?? '', await studio.session({ price: 5 }));
  await studio.pay(families[3]?.registrationId ?? '', 30);
});

const page = async (wanted: DebtorsQueryVariables = {}, client: Client = ground.studio.clients.receptionist) =>
  (await client.request(DebtorsDocument, wanted)).debtors ?? null;
const found = async (wanted?: DebtorsQueryVariables) =>
  (await page(wanted))?.edges.map(({ node }) => [ids.indexOf(node.id), node.debt?.amountMinor]);

describe('debtors', () => {
  it('gives those who owe something and how much, the highest debt first', async () => {
    expect(await found()).toEqual([
      [2, 2000],
      [0, 1000],
      [1, 800],
    ]);
  });

  it('sets no credit of one registration off against the debt of another', async () => {
    const { studio } = ground;
    const family = await studio.newcomer();
    const sibling = await studio.register(await studio.sibling(family.customerId));
    await studio.pay(sibling, 50);
    await studio.book(family.registrationId, await studio.session({ price: 7 }));
    const debts = (await page())?.edges.map(({ node }) => [node.id, node.debt?.amountMinor]);
    expect(debts).toContainEqual([family.customerId, 700]);
    await studio.pay(family.registrationId, 7);
    expect((await page())?.edges).toHaveLength(3);
  });

  it('pages in both directions, also among equal debts', async () => {
    const { other } = ground;
    const desk = other.clients.receptionist;
    for (let n = 0; n < 5; n += 1) {
      const { registrationId } = await other.newcomer();
      await other.book(registrationId, await other.session({ price: n === 3 ? 9 : 5 }));
    }
    const idsOf = (given: Awaited<ReturnType<typeof page>>) => given?.edges.map(({ node }) => node.id) ?? [];
    const all = idsOf(await page({}, desk));
    const shown: string[] = [];
    for (let after: string | null = null; ; ) {
      const given = await page({ first: 2, after }, desk);
      shown.push(...idsOf(given));
      after = given?.pageInfo.endCursor ?? null;
      if (!given?.pageInfo.hasNextPage) break;
    }
    expect(shown).toEqual(all);
    expect(all).toHaveLength(5);
    const last = await page({ last: 2 }, desk);
    expect(idsOf(last)).toEqual(all.slice(-2));
    const before = await page({ last: 2, before: last?.pageInfo.startCursor ?? null }, desk);
    expect(idsOf(before)).toEqual(all.slice(1, 3));
  });

  it('answers pages that cannot be, and cursors of other lists, as bad user input', async () => {
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
    for (const after of [cursor([id]), cursor([id, 'x']), cursor([id, { at: 7 }]), cursor([id, 1.5]), cursor([id, 1e300])]) {
      await expectFault(ground.studio, () => page({ after }), 'BAD_USER_INPUT');
    }
    await expectFault(ground.studio, () => page({ first: 101 }), 'BAD_USER_INPUT');
  });

  it('is for the desk alone', async () => {
    await expectSeenBy(ground, asking('{ debtors(first: 1) { edges { node { id } } } }'), { allowed: DESK });
  });
});

describe('Customer.debt', () => {
  it('is told to the customer and the desk, and to nobody else', async () => {
    const { viewers } = ground;
    const family = families[2] as Newcomer;
    const ask = asking(`{ customer(id: "${family.customerId}") { debt { amountMinor } } }`);
    const desk: readonly string[] = DESK;
    for (const name of EVERYBODY) {
      const hidden = ['instructor', 'key PEOPLE_READ', 'key PEOPLE_WRITE'].includes(name) ? { debt: null } : null;
      expect(await ask(viewers[name], name), name).toEqual(desk.includes(name) ? { debt: { amountMinor: 2000 } } : hidden);
    }
    expect(await ask(family.client, 'customer')).toEqual({ debt: { amountMinor: 2000 } });
    expect(await ask((families[3] as Newcomer).client, 'customer')).toBeNull();
  });

  it('is 0 for a customer without debts', async () => {
    const { customerId } = families[3] as Newcomer;
    const ask = asking(`{ customer(id: "${customerId}") { debt { amountMinor } } }`);
    expect(await ask(ground.studio.clients.owner, 'owner')).toEqual({ debt: { amountMinor: 0 } });
  });
});
