import { query } from './release-0.1.js';

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'jobs') and n.nspname not like 'pg_temp%'`;
const relations = (join: string) =>
  `pg_class c join pg_namespace n on n.oid = c.relnamespace ${join} where ${OURS} and c.relname not like 'mikro_orm%'`;

/** A query for each kind of thing in the schema, with one text a thing. */
const KINDS = {
  relations: `select concat_ws(' ', c.oid::regclass, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions) as text
    from ${relations('')} and c.relkind in ('r', 'p', 'v', 'm', 'S')`,
  columns: `select concat_ws(' ', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
      a.attcollation::regcollation, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)) as text
    from ${relations(`join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum`)} and c.relkind in ('r', 'p', 'v', 'm')`,
  constraints: `select concat_ws(' ', c.oid::regclass, k.conname, pg_get_constraintdef(k.oid), k.convalidated) as text
    from ${relations('join pg_constraint k on k.conrelid = c.oid')}`,
  indexes: `select pg_get_indexdef(i.indexrelid) as text from ${relations('join pg_index i on i.indrelid = c.oid')}`,
  triggers: `select concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled) as text
    from ${relations('join pg_trigger t on t.tgrelid = c.oid')} and not t.tgisinternal`,
  policies: `select concat_ws(' ', c.oid::regclass, p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[],
      pg_get_expr(p.polqual, c.oid), '/', pg_get_expr(p.polwithcheck, c.oid)) as text
    from ${relations('join pg_policy p on p.polrelid = c.oid')}`,
  grants: `select concat_ws(' ', c.oid::regclass, g.grantee::regrole, g.privilege_type) as text
    from ${relations('cross join lateral aclexplode(c.relacl) g')}
    union all
    select concat_ws(' ', c.oid::regclass, a.attname, g.grantee::regrole, g.privilege_type)
    from ${relations('join pg_attribute a on a.attrelid = c.oid cross join lateral aclexplode(a.attacl) g')}`,
  functions: `select concat_ws(' ', pg_get_functiondef(p.oid), p.proacl) as text
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${OURS} and p.prokind = 'f'
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
};

/** Without comments and white space, and with a literal that goes on in the next line as one. */
const plain = (text: string): string =>
  text
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/'\s*\n\s*'/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** All that a database has in its schemas, sorted. The schema of the job queue is left out: pg-boss makes it itself. */
export async function catalogueOf(url: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [kind, sql] of Object.entries(KINDS)) {
    const rows = await query<{ text: string }>(url, sql);
    found[kind] = rows.map(({ text }) => plain(text)).sort();
  }
  return found;
}
