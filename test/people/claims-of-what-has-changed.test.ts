import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownPersonAt } from '../../src/services/callers/known-person.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { createCustomer, joinAsCustomer } from '../../src/services/people/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { made, type Studio } from '../support/studio.js';
import { untilWaiting } from '../support/waiting.js';

let app: TestApp;
let studio: Studio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const CHANGES = {
  'was given another address': `email = 'ina-' || email`,
  'was erased': `email = id || '@erased.invalid', erased_at = now()`,
  'was merged': `merged_into_id = (select id from customers where email = 'zuzana@example.com')`,
} as const;

describe.each(Object.entries(CHANGES))('a customer who %s at this moment', (_, change) => {
  let n = 0;
  /** Somebody with the address of a customer of the desk, who comes while the customer is being changed. */
  async function during<T>(come: (person: { id: string; email: string; locale: undefined }) => Promise<T>) {
    n += 1;
    const email = `${n}-${change.length}@example.com`;
    const kept = await made(createCustomer(studio.tenant, { name: 'Nina', email }));
    const { person } = await app.signIn.openSession(email);
    const em = bindTenant(studio.tenant);
    await em.begin();
    await em.execute(`update customers set ${change} where id = ?`, [kept.id]);
    const coming = come({ ...person, locale: undefined });
    await untilWaiting(app.databaseUrl, 1);
    await em.commit();
    return { keptId: kept.id, came: await coming };
  }

  test('is not claimed by the reader of the earlier address', async () => {
    const { came } = await during((person) => knownPersonAt(studio.tenant.em, person, studio.tenant.organisationId));
    expect(came).toBeUndefined();
  });

  test('is not taken over by a person who joins, and who gets an account of their own', async () => {
    const { keptId, came } = await during((person) => joinAsCustomer(studio.tenant, person, { name: 'Nina' }));
    expect(came.ok && came.value.id !== keptId && came.value.personId !== null).toBe(true);
  });
});

test('a person who comes three times at the same moment is the same customer each time', async () => {
  const email = 'dvakrat@example.com';
  const { id: customerId } = await made(createCustomer(studio.tenant, { name: 'Nina', email }));
  const { person } = await app.signIn.openSession(email);
  const come = () => knownPersonAt(studio.tenant.em, person, studio.tenant.organisationId);
  const both = await Promise.all([come(), come(), come()]);
  expect(both.map((known) => known?.kind === 'CUSTOMER' && known.customerId)).toEqual([customerId, customerId, customerId]);
});
