import type { EntityManager } from '@mikro-orm/postgresql';
import { LRUCache } from 'lru-cache';
import { resolveToken } from './access-tokens.js';
import { findOrganisationId } from './directory.js';
import type { SignedIn } from './viewer.js';

const VIEWERS_MAX = 20_000;
/** A revoked token, or a changed role, is felt after this time at the latest. */
const VIEWER_TTL_MS = 2_000;
const SLUGS_MAX = 10_000;
const SLUG_TTL_MS = 10_000;

/** A cached "no", so that guessing costs the database no more than asking again for the same. */
const NONE = Symbol('none');

/** Who is behind a token, and which organisation behind a slug, remembered for moments. Many that ask at once share one look-up. */
export class Viewers {
  private readonly viewers: LRUCache<string, SignedIn | typeof NONE>;
  private readonly slugs: LRUCache<string, string | typeof NONE>;

  constructor(em: EntityManager) {
    this.viewers = new LRUCache({
      max: VIEWERS_MAX,
      ttl: VIEWER_TTL_MS,
      fetchMethod: async (token) => (await resolveToken(em, token, new Date())) ?? NONE,
    });
    this.slugs = new LRUCache({
      max: SLUGS_MAX,
      ttl: SLUG_TTL_MS,
      fetchMethod: async (slug) => (await findOrganisationId(em, slug)) ?? NONE,
    });
  }

  /** Answers without a promise when it is remembered, which is the hot path of every request. */
  byToken(token: string): SignedIn | undefined | Promise<SignedIn | undefined> {
    const known = this.viewers.get(token);
    if (known !== undefined) return known === NONE ? undefined : known;
    return this.viewers.fetch(token).then((viewer) => (viewer === NONE ? undefined : viewer));
  }

  async organisationBySlug(slug: string): Promise<string | undefined> {
    const found = await this.slugs.fetch(slug);
    return found === NONE ? undefined : found;
  }
}
