import type { LiveEvent } from '../../../entities/events.js';
import { pgArray, postingQueries } from '../../ledger/index.js';
import type { RowKind, Rows, World } from '../../rules/world/world.js';
import { CHANGED, type Column, CREATED, TABLES } from '../columns.js';
import { idsAt } from '../new-id.js';
import type { WriteQuery } from '../transaction.js';
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

function arrays<K extends RowKind>(rows: readonly Rows[K][], columns: readonly Column<K>[]): string[] {
  return columns.map(([, type, key]) =>
    pgArray(rows.map((row) => (type === 'jsonb' && row[key] !== null ? JSON.stringify(row[key]) : (row[key] as Cell)))),
  );
}

function createQuery<K extends RowKind>(world: World, writes: WriteSet, kind: K): WriteQuery | undefined {
  const columns = CREATED[kind];
  const rows = rowsOf(world, kind, writes.created[kind]);
  if (rows.length === 0 || columns === undefined) return undefined;
  return {
    name: `create-${kind}`,
    text: `insert into ${TABLES[kind]} (organisation_id, ${columns.map(([column]) => column).join(', ')})
           select $1, * from unnest(${columns.map(([, type], i) => `$${i + 2}::${type}[]`).join(', ')})`,
    values: [world.organisation.id, ...arrays(rows, columns)],
  };
}

function changeQuery<K extends RowKind>(world: World, writes: WriteSet, kind: K): WriteQuery | undefined {
  const columns: Column<K>[] | undefined = CHANGED[kind];
  const rows = rowsOf(world, kind, writes.changed[kind]);
  if (rows.length === 0 || columns === undefined) return undefined;
  const names = columns.map(([column]) => column);
  const [key] = names;
  return {
    name: `change-${kind}`,
    text: `update ${TABLES[kind]} t set ${names
      .slice(1)
      .map((name) => `${name} = v.${name}`)
      .join(', ')}
           from unnest(${columns.map(([, type], i) => `$${i + 2}::${type}[]`).join(', ')}) as v(${names.join(', ')})
           where t.organisation_id = $1 and t.${key} = v.${key}`,
    values: [world.organisation.id, ...arrays(rows, columns)],
    expectedRows: rows.length,
  };
}

/** Passes go in as JSON: they are sold far more seldom than used, and eligible courses are a list in a list, which `unnest` would flatten. */
function createPasses(world: World, writes: WriteSet): WriteQuery | undefined {
  const rows = rowsOf(world, 'passes', writes.created.passes);
  if (rows.length === 0) return undefined;
  return {
    name: 'create-passes',
    text: `insert into passes (organisation_id, id, product_id, customer_id, registration_id, name, kind, state, price_minor, credit_minor,
             entries, limit_count, limit_period, course_ids, validity_period, validity_start, valid_from, valid_until, priority,
             vat_bps, vat_treatment, taxed_minor, discounted_minor, purchased_at, version)
           select $1, * from jsonb_to_recordset($2::jsonb) as p("id" uuid, "productId" uuid, "customerId" uuid, "registrationId" uuid,
             "name" text, "kind" text, "state" text, "priceMinor" bigint, "creditMinor" bigint, "entries" int, "limitCount" int,
             "limitPeriod" text, "courseIds" uuid[], "validityPeriod" text, "validityStart" text, "validFrom" timestamptz,
             "validUntil" timestamptz, "priority" int, "vatBps" int, "vatTreatment" text, "taxedMinor" bigint,
             "discountedMinor" bigint, "purchasedAt" timestamptz, "version" bigint)`,
    values: [world.organisation.id, JSON.stringify(rows)],
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
