import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale, Role } from '../../entities/index.js';
import { bindTransaction, forkOf } from '../set-up.js';

/** One organisation of a person, and who they are there. */
export interface PersonPlace {
  organisationId: string;
  slug: string;
  name: string;
  locale: Locale;
  role: Role;
}

/** More than anybody takes part in; what is beyond is left out. */
const PLACES_MAX = 100;

/**
 * The organisations of a person, by name: staff before customer, as when they sign in there. Row-level security shows one at a time, so they
 * are looked into one after the other, in one transaction.
 * @param organisationIds where they have a place
 */
export async function describePlaces(
  em: EntityManager,
  person: { id: string; email: string },
  organisationIds: ReadonlySet<string>,
): Promise<PersonPlace[]> {
  const places: PersonPlace[] = [];
  const fork = forkOf({ em, organisationId: '' });
  await fork.transactional(
    async (bound) => {
      for (const organisationId of [...organisationIds].slice(0, PLACES_MAX)) {
        await bindTransaction(bound, organisationId);
        places.push(...(await bound.execute<PersonPlace[]>(PLACE, [person.id, person.id, person.email, organisationId])));
      }
    },
    { readOnly: true },
  );
  return places.toSorted((one, other) => one.name.localeCompare(other.name));
}

const PLACE = `
  select o.id as "organisationId", o.slug, o.name, o.locale, coalesce(m.role, 'CUSTOMER') as role
    from organisations o
    left join members m on m.organisation_id = o.id and m.person_id = ?
   where (m.id is not null or exists (
           select from customers c where c.organisation_id = o.id and c.erased_at is null and c.merged_into_id is null
              and (c.person_id = ? or c.person_id is null and lower(c.email) = lower(?))))
     and o.id = ?`;
