import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import type { Client as Database } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRIVATE_TYPES, type RowType } from '../../src/resolvers/shared/rights.js';
import { addMember, createCustomer } from '../../src/services/people/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { signedIn } from '../support/signed-in.js';
import { made } from '../support/studio.js';
import { committedAccess } from './access-document.js';
import { fingerprintsOf, superuserOf, type TenantTable, tenantTables } from './catalogue.js';
import { type FullStudio, makeFullStudio, rowOf, UNLIMITED } from './full-studio.js';
import { type IdPlace, rootFields } from './root-fields.js';
import { type Answer, type Asking, asking } from './viewers-of-every-kind.js';

/** Every type whose rows belong to somebody. `rowOf` throws for one that the full studio lacks. */
const PRIVATE_KINDS: readonly RowType[] = [...PRIVATE_TYPES];

let app: TestApp;
let superuser: Database;
let tables: TenantTable[];
let studio: FullStudio;
/** Viewers with a part of the same studio: another family, and an instructor without a group. */
let outsiders: Asking[];

beforeAll(async () => {
  app = await startTestApp(UNLIMITED);
  studio = await makeFullStudio(app);
  superuser = await superuserOf(app.databaseUrl);
  tables = await tenantTables(superuser);
  const { tenant, slug } = studio;
  const person = () => ({ name: 'Niekto', email: `${randomUUID()}@example.com` });
  const { id: customerId } = await made(createCustomer(tenant, person()));
  const { id: memberId } = await made(addMember(tenant, { ...person(), role: 'INSTRUCTOR' }));
  const family = await signedIn(app.signIn, tenant, { customerId });
  const instructor = await signedIn(app.signIn, tenant, { memberId });
  outsiders = [
    asking(app.url, slug, { name: 'another family', column: 'CUSTOMER', token: () => Promise.resolve(family) }),
    asking(app.url, slug, { name: 'another instructor', column: 'INSTRUCTOR', token: () => Promise.resolve(instructor) }),
  ];
});
afterAll(async () => {
  await superuser.end();
  await app.stop();
});

const table = committedAccess();
const fields = rootFields(buildSchema(readFileSync('schema.graphql', 'utf8')))
  .filter(({ places }) => places.some(({ kind }) => PRIVATE_KINDS.includes(kind)))
  .filter(({ name }) => [table.get(name)?.reach.CUSTOMER, table.get(name)?.reach.INSTRUCTOR].includes('own'));

describe.each(fields.map((field) => [field.name, field] as const))('%s', (name, field) => {
  it('shows a customer nothing of another family, and changes nothing there', async () => {
    const idAt = ({ kind, isRequired }: IdPlace) =>
      isRequired || PRIVATE_KINDS.includes(kind) ? rowOf(studio, kind) : undefined;
    const variables = field.variables(idAt, 'skuska');
    const before = await fingerprintsOf(superuser, tables, studio.tenant.organisationId);
    const theirs = PRIVATE_KINDS.map((kind) => rowOf(studio, kind));
    for (const outsider of outsiders) {
      const { answer, text } = await outsider.ask(field.document(3), variables);
      expect(
        theirs.filter((id) => text.includes(id)),
        `${outsider.name}: ${text.slice(0, 600)}`,
      ).toEqual([]);
      if (field.operation === 'mutation') expect(isRefused(answer, name), `${outsider.name}: ${text.slice(0, 600)}`).toBe(true);
    }
    expect(await fingerprintsOf(superuser, tables, studio.tenant.organisationId)).toEqual(before);
  });
});

/** Whether a mutation says why it did nothing: by a refusal, or because the role may not use it at all. */
function isRefused({ data, errors }: Answer, name: string): boolean {
  const payload = data?.[name] as { errors?: unknown[] } | null | undefined;
  return (payload?.errors?.length ?? 0) > 0 || (errors?.length ?? 0) > 0;
}

it('every field that is open to a part of the viewers is tried', () => {
  expect(fields.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['bookSession', 'cancelBooking', 'startCheckout', 'eraseCustomer', 'passBalance', 'receipt']),
  );
});
