import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownPersonAt } from '../../src/services/callers/known-person.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { createCustomer, joinAsCustomer, openOrganisation } from '../../src/services/people/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { withOwner } from '../support/owner.js';
import { made, type Studio } from '../support/studio.js';
import { untilWaiting } from '../support/waiting.js';

let app: TestApp;
let studio: Studio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

async function somebody() {
  const { person, token } = await app.signIn.openSession(`${randomUUID()}@example.com`);
  return { person, token };
}
type Someone = Awaited<ReturnType<typeof somebody>>['person'];

const WAYS = {
  'joins as a customer': (person: Someone) => joinAsCustomer(studio.tenant, person, { name: 'Nina' }),
  'comes to an account that waits for them': async (person: Someone) => {
    await made(createCustomer(studio.tenant, { name: 'Nina', email: person.email }));
    return knownPersonAt(studio.tenant.em, person, studio.tenant.organisationId);
  },
  'opens an organisation': (person: Someone) => {
    const input = { name: 'Vlnka', ownerName: 'Eva', currency: 'EUR', timeZone: 'Europe/Bratislava', locale: 'sk' } as const;
    return openOrganisation({ em: studio.tenant.em }, person, { ...input, slug: `s-${randomUUID()}` }, app.signIn);
  },
};

describe.each(Object.entries(WAYS))('a person who %s', (_, come) => {
  test('a person whose account is deleted meanwhile has to sign in again, and leaves no place behind', async () => {
    const { person } = await somebody();
    await withOwner(app.databaseUrl, async (owner) => {
      await owner.query('begin');
      await owner.query('delete from auth.persons where id = $1', [person.id]);
      const coming = come(person).catch((fault: unknown) => fault);
      await untilWaiting(app.databaseUrl, 1);
      await owner.query('commit');
      expect(await coming).toMatchObject({ code: 'UNAUTHENTICATED' });
      const { rows } = await owner.query('select from auth.places where person_id = $1', [person.id]);
      expect(rows).toHaveLength(0);
    });
  });
});

test('keeps the account of a person who is joining', async () => {
  const { person, token } = await somebody();
  const em = bindTenant(studio.tenant);
  await em.begin();
  await em.execute(
    `insert into customers (organisation_id, id, name, email, locale, person_id) values (?, ?, 'Nina', ?, 'sk', ?)`,
    [studio.tenant.organisationId, randomUUID(), person.email, person.id],
  );
  const forgetting = app.signIn.forgetIfNowhere(person.id);
  await untilWaiting(app.databaseUrl, 1);
  await em.commit();
  expect(await forgetting).toBe(false);
  expect(await app.signIn.personOf(token)).toMatchObject({ id: person.id });
});
