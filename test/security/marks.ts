import type { Client } from 'pg';

/** In every text of an organisation that it publishes, and in every one that it does not. */
export const PUBLIC_MARK = 'Cudzie';
export const PRIVATE_MARK = 'Tajné';

/** These tables hold private rows only; the others are published at least in part. */
const PRIVATE = [
  'customers',
  'attendees',
  'attendee_consents',
  'invitations',
  'api_keys',
  'passes',
  'orders',
  'order_lines',
  'refunds',
];
const TEXTS = new Set([
  'name',
  'phone',
  'address',
  'city',
  'category',
  'description',
  'notes',
  'wording',
  'reason',
  'discount_reason',
  'gift_to',
]);

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
  await remarkReceipts(superuser, organisationId, PRIVATE_MARK);
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

/**
 * Puts a mark before what the receipts of an organisation, or of one customer of it, say of buyers and lines. Nothing else can
 * change them.
 */
export async function remarkReceipts(
  superuser: Client,
  organisationId: string,
  mark: string,
  customerId?: string,
): Promise<void> {
  await superuser.query('alter table receipts disable trigger keep_rows');
  await superuser.query(
    `update receipts set content = jsonb_set(jsonb_set(content, '{lines}', (
         select coalesce(jsonb_agg(line || jsonb_build_object('description', $2 || ' ' || (line ->> 'description'))), '[]')
           from jsonb_array_elements(content -> 'lines') as line)),
       '{buyer}', case when content ->> 'buyer' is null then 'null' else jsonb_build_object('name', $2::text, 'email',
         $2::text) end)
     where organisation_id = $1 and ($3::uuid is null or customer_id = $3)`,
    [organisationId, mark, customerId ?? null],
  );
  await superuser.query('alter table receipts enable always trigger keep_rows');
}
