import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { TenantTable } from './catalogue.js';

/** In every text of a twin that somebody could read: found in an answer, it tells that a wall has revoked. */
export const TWIN_MARK = 'Dvojča ';

/** Texts that people write. Others, such as states, can only have values that the tables know. */
const WRITTEN = new Set([
  'name',
  'email',
  'phone',
  'address',
  'city',
  'category',
  'description',
  'notes',
  'note',
  'override_reason',
  'attendance_reason',
]);

/**
 * Copies all rows of an organisation into another one, with the very same ids: where only a filter kept the two apart, each
 * look-up by id finds both. No two organisations share ids by themselves. Answers the organisation's id.
 */
export async function makeTwin(superuser: Client, tables: readonly TenantTable[], organisationId: string): Promise<string> {
  const twinId = randomUUID();
  const written = await writtenColumns(superuser);
  await superuser.query('begin');
  // No triggers, and no foreign keys in the wrong order.
  await superuser.query('set local session_replication_role = replica');
  for (const { name, column } of tables) {
    const texts = written.filter((each) => each.table === name).map((each) => `, '${each.column}', $3 || ${each.column}`);
    // What is unique among all organisations is another one's.
    const key = { organisations: 'slug', payment_accounts: 'account' }[name];
    const slug = key === undefined ? '' : `, '${key}', 'twin-' || ${key}`;
    await superuser.query(
      `insert into ${name} select (jsonb_populate_record(null::${name},
         to_jsonb(t) || jsonb_strip_nulls(jsonb_build_object('${column}', $2::uuid${texts.join('')}${slug})))).*
       from ${name} t where ${column} = $1 and $3::text is not null`,
      [organisationId, twinId, TWIN_MARK],
    );
  }
  // A pass bears the name that it was ordered under.
  await superuser.query(
    `update order_lines set terms = terms || jsonb_build_object('name', $2 || (terms ->> 'name')) where organisation_id =
       $1 and terms is not null`,
    [twinId, TWIN_MARK],
  );
  await superuser.query(
    `insert into organisation_directory (slug, organisation_id, name, locale) select slug, id, name, locale from
       organisations where id = $1`,
    [twinId],
  );
  await superuser.query('commit');
  // The terms that customers are found by are made by a trigger.
  await superuser.query('update customers set name = name where organisation_id = $1', [twinId]);
  return twinId;
}

async function writtenColumns(superuser: Client): Promise<{ table: string; column: string }[]> {
  const { rows } = await superuser.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and data_type = 'text' and is_generated = 'NEVER'`,
  );
  return rows.filter(({ column }) => WRITTEN.has(column));
}
