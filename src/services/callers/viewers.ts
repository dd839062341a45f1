import type { EntityManager } from '@mikro-orm/postgresql';
import { LRUCache } from 'lru-cache';
import { findOrganisationId } from '../input/index.js';
import type { Person, SignIn } from '../sign-in/index.js';
import { isApiKey, resolveApiKey } from './api-keys.js';
import { knownPersonAt } from './known-person.js';
import type { ApiKeyViewer, KnownPerson } from './viewer.js';

const CALLERS_MAX = 20_000;
/** A sign-out, a revoked key or a changed role is felt after this time at the latest. */
const CALLER_TTL_MS = 2_000;
const SLUGS_MAX = 10_000;
const SLUG_TTL_MS = 10_000;

/** A cached "no", so that guessing costs the database no more than asking again for the same. */
const NONE = Symbol('none');

/** Who brought a token: a program with a key of one organisation, or a person, who may be somebody in several. */
export type Caller =
  | { kind: 'API_KEY'; viewer: ApiKeyViewer }
  | {
      kind: 'PERSON';
      person: Person;
      /** The organisation where they are somebody, when there is just one. */
      onlyOrganisationId: string | undefined;
    };

/** A person, and the network address they come from. */
interface Coming {
  person: Person;
  address: string;
}

/**
 * Who is behind a token, who a person is at an organisation, and which organisation behind a slug, remembered for moments. Many that ask at
 * once share one look-up, and what is remembered is answered without a promise: it is the hot path of every request.
 */
export class Viewers {
  private readonly callers: LRUCache<string, Caller | typeof NONE>;
  private readonly known: LRUCache<string, KnownPerson, Coming>;
  private readonly slugs: LRUCache<string, string | typeof NONE>;

  constructor(em: EntityManager, signIn: Pick<SignIn, 'personOf' | 'placesOf'>) {
    this.callers = new LRUCache({
      max: CALLERS_MAX,
      ttl: CALLER_TTL_MS,
      // Whoever waits for what is forgotten meanwhile is still answered.
      ignoreFetchAbort: true,
      fetchMethod: async (token) => (await (isApiKey(token) ? keyCaller(em, token) : personCaller(signIn, token))) ?? NONE,
    });
    this.known = new LRUCache<string, KnownPerson, Coming>({
      max: CALLERS_MAX,
      ttl: CALLER_TTL_MS,
      ignoreFetchAbort: true,
      // Nobody is not remembered: whoever has just joined is somebody with their next request.
      fetchMethod: (key, _stale, { context: { person, address } }) =>
        knownPersonAt(em, person, key.slice(person.id.length), address),
    });
    this.slugs = new LRUCache({
      max: SLUGS_MAX,
      ttl: SLUG_TTL_MS,
      fetchMethod: async (slug) => (await findOrganisationId(em, slug)) ?? NONE,
    });
  }

  byToken(token: string): Caller | undefined | Promise<Caller | undefined> {
    const known = this.callers.get(token);
    if (known !== undefined) return known === NONE ? undefined : known;
    return this.callers.fetch(token).then((caller) => (caller === NONE ? undefined : caller));
  }

  /**
   * Who a person is at an organisation; undefined for nobody.
   * @param address the network address they come from, written down when an account becomes theirs
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

  /** Forgets what was known of a person, who has just become somebody else somewhere. Other processes find out in their own time. */
  forget(token: string, personId: string): void {
    this.callers.delete(token);
    for (const key of this.known.keys()) if (key.startsWith(personId)) this.known.delete(key);
  }
}

async function keyCaller(em: EntityManager, token: string): Promise<Caller | undefined> {
  const viewer = await resolveApiKey(em, token);
  return viewer && { kind: 'API_KEY', viewer };
}

async function personCaller(signIn: Pick<SignIn, 'personOf' | 'placesOf'>, token: string): Promise<Caller | undefined> {
  const person = await signIn.personOf(token);
  if (!person) return undefined;
  const places = await signIn.placesOf(person);
  const linked = places.filter(({ isLinked }) => isLinked);
  // Anybody may write an address down: what others did with it changes nothing for whoever has a place of their own.
  const organisationIds = new Set((linked.length > 0 ? linked : places).map(({ organisationId }) => organisationId));
  const [onlyOrganisationId] = organisationIds.size === 1 ? organisationIds : [];
  return { kind: 'PERSON', person, onlyOrganisationId };
}
