import type { EntityManager } from '@mikro-orm/postgresql';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SLUG_MAX_LENGTH = 63;

/** The organisation behind a slug: the one look-up that works before a tenant is known. */
export async function findOrganisationId(em: EntityManager, slug: string): Promise<string | undefined> {
  if (slug.length > SLUG_MAX_LENGTH || !SLUG.test(slug)) return undefined;
  const rows = await em
    .getConnection()
    .execute<{ organisation_id: string }[]>('select organisation_id from organisation_directory where slug = ?', [slug]);
  return rows[0]?.organisation_id;
}
