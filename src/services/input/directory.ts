import type { EntityManager } from '@mikro-orm/postgresql';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SLUG_MAX_LENGTH = 63;

/** Whether there is such an organisation: asked before a stranger's say-so binds a transaction to it. */
export async function isOrganisation(em: EntityManager, organisationId: string): Promise<boolean> {
  const rows = await em
    .getConnection()
    .execute<unknown[]>('select slug from organisation_directory where organisation_id = ?', [organisationId]);
  return rows.length > 0;
}

/** The organisation behind a slug: the one look-up that works before a tenant is known. */
export async function findOrganisationId(em: EntityManager, slug: string): Promise<string | undefined> {
  if (slug.length > SLUG_MAX_LENGTH || !SLUG.test(slug)) return undefined;
  const rows = await em
    .getConnection()
    .execute<{ organisation_id: string }[]>('select organisation_id from organisation_directory where slug = ?', [slug]);
  return rows[0]?.organisation_id;
}
