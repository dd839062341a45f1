import type { EntityManager } from '@mikro-orm/postgresql';
import { bindTenant, databaseTime, forkOf } from '../input/index.js';
import { eraseIfSettled } from './erase.js';

/** Customers read in one statement. */
const BATCH_SIZE = 200;

/** The outcome for one organisation. */
export interface RetentionOutcome {
  slug: string;
  erased: number;
  /** Inactive for longer than the setting, but with open affairs. */
  kept: number;
}

interface Directory {
  organisation_id: string;
  slug: string;
}

/**
 * Erases customers who were inactive for longer than their organisation's setting: no session, no purchase, no valid pass and no
 * registration since. Customers with open affairs are kept. The job can run at any time and be interrupted: each customer is one
 * transaction.
 */
export async function applyRetention(em: EntityManager): Promise<RetentionOutcome[]> {
  const now = await databaseTime(forkOf({ em }));
  const organisations = await em
    .getConnection()
    .execute<Directory[]>('select organisation_id, slug from organisation_directory order by slug');
  const outcomes: RetentionOutcome[] = [];
  for (const { organisation_id: organisationId, slug } of organisations) {
    const outcome = await applyTo(em, organisationId, now);
    if (outcome) outcomes.push({ slug, ...outcome });
  }
  return outcomes;
}

async function applyTo(
  em: EntityManager,
  organisationId: string,
  now: Date,
): Promise<Omit<RetentionOutcome, 'slug'> | undefined> {
  const tenant = { em, organisationId };
  const [setting] = await bindTenant(tenant).transactional((bound) =>
    bound.execute<{ months: number | null }[]>('select customer_retention_months as months from organisations'),
  );
  const months = setting?.months;
  if (months == null) return undefined;
  const outcome = { erased: 0, kept: 0 };
  for (let after = ''; ; ) {
    const due = await bindTenant(tenant).transactional((bound) => inactive(bound, months, now, after));
    for (const id of due) {
      const isErased = await eraseIfSettled(
        tenant,
        id,
        async (bound) => (await inactive(bound, months, now, '', id)).length > 0,
        now,
      );
      outcome[isErased ? 'erased' : 'kept'] += 1;
    }
    const last = due.at(-1);
    if (last === undefined) return outcome;
    after = last;
  }
}

/** The ids of a batch of inactive customers after the id `after`; or of `only`, if that customer is inactive. */
async function inactive(
  em: EntityManager,
  months: number,
  now: Date,
  after: string,
  only: string | null = null,
): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `with since as (select ?::timestamptz - make_interval(months => ?) as moment)
     select c.id from customers c, since
      where c.erased_at is null and c.merged_into_id is null and c.created_at < since.moment and c.id::text > ?
        and (?::uuid is null or c.id = ?::uuid)
        and not exists (select from registrations r where r.customer_id = c.id and r.created_at >= since.moment)
        and not exists (select from passes p
          where p.customer_id = c.id and (p.purchased_at >= since.moment or p.valid_until >= since.moment))
        and not exists (select from orders o where o.customer_id = c.id and o.created_at >= since.moment)
        and not exists (select from registrations r
          join bookings b on b.organisation_id = r.organisation_id and b.registration_id = r.id
          join sessions s on s.organisation_id = b.organisation_id and s.id = b.session_id
          where r.customer_id = c.id and (s.starts_at >= since.moment or b.created_at >= since.moment))
      order by c.id::text limit ?`,
    [now, months, after, only, only, BATCH_SIZE],
  );
  return rows.map(({ id }) => id);
}
