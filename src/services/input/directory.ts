import type { EntityManager } from '@mikro-orm/postgresql';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SLUG_MAX_LENGTH = 63;

/** Whether an organisation exists. Must be asked before an id from outside binds a transaction. */
export async function isOrganisation(em: EntityManager, organisationId: string): Promise<boolean> {
  const rows = await em
    .getConnection()
    .execute<unknown[]>('select slug from organisation_directory where organisation_id = ?', [organisationId]);
  return rows.length > 0;
}

/** Finds an organisation by its slug, before any tenant is bound. */
export async function findOrganisationId(em: EntityManager, slug: string): Promise<string | undefined> {
  if (slug.length > SLUG_MAX_LENGTH || !SLUG.test(slug)) return undefined;
  const rows = await em
    .getConnection()
    .execute<{ organisation_id: string }[]>('select organisation_id from organisation_directory where slug = ?', [slug]);
  return rows[0]?.organisation_id;
}
