import type { EntityManager } from '@mikro-orm/postgresql';
import { Customer } from '../../entities/index.js';
import { done, type InputCheck, nowOf, setUp, type Tenant } from '../input/index.js';
import { pgArray } from '../ledger/index.js';
import type { Result } from '../rules/world/refusals.js';
import { SECTIONS, type Section } from './sections.js';

/** Rows in one document. Most customers need one document. */
export const ROWS_MAX = 1_000;
const FORMAT = 'permanentka-personal-data/1';

export interface ExportPersonalData {
  customerId: string;
  /** The end of the previous document. */
  after?: string | null;
}

export interface PersonalDataDocument {
  /** JSON. */
  json: string;
  /** The start of the next document; null for the last one. */
  next: string | null;
}

type Row = Record<string, unknown>;

interface Place {
  section: number;
  /** After this key; empty for the beginning. */
  key: string;
}

/**
 * Exports everything that an organisation keeps about a customer and their attendees, as JSON documents of bounded size. With
 * `ownerId`, only that customer is found. The audit log records the export.
 */
export function exportPersonalData(
  tenant: Tenant,
  input: ExportPersonalData,
  ownerId?: string,
): Promise<Result<PersonalDataDocument>> {
  return setUp(tenant, async ({ em, organisation, check }) => {
    const isAllowed = ownerId === undefined || ownerId === input.customerId;
    const customer = isAllowed ? await em.findOne(Customer, input.customerId) : null;
    if (!check.found('customerId', 'CUSTOMER', customer)) return check.refused();
    const from = readPlace(check, input.after);
    if (check.failed) return check.refused();
    const merged = await em.execute<{ id: string }[]>('select id from customers where merged_into_id = ?', [customer.id]);
    const ids = pgArray([customer.id, ...merged.map(({ id }) => id)]);
    const { records, next } = await readRecords(em, ids, from);
    const { id, slug, name, currency, timeZone } = organisation;
    const about = { organisation: { id, slug, name, currency, timeZone }, customerId: customer.id };
    const json = JSON.stringify({ format: FORMAT, ...about, exportedAt: nowOf(tenant), isLast: next === null, records });
    await noteExport(em, tenant, customer.id);
    return done({ json, next });
  });
}

/** Reads section after section until the document is full. */
async function readRecords(
  em: EntityManager,
  ids: string,
  from: Place,
): Promise<{ records: Record<string, Row[]>; next: string | null }> {
  const records: Record<string, Row[]> = {};
  let left = ROWS_MAX;
  for (const [index, section] of SECTIONS.entries()) {
    if (index < from.section) continue;
    const rows = await readSection(em, section, ids, index === from.section ? from.key : '', left + 1);
    const taken = rows.slice(0, left);
    left -= taken.length;
    if (taken.length > 0 || index > from.section)
      records[camelCase(section.table)] = taken.map(({ row }) => presented(row, section));
    if (rows.length > taken.length) return { records, next: place({ section: index, key: taken.at(-1)?.key ?? '' }) };
  }
  return { records, next: null };
}

function readSection(
  em: EntityManager,
  { table, key, about, row = 'to_jsonb(t)' }: Section,
  ids: string,
  after: string,
  limit: number,
): Promise<{ key: string; row: Row }[]> {
  const forThem = (text: string) => text.replaceAll('$1', `'${ids}'::uuid[]`);
  return em.execute(
    `select t.${key}::text as key, ${forThem(row)} as row from ${table} t where (${forThem(about)}) and t.${key}::text > ?
      order by t.${key}::text limit ?`,
    [after, limit],
  );
}

function presented(row: Row, { hidden = [] }: Section): Row {
  const shown = Object.entries(row).filter(([column]) => column !== 'organisation_id' && !hidden.includes(column));
  return Object.fromEntries(shown.map(([column, value]) => [camelCase(column), value]));
}

const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const place = ({ section, key }: Place): string => Buffer.from(JSON.stringify([section, key])).toString('base64url');

function readPlace(check: InputCheck, text: string | null | undefined): Place {
  if (text == null) return { section: 0, key: '' };
  try {
    const [section, key]: unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString());
    const isSection = typeof section === 'number' && section in SECTIONS;
    if (isSection && typeof key === 'string' && /^[A-Za-z0-9:-]{0,100}$/.test(key)) return { section, key };
  } catch (fault) {
    if (!(fault instanceof SyntaxError || fault instanceof TypeError)) throw fault;
  }
  check.invalid('after', 'MALFORMED');
  return { section: 0, key: '' };
}

async function noteExport(em: EntityManager, { organisationId, actor }: Tenant, customerId: string): Promise<void> {
  await em.execute(
    `insert into audit_log (organisation_id, id, at, actor, address, action, kind, subject_id)
     select ?, audit_id(moment), moment, ?, ?, 'exportPersonalData', 'Customer', ? from clock_timestamp() as moment`,
    [organisationId, actor?.key ?? 'system', actor?.address ?? null, customerId],
  );
}
