import { bindTenant } from '../../src/services/input/set-up.js';
import type { Studio } from '../support/studio.js';

/** Every figure of an organisation, and all that erasing a customer leaves as it is. */
export async function figuresOf({ tenant }: Studio): Promise<unknown> {
  const text = `select
    (select md5(string_agg(a::text, ',' order by code)) from accounts a) as accounts,
    (select md5(string_agg(t::text, ',' order by id)) from transfers t) as transfers,
    (select md5(string_agg((to_jsonb(b) - 'override_reason' - 'attendance_reason')::text, ',' order by id))
      from bookings b) as bookings,
    (select md5(string_agg(r::text, ',' order by id)) from redemptions r) as redemptions,
    (select md5(string_agg((to_jsonb(r) - 'erased_at' - 'updated_at')::text, ',' order by id))
      from registrations r) as registrations,
    (select md5(string_agg(p::text, ',' order by id)) from passes p) as passes`;
  return (await bindTenant(tenant).transactional((em) => em.execute<unknown[]>(text)))[0];
}

/** When each registration of an organisation was erased and last changed, by its id. The figures leave both out. */
export async function changesOfRegistrations({ tenant }: Studio): Promise<Map<string, { erased: boolean; changedAt: number }>> {
  const rows = await bindTenant(tenant).transactional((em) =>
    em.execute<{ id: string; erased: boolean; changed_at: Date | string }[]>(
      'select id, erased_at is not null as erased, updated_at as changed_at from registrations',
    ),
  );
  return new Map(rows.map((row) => [row.id, { erased: row.erased, changedAt: +new Date(row.changed_at) }]));
}
