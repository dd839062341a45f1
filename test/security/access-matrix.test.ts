import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildSchema, type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import type { Client as Database } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../src/entities/index.js';
import { encodeId } from '../../src/schema/shared/ids.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type AccessRow, committedAccess, ROLES } from './access-document.js';
import { fingerprintsOf, superuserOf, type TenantTable, tenantTables } from './catalogue.js';
import { type FullStudio, makeFullStudio, rowOf, UNLIMITED } from './full-studio.js';
import { makeUnmistakable, PRIVATE_MARK, PUBLIC_MARK } from './marks.js';
import { type IdPlace, type RootField, rootFields } from './root-fields.js';
import { type Answer, type Asking, asking, viewersOf } from './viewers-of-every-kind.js';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const fields = rootFields(schema);
const table = committedAccess();
const IMPLIED: Partial<Record<Scope, Scope>> = {
  ...{ PEOPLE_WRITE: 'PEOPLE_READ', BOOKINGS_WRITE: 'BOOKINGS_READ', SALES_WRITE: 'SALES_READ' },
};

/** For longer than this a server does not go by what it knew of somebody before. */
const KNOWN_MS = 2_000;

type Outcome = 'ALLOWED' | 'NULL' | 'UNAUTHENTICATED' | 'FORBIDDEN';

let app: TestApp;
let superuser: Database;
let tables: TenantTable[];
let own: FullStudio;
let other: FullStudio;
let viewers: Asking[];
/** Those of the other organisation. */
let strangers: Asking[];
let otherBefore: Record<string, string>;

beforeAll(async () => {
  app = await startTestApp(UNLIMITED);
  [other, own] = [await makeFullStudio(app), await makeFullStudio(app)];
  superuser = await superuserOf(app.databaseUrl);
  tables = await tenantTables(superuser);
  await makeUnmistakable(superuser, other.tenant.organisationId);
  await sleep(KNOWN_MS);
  viewers = await viewersOf(app, superuser, own);
  strangers = await peopleOf(other);
  otherBefore = await fingerprintsOf(superuser, tables, other.tenant.organisationId);
}, 120_000);
afterAll(async () => {
  await superuser.end();
  await app.stop();
});

/** People who belong to a studio under addresses that can be signed in with, and the public there. */
async function peopleOf({ tenant, slug, keyOf, customerId }: FullStudio): Promise<Asking[]> {
  const places = [
    { name: 'OWNER', table: 'members', where: `role = 'OWNER'` },
    { name: 'RECEPTIONIST', table: 'members', where: `role = 'RECEPTIONIST'` },
    { name: 'CUSTOMER', table: 'customers', where: `id = '${keyOf('Customer', customerId)}'` },
  ] as const;
  const people = places.map(async ({ name, table, where }) => {
    const { token, person } = await app.signIn.openSession(`${name.toLowerCase()}-of-${slug}@example.com`);
    const link = `update ${table} set person_id = $1 where organisation_id = $2 and ${where}`;
    await superuser.query(link, [person.id, tenant.organisationId]);
    return asking(app.url, slug, { name, column: name, token: async () => token });
  });
  return [
    ...(await Promise.all(people)),
    asking(app.url, slug, { name: 'PUBLIC', column: 'PUBLIC', token: async () => undefined }),
  ];
}

/** Where an organisation is named by its slug, that is as good as an id. */
const withSlug = (field: RootField, variables: Record<string, unknown>, studio: FullStudio) =>
  field.name === 'organisation' ? { ...variables, slug: studio.slug } : variables;

function outcomeOf({ name }: RootField, { data, errors }: Answer): Outcome | string {
  const refusal = errors?.find(({ path }) => path === undefined || path.length <= 1);
  if (refusal) return refusal.extensions?.code ?? refusal.message;
  if (data?.[name] === null && !errors) return 'NULL';
  return 'ALLOWED';
}

/** The scanned code is that of a pass: any key may ask, and those that read sales see it. */
const SCOPE_OF_ROW: Partial<Record<string, AccessRow['scope']>> = { scanned: 'SALES_READ' };

function isAllowed({ name }: RootField, row: AccessRow, { column, scope }: Asking): boolean {
  if (column) return row.reach[column] !== '–';
  const wanted = SCOPE_OF_ROW[name] ?? row.scope;
  return wanted === 'any' || wanted === scope || (scope !== undefined && wanted === IMPLIED[scope]);
}

function expected(field: RootField, row: AccessRow, viewer: Asking): Outcome {
  if (isAllowed(field, row, viewer)) return 'ALLOWED';
  if (field.isNullable && field.operation === 'query') return 'NULL';
  return viewer.column === 'PUBLIC' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
}

const rowNamed = (field: RootField): AccessRow => {
  const row = table.get(field.name);
  if (!row) throw new Error(`docs/access.md says nothing of ${field.name}`);
  return row;
};

/** The organisation's part of an id, as far as the next part has no share in its characters. */
const partOf = (studio: FullStudio): string => studio.organisationId.slice(4, 4 + 21);

/** How often a query was answered with values of the other organisation, to its own people. */
let toldToOwners = 0;

/** Everybody of both organisations asks a query first, so that the server keeps of them what it keeps. Mutations keep nothing. */
async function warm({ operation }: RootField, document: string, variables: Record<string, unknown>): Promise<void> {
  if (operation !== 'query') return;
  for (const stranger of strangers) {
    const { text } = await stranger.ask(document, variables);
    if (text.includes(PRIVATE_MARK)) toldToOwners += 1;
  }
  await Promise.all(viewers.map((viewer) => viewer.ask(document, variables)));
}

/** Nothing of the other organisation may have changed, whatever was asked. */
async function expectOtherUnchanged(): Promise<void> {
  expect(await fingerprintsOf(superuser, tables, other.tenant.organisationId)).toEqual(otherBefore);
}

describe('docs/access.md', () => {
  it('lists every root field, and nothing else', () => {
    expect([...table.keys()].toSorted()).toEqual(fields.map(({ name }) => name).toSorted());
  });

  it('has an id to try for every argument that takes one', () => {
    const idsIn = (type: GraphQLInputType, name: string): number => {
      const named = getNamedType(type);
      if (!isInputObjectType(named)) return named.name === 'ID' && name !== 'idempotencyKey' ? 1 : 0;
      return Object.values(named.getFields()).reduce((count, field) => count + idsIn(field.type, field.name), 0);
    };
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const args = roots.flatMap((type) => Object.values(type?.getFields() ?? {}).flatMap((field) => field.args));
    const ids = args.reduce((count, { type, name }) => count + idsIn(type, name), 0);
    expect(fields.flatMap(({ places }) => places)).toHaveLength(ids);
  });
});

describe.each(fields.map((field) => [field.name, field] as const))('%s', (name, field) => {
  it('allows and refuses each role and each key as the table says', { timeout: 60_000 }, async () => {
    const row = rowNamed(field);
    // Queries look for rows that are there; mutations, which could change them, for rows that are not.
    const idAt = ({ kind }: IdPlace) =>
      field.operation === 'mutation' ? encodeId(kind, own.tenant.organisationId, randomUUID()) : rowOf(own, kind);
    const variables = withSlug(field, field.variables(idAt), own);
    await warm(field, field.document(0), variables);
    const outcomes = await Promise.all(
      viewers.map(
        async (viewer) => [viewer.name, outcomeOf(field, (await viewer.ask(field.document(0), variables)).answer)] as const,
      ),
    );
    expect(Object.fromEntries(outcomes)).toEqual(
      Object.fromEntries(viewers.map((viewer) => [viewer.name, expected(field, row, viewer)])),
    );
  });

  it('reads and changes nothing in another organisation, whichever argument names it', { timeout: 120_000 }, async () => {
    const leaks: string[] = [];
    const aimed = field.places.length > 0 ? field.places : name === 'organisation' ? [undefined] : [];
    for (const foreign of aimed) {
      const idAt = (place: IdPlace) => {
        if (place.path === foreign?.path) return rowOf(other, place.kind);
        return place.isRequired || field.operation === 'query' ? rowOf(own, place.kind) : undefined;
      };
      // Nothing but the foreign id is in the way.
      const variables = withSlug(field, field.variables(idAt, 'skuska'), other);
      await warm(field, field.document(3), variables);
      await Promise.all(
        viewers.map(async (viewer) => {
          const { answer, text } = await viewer.ask(field.document(3), variables);
          const told = [PUBLIC_MARK, PRIVATE_MARK, partOf(other)].some((mark) => text.includes(mark));
          const done = field.operation === 'mutation' && isDone(answer, name);
          if (told || done) leaks.push(`${viewer.name} with ${foreign?.path ?? 'slug'}: ${text.slice(0, 600)}`);
        }),
      );
    }
    expect(leaks).toEqual([]);
    await expectOtherUnchanged();
  });

  it('treats members of another organisation as strangers', { timeout: 60_000 }, async () => {
    const row = rowNamed(field);
    const variables = withSlug(
      field,
      field.variables(({ kind }) => rowOf(other, kind)),
      other,
    );
    const wrong: string[] = [];
    await warm(field, field.document(3), variables);
    await Promise.all(
      viewers
        .filter(({ column }) => column !== undefined)
        .map(async (viewer) => {
          const { answer, text } = await viewer.ask(field.document(3), variables, other.slug);
          const stranger = { ...viewer, column: viewer.column === 'PUBLIC' ? ('PUBLIC' as const) : ('PERSON' as const) };
          const outcome = outcomeOf(field, answer);
          const right = expected(field, row, stranger);
          if (outcome !== right || text.includes(PRIVATE_MARK))
            wrong.push(`${viewer.name}: ${outcome}, not ${right}: ${text.slice(0, 600)}`);
        }),
    );
    expect(wrong).toEqual([]);
    await expectOtherUnchanged();
  });
});

/** Whether a mutation says that it did something. */
function isDone({ data }: Answer, name: string): boolean {
  const payload = data?.[name] as { errors?: unknown[] } | null | undefined;
  return payload?.errors !== undefined && payload.errors.length === 0;
}

it('people of the other organisation were told its private values before others asked the same', () => {
  expect(toldToOwners).toBeGreaterThan(20);
});

it('the table has a column for every kind of viewer', () => {
  expect(viewers.flatMap(({ column }) => column ?? []).toSorted()).toEqual([...ROLES].toSorted());
});
