import type { EntityManager } from '@mikro-orm/postgresql';
import { bindTenant } from '../set-up.js';
import { hashOf } from './access-tokens.js';
import type { Viewer } from './viewer.js';

const TOKENS_PER_STATEMENT = 2_000;

interface Holder {
  readonly token: string;
  readonly viewer: Viewer;
}

interface StandingRow {
  hash: string;
  role: string;
}

/** Of these holders of tokens, those whose token was revoked or is over, or whose role is another one now. One statement asks for many. */
export async function fallenHolders<T extends Holder>(em: EntityManager, holders: readonly T[]): Promise<ReadonlySet<T>> {
  const fallen = new Set<T>();
  const byOrganisation = Map.groupBy(holders, ({ viewer }) => viewer.organisationId);
  for (const [organisationId, theirs] of byOrganisation) {
    if (organisationId === undefined) continue;
    for (let from = 0; from < theirs.length; from += TOKENS_PER_STATEMENT) {
      const some = theirs
        .slice(from, from + TOKENS_PER_STATEMENT)
        .map((holder) => ({ holder, hash: hashOf(holder.token).toString('hex') }));
      const roles = await standingRoles(bindTenant({ em, organisationId }), new Set(some.map(({ hash }) => hash)));
      for (const { holder, hash } of some) if (roles.get(hash) !== holder.viewer.role) fallen.add(holder);
    }
  }
  return fallen;
}

/** The role of each token that stands, by its hash. */
async function standingRoles(bound: EntityManager, hashes: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const rows = await bound.transactional(
    (em) =>
      em.execute<StandingRow[]>(
        `select encode(t.token_hash, 'hex') as hash, coalesce(m.role, 'CUSTOMER') as role
           from access_tokens t
           left join members m on m.organisation_id = t.organisation_id and m.id = t.member_id
          where t.token_hash in (select decode(hash, 'hex') from unnest(string_to_array(?, ',')) as hash)
            and t.revoked_at is null and t.expires_at > now()`,
        [[...hashes].join(',')],
      ),
    { readOnly: true },
  );
  return new Map(rows.map(({ hash, role }) => [hash, role]));
}
