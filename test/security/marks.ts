import type { Client } from 'pg';

/** In every text of an organisation that it publishes, and in every one that it does not. */
export const PUBLIC_MARK = 'Cudzie';
export const PRIVATE_MARK = 'Tajné';

/** What is in these tables is nobody's business, and what is in the others is published at least in part. */
const PRIVATE = ['customers', 'attendees', 'attendee_consents', 'invitations', 'api_keys', 'passes'];
const TEXTS = new Set(['name', 'phone', 'address', 'city', 'category', 'description', 'notes', 'wording']);

/** Makes each text of an organisation one that no other has, and lets its people be none of those who are somebody elsewhere. */
export async function makeUnmistakable(superuser: Client, organisationId: string): Promise<void> {
  const { rows } = await superuser.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns c
     where table_schema = 'public' and data_type = 'text' and table_name not like 'audit%'
       and exists (select from information_schema.columns o where o.table_name = c.table_name and o.table_schema = 'public'
         and (o.column_name = 'organisation_id' or c.table_name = 'organisations'))`,
  );
  for (const { table, column } of rows.filter((row) => TEXTS.has(row.column))) {
    const mark = PRIVATE.includes(table) ? PRIVATE_MARK : PUBLIC_MARK;
    const key = table === 'organisations' ? 'id' : 'organisation_id';
    await superuser.query(`update ${table} set ${column} = $2 || ' ' || ${column} where ${key} = $1`, [organisationId, mark]);
  }
  for (const table of ['members', 'customers']) {
    await superuser.query(
      `update ${table} set email = '${PRIVATE_MARK.toLowerCase()}-' || email, person_id = null where organisation_id = $1`,
      [organisationId],
    );
  }
  await superuser.query(`update invitations set email = '${PRIVATE_MARK.toLowerCase()}-' || email where organisation_id = $1`, [
    organisationId,
  ]);
}
