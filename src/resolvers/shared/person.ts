import type { Context } from '../../context.js';
import { Fault } from '../../faults.js';
import type { ViewerOrganisation } from '../../schema/people/self.js';
import { encodeId } from '../../schema/shared/ids.js';
import type { Person, Place } from '../../services/sign-in/index.js';

/** The person behind the token of the request, wherever they are somebody. Throws UNAUTHENTICATED if they have just signed out. */
export async function personOf({ token, services }: Context): Promise<Person> {
  const person = token === undefined ? undefined : await services.signIn.personOf(token);
  if (!person) throw new Fault('UNAUTHENTICATED', 'The token is unknown, expired or revoked.');
  return person;
}

/** Somebody has just become somebody else somewhere: their next request finds out. */
export function forgetCaller({ token, services, viewer }: Context): void {
  if (token !== undefined && 'personId' in viewer) services.viewers.forget(token, viewer.personId);
}

/** Whose rows alone the viewer may touch; undefined for staff, who may touch everybody's. */
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
  return { organisationId: encodeId('Organisation', organisationId, organisationId), slug, name, locale, role };
}
