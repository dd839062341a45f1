import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember, createCustomer, removeMember } from '../../src/services/people/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { withOwner } from '../support/owner.js';
import { signInAs } from '../support/people.js';
import { signedIn } from '../support/signed-in.js';
import { made, type Studio } from '../support/studio.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const isKnown = (email: string) =>
  withOwner(app.databaseUrl, async (owner) => {
    const { rowCount } = await owner.query('select from auth.persons where email = $1', [email]);
    return rowCount === 1;
  });
const run = (text: string, email: string) => withOwner(app.databaseUrl, (owner) => owner.query(text, [email]));
/** Lets somebody have come for the first time long ago. */
const comeLongAgo = (email: string) =>
  run(`update auth.persons set created_at = now() - interval '8 days' where email = $1`, email);
const lapse = (email: string) =>
  run(
    `update auth.auth_sessions set expires_at = now() - interval '1 second'
      where person_id = (select id from auth.persons where email = $1)`,
    email,
  );

test('deletes persons with no place and no session, and nobody else', async () => {
  const newEmail = () => `${randomUUID()}@example.com`;
  const [nowhere, newcomer, present, customer, removed] = [newEmail(), newEmail(), newEmail(), newEmail(), newEmail()];
  for (const email of [nowhere, newcomer, present]) await signInAs(app, email);
  const { id: customerId } = await made(createCustomer(studio.tenant, { name: 'Mária', email: customer }));
  await signedIn(app.signIn, studio.tenant, { customerId });
  const { id: memberId } = await made(addMember(studio.tenant, { name: 'Iva', email: removed, role: 'INSTRUCTOR' }));
  await signedIn(app.signIn, studio.tenant, { memberId });
  await made(removeMember(studio.tenant, { memberId }));
  for (const email of [nowhere, present, customer, removed]) await comeLongAgo(email);
  for (const email of [nowhere, newcomer, customer, removed]) await lapse(email);
  // A try to sign in starts the cleanup.
  await app.signIn.signIn({ email: newEmail(), code: '00000000', request: 'none' }, { address: '' });
  const emails = { nowhere, newcomer, present, customer, removed };
  const left = await Promise.all(Object.entries(emails).map(async ([who, email]) => [who, await isKnown(email)]));
  expect(Object.fromEntries(left)).toEqual({ nowhere: false, newcomer: true, present: true, customer: true, removed: false });
});
