import { randomUUID } from 'node:crypto';
import {
  AcceptInvitationDocument,
  CreateCustomerDocument,
  CreateLocationDocument,
  InviteMemberDocument,
  MyOrganisationsDocument,
  OpenOrganisationDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORGANISATIONS_PER_PERSON_MAX } from '../../src/services/people/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { withOwner } from '../support/owner.js';
import { invitationCodeFor, signInAs } from '../support/people.js';
import type { Studio } from '../support/studio.js';

/** More than are listed of one person. */
const UNCLAIMED = 250;
const EMAIL = 'obet@example.com';

let app: TestApp;
let hostile: Studio;
beforeAll(async () => {
  app = await startTestApp();
  hostile = await app.studio();
});
afterAll(() => app.stop());

const founder = async () => (await signInAs(app, EMAIL)).at();
const open = async () => {
  const input = {
    ...{ slug: `zz-${randomUUID()}`, name: 'Žiarivé', ownerName: 'Eva' },
    ...{ currency: 'EUR', timeZone: 'Europe/Bratislava', locale: 'sk' as const },
  };
  return (await (await founder()).request(OpenOrganisationDocument, { input })).openOrganisation;
};

/** What so many other organisations have written down, all of them before hers by name. */
const writeDown = (count: number) =>
  withOwner(app.databaseUrl, (owner) =>
    owner.query(
      `with named as (
         insert into organisation_directory (organisation_id, slug, name, locale)
         select gen_random_uuid(), 'aa-' || n, 'AA ' || n, 'sk' from generate_series(1, $1::int) n returning organisation_id)
       insert into auth.places (organisation_id, row_id, kind, role, person_id, email)
       select organisation_id, gen_random_uuid(), 'CUSTOMER', 'CUSTOMER', null, $2 from named`,
      [count, EMAIL],
    ),
  );

test('keeps the only organisation of a person the one that is meant, although another writes their address down', async () => {
  expect((await open()).errors).toEqual([]);
  const location = async (name: string) =>
    (await (await founder()).request(CreateLocationDocument, { input: { name, city: 'Trnava' } })).createLocation.errors;
  expect(await location('Sála')).toEqual([]);
  const input = { name: 'Obeť', email: EMAIL };
  expect((await hostile.clients.receptionist.request(CreateCustomerDocument, { input })).createCustomer.errors).toEqual([]);
  expect(await location('Bazén')).toEqual([]);
});

test('lets a person in to the one account that waits for them', async () => {
  const input = { name: 'Nová', email: 'caka@example.com' };
  await hostile.clients.receptionist.request(CreateCustomerDocument, { input });
  const { viewer } = await (await signInAs(app, input.email)).at().request(MyOrganisationsDocument);
  expect(viewer).toMatchObject({ kind: 'CUSTOMER', organisations: [{ slug: hostile.slug }] });
});

test('lists and counts the organisations that a person owns, although 250 others write their address down', async () => {
  await writeDown(UNCLAIMED);
  const { viewer } = await (await founder()).request(MyOrganisationsDocument);
  expect(viewer.organisations.filter(({ role }) => role === 'OWNER')).toHaveLength(1);
  for (let owned = 1; owned < ORGANISATIONS_PER_PERSON_MAX; owned += 1) expect((await open()).errors).toEqual([]);
  expect((await open()).errors.map(({ code }) => code)).toEqual(['TOO_MANY_ORGANISATIONS']);
});

test('answers an accepted invitation with its organisation, although 250 others have written the address down', async () => {
  const input = { email: EMAIL, name: 'Eva', role: 'MANAGER' } as const;
  expect((await hostile.clients.owner.request(InviteMemberDocument, { input })).inviteMember.errors).toEqual([]);
  const code = await invitationCodeFor(app, EMAIL);
  const { acceptInvitation } = await (await founder()).request(AcceptInvitationDocument, { input: { code } });
  expect(acceptInvitation.organisation).toMatchObject({ slug: hostile.slug, role: 'MANAGER' });
});
