import type { LiveEvent } from '../../../entities/events.js';
import { pgArray, postingQueries } from '../../ledger/index.js';
import { ROW_KINDS } from '../../rules/world/apply.js';
import type { RowKind, Rows, World } from '../../rules/world/world.js';
import { type Column, changeable, TABLES } from '../database/columns.js';
import { idsAt, uuidv7 } from '../database/new-id.js';
import type { WriteQuery } from '../database/transaction.js';
import type { WriteSet } from './write-set.js';

/** The queries that write a whole batch, in order: one a kind of row, whatever the number of rows. */
export function writeQueries(world: World, writes: WriteSet, outboxId: string, events: readonly LiveEvent[]): WriteQuery[] {
  const organisationId = world.organisation.id;
  const queries: (WriteQuery | undefined)[] = [
    changeQuery(world, writes, 'groups'),
    changeQuery(world, writes, 'sessions'),
    createQuery(world, writes, 'registrations'),
    changeQuery(world, writes, 'registrations'),
    createPasses(world, writes),
    changeQuery(world, writes, 'passes'),
    changeQuery(world, writes, 'bookings'),
    createQuery(world, writes, 'bookings'),
    createQuery(world, writes, 'redemptions'),
    changeQuery(world, writes, 'redemptions'),
    changeQuery(world, writes, 'promoCodes'),
    createQuery(world, writes, 'orders'),
    changeQuery(world, writes, 'orders'),
    createQuery(world, writes, 'orderLines'),
    changeQuery(world, writes, 'orderLines'),
    createQuery(world, writes, 'payments'),
    changeQuery(world, writes, 'payments'),
    createQuery(world, writes, 'refunds'),
    changeQuery(world, writes, 'refunds'),
    createQuery(world, writes, 'receipts'),
    changeQuery(world, writes, 'receiptCounters'),
    ...postingQueries(organisationId, world.organisation.currency, world.now, writes.transfers, writes.opened),
    addEmails(organisationId, writes),
    rememberAnswers(organisationId, writes),
    tellAudit(organisationId, world.now, writes),
    {
      name: 'outbox',
      text: 'insert into outbox (organisation_id, id, events) values ($1, $2, $3)',
      values: [organisationId, outboxId, JSON.stringify(events)],
    },
  ];
  return queries.filter((query) => query !== undefined);
}

function rowsOf<K extends RowKind>(world: World, kind: K, ids: Iterable<string>): Rows[K][] {
  const rows: Rows[K][] = [];
  const map = world[kind] as Map<string, Rows[K]>;
  for (const id of ids) {
    const row = map.get(id);
    if (row) rows.push(row);
  }
  return rows;
}

type Cell = string | number | boolean | Date | null;

/** The rows as one array a column, for `unnest`. */
function arrays<K extends RowKind>(rows: readonly Rows[K][], columns: readonly Column[]): string[] {
  return columns.map(({ type, key }) =>
    pgArray(
      rows.map((row) => {
        const cell = (row[key as keyof Rows[K]] ?? null) as Cell;
        return type === 'jsonb' && cell !== null ? JSON.stringify(cell) : cell;
      }),
    ),
  );
}

const unnested = (columns: readonly Column[]): string =>
  `unnest(${columns.map(({ type }, at) => `$${at + 2}::${type}[]`).join(', ')})`;
const namesOf = (columns: readonly Column[]): string => columns.map(({ name }) => name).join(', ');

/** The text of each statement is made once: a prepared statement must keep its text. */
const CREATE: Record<RowKind, string> = {
  ...ofEach(
    (kind) => `insert into ${TABLES[kind].name} (organisation_id, ${namesOf(TABLES[kind].columns)})
           select $1, * from ${unnested(TABLES[kind].columns)}`,
  ),
  // The end is that of the session as it now is: a command of the same batch may have moved it.
  bookings: `insert into bookings (organisation_id, ${namesOf(TABLES.bookings.columns)}, session_ends_at)
           select $1, v.*, (select s.ends_at from sessions s where s.organisation_id = $1 and s.id = v.session_id)
           from ${unnested(TABLES.bookings.columns)} as v(${namesOf(TABLES.bookings.columns)})`,
};
/** Hot rows, whose moment of change is written here so that the trigger of the table need not run. */
const TOUCHED: ReadonlySet<RowKind> = new Set(['groups', 'sessions', 'registrations', 'passes', 'bookings', 'redemptions']);

const CHANGE = ofEach((kind) => {
  const change = changeable(kind);
  if (change === undefined) return undefined;
  const { key, columns } = change;
  const touched = TOUCHED.has(kind) ? ', updated_at = clock_timestamp()' : '';
  const text = `update ${TABLES[kind].name} t set ${columns.map(({ name }) => `${name} = v.${name}`).join(', ')}${touched}
           from ${unnested([key, ...columns])} as v(${namesOf([key, ...columns])})
           where t.organisation_id = $1 and t.${key.name} = v.${key.name}`;
  return { text, columns: [key, ...columns] };
});
/** Passes are created from JSON: their courses are a list inside a list, which `unnest` would flatten. */
const CREATE_PASSES = `insert into passes (organisation_id, ${namesOf(TABLES.passes.columns)})
           select $1, * from jsonb_to_recordset($2::jsonb) as p(${TABLES.passes.columns
             .map(({ key, type }) => `"${key}" ${type}`)
             .join(', ')})`;

function ofEach<T>(make: (kind: RowKind) => T): Record<RowKind, T> {
  return Object.fromEntries(ROW_KINDS.map((kind) => [kind, make(kind)])) as Record<RowKind, T>;
}

function createQuery<K extends RowKind>(world: World, writes: WriteSet, kind: K): WriteQuery | undefined {
  const rows = rowsOf(world, kind, writes.created[kind]);
  if (rows.length === 0) return undefined;
  const values = [world.organisation.id, ...arrays(rows, TABLES[kind].columns)];
  return { name: `create-${kind}`, text: CREATE[kind], values };
}

function changeQuery<K extends RowKind>(world: World, writes: WriteSet, kind: K): WriteQuery | undefined {
  const rows = rowsOf(world, kind, writes.changed[kind]);
  const change = CHANGE[kind];
  if (rows.length === 0 || change === undefined) return undefined;
  const values = [world.organisation.id, ...arrays(rows, change.columns)];
  return { name: `change-${kind}`, text: change.text, values, expectedRows: rows.length };
}

function createPasses(world: World, writes: WriteSet): WriteQuery | undefined {
  const rows = rowsOf(world, 'passes', writes.created.passes);
  if (rows.length === 0) return undefined;
  return { name: 'create-passes', text: CREATE_PASSES, values: [world.organisation.id, JSON.stringify(rows)] };
}

/** The e-mails about registrations. They wait beside the changes that they are about; customers without an address get none. */
function addEmails(organisationId: string, { news }: WriteSet): WriteQuery | undefined {
  if (news.length === 0) return undefined;
  return {
    name: 'add-emails',
    text: `insert into registration_emails (organisation_id, id, registration_id, content)
           select $1, v.id, r.id, v.content from unnest($2::uuid[], $3::uuid[], $4::jsonb[]) as v(id, registration_id, content)
           join registrations r on r.organisation_id = $1 and r.id = v.registration_id
           join customers c on c.organisation_id = $1 and c.id = r.customer_id
           where coalesce(c.email, '') <> '' and c.erased_at is null`,
    values: [
      organisationId,
      pgArray(news.map(uuidv7)),
      pgArray(news.map(({ registrationId }) => registrationId)),
      pgArray(news.map((one) => JSON.stringify(one))),
    ],
  };
}

function rememberAnswers(organisationId: string, { answers }: WriteSet): WriteQuery | undefined {
  if (answers.length === 0) return undefined;
  return {
    name: 'remember-answers',
    text: `insert into idempotency_keys (organisation_id, viewer, operation, key, input_hash, answer)
           select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[])`,
    values: [
      organisationId,
      pgArray(answers.map((answer) => answer.viewer)),
      pgArray(answers.map((answer) => answer.operation)),
      pgArray(answers.map((answer) => answer.key)),
      pgArray(answers.map((answer) => answer.inputHash)),
      pgArray(answers.map((answer) => JSON.stringify(answer.answer))),
    ],
  };
}

function tellAudit(organisationId: string, at: Date, { audit }: WriteSet): WriteQuery | undefined {
  if (audit.length === 0) return undefined;
  const nextId = idsAt(at);
  const json = (values: object | null) => (values === null ? null : JSON.stringify(values));
  return {
    name: 'tell-audit',
    text: `insert into audit_log (organisation_id, id, at, actor, address, action, kind, subject_id, before, after)
           select $1, id, $2, actor, address, action, kind, subject_id, before, after
           from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::jsonb[], $10::jsonb[])
             as v(id, actor, address, action, kind, subject_id, before, after)`,
    values: [
      organisationId,
      at,
      pgArray(audit.map(nextId)),
      pgArray(audit.map(({ actor }) => actor.key)),
      pgArray(audit.map(({ actor }) => actor.address)),
      pgArray(audit.map(({ action }) => action)),
      pgArray(audit.map(({ kind }) => kind)),
      pgArray(audit.map(({ subjectId }) => subjectId)),
      pgArray(audit.map(({ before }) => json(before))),
      pgArray(audit.map(({ after }) => json(after))),
    ],
  };
}
