import type { Context } from '../../context.js';
import { Fault } from '../../faults.js';
import type { ViewerOrganisation } from '../../schema/people/self.js';
import { encodeId } from '../../schema/shared/ids.js';
import type { Person, Place } from '../../services/sign-in/index.js';

/** The person who holds the token of the request. Throws UNAUTHENTICATED if they have just signed out. */
export async function personOf({ token, services }: Context): Promise<Person> {
  const person = token === undefined ? undefined : await services.signIn.personOf(token);
  if (!person) throw new Fault('UNAUTHENTICATED', 'The token is unknown, expired or revoked.');
  return person;
}

/** Drops what is cached of the caller after their place at an organisation changed, so that the next request sees it. */
export function forgetCaller({ token, services, viewer }: Context): void {
  if (token !== undefined && 'personId' in viewer) services.viewers.forget(token, viewer.personId);
}

/** The customer whose rows the viewer is limited to. Undefined for staff, who have no such limit. */
export function ownerOf({ viewer }: Context): string | undefined {
  return viewer.kind === 'CUSTOMER' ? viewer.customerId : undefined;
}

export function shownPlace({
  organisationId,
  slug,
  name,
  locale,
  role,
}: Omit<Place, 'rowId' | 'kind' | 'isLinked'>): ViewerOrganisation {
  const id = encodeId('Organisation', organisationId, organisationId);
  return { id, organisationId: id, slug, name, locale, role };
}
