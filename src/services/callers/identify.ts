import type { Locale } from '../../entities/enums.js';
import { Fault } from '../../faults.js';
import type { KnownPerson, PersonViewer, PublicViewer, Viewer } from './viewer.js';
import type { Caller, Viewers } from './viewers.js';

/** What a request says of itself, whichever way it came. */
export interface Credentials {
  /** `Bearer <token>`; an empty one counts as none. */
  authorization: string | undefined;
  /** The slug of the organisation that is meant. */
  organisation: string | undefined;
  acceptLanguage: string | undefined;
  /** The network address that it came from. */
  address: string;
}

export type PersonCaller = Extract<Caller, { kind: 'PERSON' }>;

/** Who came, and to which organisation as far as that is known. */
export interface Arrival {
  viewer: Viewer;
  organisationId: string | undefined;
  undecided?: PersonCaller;
}

/** Without a promise when everything about the caller is remembered. */
export function arrive(viewers: Viewers, credentials: Credentials): Arrival | Promise<Arrival> {
  const { authorization, organisation } = credentials;
  const caller = authorization ? viewers.byToken(bearerToken(authorization)) : null;
  const organisationId = organisation ? viewers.organisationBySlug(organisation) : null;
  if (!(caller instanceof Promise) && !(organisationId instanceof Promise))
    return arrivalOf(viewers, credentials, caller, organisationId);
  return Promise.all([caller, organisationId]).then(([who, where]) => arrivalOf(viewers, credentials, who, where));
}

/** Null stands for what was not brought, undefined for what nothing is known of. */
function arrivalOf(
  viewers: Viewers,
  { acceptLanguage, address }: Credentials,
  caller: Caller | null | undefined,
  organisationId: string | null | undefined,
): Arrival | Promise<Arrival> {
  if (caller === undefined) throw new Fault('UNAUTHENTICATED', 'The token is unknown, expired or revoked.');
  if (organisationId === undefined) throw new Fault('BAD_USER_INPUT', 'X-Organisation names no organisation.');
  const locale = preferredLocale(acceptLanguage);
  if (caller === null) return { viewer: publicViewer(locale), organisationId: organisationId ?? undefined };
  if (caller.kind === 'API_KEY') {
    const { viewer } = caller;
    if (organisationId !== null && organisationId !== viewer.organisationId)
      throw new Fault('BAD_USER_INPUT', 'X-Organisation names another organisation than the one this key is of.');
    return { viewer, organisationId: viewer.organisationId };
  }
  const stranger = personViewer(caller, locale);
  if (organisationId === null) return { viewer: stranger, organisationId: undefined, undecided: caller };
  const known = viewers.at(caller.person, organisationId, address);
  const arrived = (somebody: KnownPerson | undefined): Arrival => ({ viewer: somebody ?? stranger, organisationId });
  return known instanceof Promise ? known.then(arrived) : arrived(known);
}

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]{1,512})$/i;

/** The token of an `Authorization` header. Throws UNAUTHENTICATED for anything else. */
export function bearerToken(authorization: string): string {
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw new Fault('UNAUTHENTICATED', 'The header Authorization must read `Bearer <token>`.');
  return token;
}

function publicViewer(locale: Locale): PublicViewer {
  return { kind: 'PUBLIC', role: undefined, organisationId: undefined, locale, key: 'public' };
}

function personViewer({ person }: PersonCaller, locale: Locale): PersonViewer {
  const { id: personId, email } = person;
  return {
    kind: 'PERSON',
    role: undefined,
    organisationId: undefined,
    personId,
    email,
    locale: person.locale ?? locale,
    key: `person:${personId}`,
  };
}

/** The first of our languages in the list, whatever the weights: browsers send it in order of preference. */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  const preferred = acceptLanguage?.toLowerCase().match(/(?:^|,)\s*(sk|cs|en)\b/)?.[1];
  return (preferred as Locale | undefined) ?? 'en';
}
