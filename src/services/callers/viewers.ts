import type { EntityManager } from '@mikro-orm/postgresql';
import { LRUCache } from 'lru-cache';
import { findOrganisationId } from '../input/index.js';
import type { Person, SignIn } from '../sign-in/index.js';
import { isApiKey, resolveApiKey } from './api-keys.js';
import { knownPersonAt } from './known-person.js';
import type { ApiKeyViewer, KnownPerson } from './viewer.js';

const CALLERS_MAX = 20_000;
/** A sign-out, a revoked key or a changed role takes effect within this time. */
const CALLER_TTL_MS = 2_000;
const SLUGS_MAX = 10_000;
const SLUG_TTL_MS = 10_000;

/** A cached "no": the same guess again costs the database nothing. */
const NONE = Symbol('none');

/** The holder of a token: a program with the key of one organisation, or a person, who may belong to several. */
export type TokenHolder =
  | { kind: 'API_KEY'; viewer: ApiKeyViewer }
  | {
      kind: 'PERSON';
      person: Person;
      /** The organisation that they belong to, if it is the only one. */
      onlyOrganisationId: string | undefined;
    };

/** A person, and the network address they come from. */
interface Coming {
  person: Person;
  address: string;
}

/**
 * Finds the holder of a token, the viewer that a person is at an organisation, and the organisation of a slug. Answers are
 * cached for seconds, concurrent requests share one look-up, and a cached answer needs no promise: every request comes through
 * here.
 */
export class Viewers {
  private readonly callers: LRUCache<string, TokenHolder | typeof NONE>;
  private readonly known: LRUCache<string, KnownPerson, Coming>;
  private readonly slugs: LRUCache<string, string | typeof NONE>;

  constructor(em: EntityManager, signIn: Pick<SignIn, 'personOf' | 'placesOf'>) {
    this.callers = new LRUCache({
      max: CALLERS_MAX,
      ttl: CALLER_TTL_MS,
      // A request that waits for an entry is answered even if the entry is dropped meanwhile.
      ignoreFetchAbort: true,
      fetchMethod: async (token) => (await (isApiKey(token) ? keyCaller(em, token) : personCaller(signIn, token))) ?? NONE,
    });
    this.known = new LRUCache<string, KnownPerson, Coming>({
      max: CALLERS_MAX,
      ttl: CALLER_TTL_MS,
      ignoreFetchAbort: true,
      // An answer of "nobody" is not cached: a person who has just joined is known with their next request.
      fetchMethod: (key, _stale, { context: { person, address } }) =>
        knownPersonAt(em, person, key.slice(person.id.length), address),
    });
    this.slugs = new LRUCache({
      max: SLUGS_MAX,
      ttl: SLUG_TTL_MS,
      fetchMethod: async (slug) => (await findOrganisationId(em, slug)) ?? NONE,
    });
  }

  byToken(token: string): TokenHolder | undefined | Promise<TokenHolder | undefined> {
    const known = this.callers.get(token);
    if (known !== undefined) return known === NONE ? undefined : known;
    return this.callers.fetch(token).then((caller) => (caller === NONE ? undefined : caller));
  }

  /**
   * The viewer that a person is at an organisation; undefined if they do not belong to it.
   * @param address the network address they come from, kept in the audit log when an account becomes theirs
   */
  at(person: Person, organisationId: string, address: string): KnownPerson | undefined | Promise<KnownPerson | undefined> {
    const key = person.id + organisationId;
    return this.known.get(key) ?? this.known.fetch(key, { context: { person, address } });
  }

  organisationBySlug(slug: string): string | undefined | Promise<string | undefined> {
    const known = this.slugs.get(slug);
    if (known !== undefined) return known === NONE ? undefined : known;
    return this.slugs.fetch(slug).then((found) => (found === NONE ? undefined : found));
  }

  /** Drops what is cached of a person whose places have changed. Other processes find out when their own entries expire. */
  forget(token: string, personId: string): void {
    this.callers.delete(token);
    for (const key of this.known.keys()) if (key.startsWith(personId)) this.known.delete(key);
  }
}

async function keyCaller(em: EntityManager, token: string): Promise<TokenHolder | undefined> {
  const viewer = await resolveApiKey(em, token);
  return viewer && { kind: 'API_KEY', viewer };
}

async function personCaller(signIn: Pick<SignIn, 'personOf' | 'placesOf'>, token: string): Promise<TokenHolder | undefined> {
  const person = await signIn.personOf(token);
  if (!person) return undefined;
  const places = await signIn.placesOf(person);
  const linked = places.filter(({ isLinked }) => isLinked);
  // Anybody may write an address into their books. A person with places of their own is not confused by that.
  const organisationIds = new Set((linked.length > 0 ? linked : places).map(({ organisationId }) => organisationId));
  const [onlyOrganisationId] = organisationIds.size === 1 ? organisationIds : [];
  return { kind: 'PERSON', person, onlyOrganisationId };
}
