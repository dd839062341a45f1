import type { Locale } from '../../entities/enums.js';
import { Fault } from '../../faults.js';
import type { KnownPerson, PersonViewer, PublicViewer, Viewer } from './viewer.js';
import type { TokenHolder, Viewers } from './viewers.js';

/** The facts about its caller that a request tells. */
export interface Introduction {
  token: string | undefined;
  /** The slug of the organisation that the request names. */
  organisation: string | undefined;
  /** The language for a caller of whom none is known. */
  locale: Locale;
  /** The network address that the request came from. */
  address: string;
}

export type PersonHolder = Extract<TokenHolder, { kind: 'PERSON' }>;

/** A caller, and their organisation as far as it is known. */
export interface IdentifiedCaller {
  viewer: Viewer;
  organisationId: string | undefined;
  /** A signed-in person who named no organisation. The operation decides which one it is about. */
  undecided?: PersonHolder;
}

/** Tells who calls. Answers without a promise when everything about the caller is cached. */
export function identify(viewers: Viewers, introduction: Introduction): IdentifiedCaller | Promise<IdentifiedCaller> {
  const { token, organisation } = introduction;
  const holder = token === undefined ? null : viewers.byToken(token);
  const organisationId = organisation ? viewers.organisationBySlug(organisation) : null;
  if (!(holder instanceof Promise) && !(organisationId instanceof Promise))
    return identified(viewers, introduction, holder, organisationId);
  return Promise.all([holder, organisationId]).then(([who, where]) => identified(viewers, introduction, who, where));
}

/** Null stands for a token or a slug that was not sent, undefined for one that is unknown. */
function identified(
  viewers: Viewers,
  { locale, address }: Introduction,
  holder: TokenHolder | null | undefined,
  organisationId: string | null | undefined,
): IdentifiedCaller | Promise<IdentifiedCaller> {
  if (holder === undefined) throw new Fault('UNAUTHENTICATED', 'The token is unknown, expired or revoked.');
  if (organisationId === undefined) throw new Fault('BAD_USER_INPUT', 'X-Organisation names no organisation.');
  if (holder === null) return { viewer: publicViewer(locale), organisationId: organisationId ?? undefined };
  if (holder.kind === 'API_KEY') {
    const { viewer } = holder;
    if (organisationId !== null && organisationId !== viewer.organisationId)
      throw new Fault('BAD_USER_INPUT', 'X-Organisation names another organisation than the one this key is of.');
    return { viewer, organisationId: viewer.organisationId };
  }
  const stranger = personViewer(holder, locale);
  if (organisationId === null) return { viewer: stranger, organisationId: undefined, undecided: holder };
  const known = viewers.at(holder.person, organisationId, address);
  const at = (person: KnownPerson | undefined): IdentifiedCaller => ({ viewer: person ?? stranger, organisationId });
  return known instanceof Promise ? known.then(at) : at(known);
}

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]{1,512})$/i;

/** The token of an `Authorization` header; undefined without one. Throws UNAUTHENTICATED for anything else in it. */
export function bearerToken(authorization: string | undefined): string | undefined {
  if (!authorization) return undefined;
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw new Fault('UNAUTHENTICATED', 'The header Authorization must read `Bearer <token>`.');
  return token;
}

function publicViewer(locale: Locale): PublicViewer {
  return { kind: 'PUBLIC', role: undefined, organisationId: undefined, locale, key: 'public' };
}

function personViewer({ person }: PersonHolder, locale: Locale): PersonViewer {
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
