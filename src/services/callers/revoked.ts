import type { EntityManager } from '@mikro-orm/postgresql';
import { bindTenant } from '../input/index.js';
import type { SignIn } from '../sign-in/index.js';
import { hashOf } from './api-keys.js';
import { TEACHES } from './teaches.js';
import type { CustomerViewer, MemberViewer, Viewer } from './viewer.js';

const KEYS_PER_STATEMENT = 2_000;

export interface Holder {
  readonly token: string;
  readonly viewer: Viewer;
}

/**
 * Finds the holders who have signed out, whose key has ended, or whose place at their organisation has changed. One statement
 * asks for many.
 */
export async function revokedHolders<T extends Holder>(
  em: EntityManager,
  signIn: Pick<SignIn, 'signedIn'>,
  holders: readonly T[],
): Promise<ReadonlySet<T>> {
  const persons = holders.filter(({ viewer }) => viewer.kind !== 'API_KEY' && viewer.kind !== 'PUBLIC');
  const signedIn =
    persons.length === 0 ? new Set<string>() : await signIn.signedIn([...new Set(persons.map(({ token }) => token))]);
  const revoked = new Set(persons.filter(({ token }) => !signedIn.has(token)));
  for (const [organisationId, theirs] of Map.groupBy(holders, ({ viewer }) => viewer.organisationId)) {
    if (organisationId === undefined) continue;
    for (let from = 0; from < theirs.length; from += KEYS_PER_STATEMENT) {
      const some = theirs.slice(from, from + KEYS_PER_STATEMENT);
      const held = await rightsHeldBy(bindTenant({ em, organisationId }), some);
      for (const holder of some) if (!held.has(rightOf(holder))) revoked.add(holder);
    }
  }
  return revoked;
}

/** The facts that a holder's stream rests on, as the database can tell them too. */
function rightOf({ token, viewer }: Holder): string {
  switch (viewer.kind) {
    case 'MEMBER':
      return `${viewer.memberId} ${viewer.personId} ${viewer.role}${viewer.teaches}`;
    case 'CUSTOMER':
      return `${viewer.customerId} ${viewer.personId} CUSTOMER`;
    default:
      return `${hashOf(token).toString('hex')} KEY`;
  }
}

async function rightsHeldBy(bound: EntityManager, holders: readonly Holder[]): Promise<ReadonlySet<string>> {
  const idsOf = (kind: Viewer['kind']) => holders.filter(({ viewer }) => viewer.kind === kind);
  const listed = (items: Iterable<string>) => [...new Set(items)].join(',');
  const rows = await bound.transactional(
    (em) =>
      em.execute<{ held: string }[]>(
        `select m.id || ' ' || m.person_id || ' ' || m.role || ${TEACHES} as held from members m
          where m.id in (select unnest(string_to_array(?, ','))::uuid) and m.removed_at is null
         union all
         select id || ' ' || person_id || ' CUSTOMER' from customers
          where id in (select unnest(string_to_array(?, ','))::uuid) and erased_at is null and merged_into_id is null
         union all
         select encode(key_hash, 'hex') || ' KEY' from api_keys
          where key_hash in (select decode(hash, 'hex') from unnest(string_to_array(?, ',')) as hash)
            and revoked_at is null and (expires_at is null or expires_at > now())`,
        [
          listed(idsOf('MEMBER').map(({ viewer }) => (viewer as MemberViewer).memberId)),
          listed(idsOf('CUSTOMER').map(({ viewer }) => (viewer as CustomerViewer).customerId)),
          listed(idsOf('API_KEY').map(({ token }) => hashOf(token).toString('hex'))),
        ],
      ),
    { readOnly: true },
  );
  return new Set(rows.map(({ held }) => held));
}
