import type { EntityManager } from '@mikro-orm/postgresql';
import { Attendee } from '../../entities/index.js';
import { done, nowOf, type Tenant } from '../input/index.js';
import type { Refusal, Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';
import { NOTES_MAX_LENGTH } from './attendees.js';
import { ACTIVE } from './customers.js';
import { lockAttendees, withPeopleLocked } from './people-locks.js';

export interface MergeAttendees {
  keepAttendeeId: string;
  mergeAttendeeId: string;
  dryRun?: boolean;
}

/** The kept attendee, and how many rows moved to them. */
export interface AttendeeMerge {
  attendee: Attendee;
  registrations: number;
  bookings: number;
  consents: number;
}

/**
 * Merges two entries of one attendee: registrations, bookings, consents and notes move to the kept one. Refused if both are
 * registered in one group or booked in one session, because only the desk knows which is right.
 * @param mergedBy `Viewer.key` of the caller
 */
export function mergeAttendees(
  tenant: Tenant,
  mergedBy: string,
  input: MergeAttendees,
  now = nowOf(tenant),
): Promise<Result<AttendeeMerge>> {
  const { keepAttendeeId, mergeAttendeeId } = input;
  return withPeopleLocked(tenant, input.dryRun ?? false, async ({ em, check }) => {
    if (keepAttendeeId === mergeAttendeeId) check.invalid('mergeAttendeeId', 'UNEXPECTED');
    if (check.failed) return check.refused();
    await lockAttendees(em, [keepAttendeeId, mergeAttendeeId]);
    const active = { mergedIntoId: null, customer: ACTIVE };
    const keep = await em.findOne(Attendee, { id: keepAttendeeId, ...active });
    const merge = await em.findOne(Attendee, { id: mergeAttendeeId, ...active });
    const isKeepFound = check.found('keepAttendeeId', 'ATTENDEE', keep);
    if (!check.found('mergeAttendeeId', 'ATTENDEE', merge) || !isKeepFound) return check.refused();
    const refused = await whatOnlyOneCanHave(em, keep, merge);
    if (refused) return { ok: false, refusals: [refused] };
    const notes = [keep.notes, merge.notes].filter((text) => text !== '').join('\n');
    if (notes.length > NOTES_MAX_LENGTH) check.invalid('mergeAttendeeId', 'TOO_LONG', NOTES_MAX_LENGTH);
    if (check.failed) return check.refused();
    // Two people may have been booked into sessions at the same time; one person may keep both seats.
    await em.execute('update bookings set overlap_allowed = true where attendee_id = ?', [merge.id]);
    // Registrations that are ordered but not paid yet.
    await move(em, 'order_lines', merge.id, keep.id);
    const moved = {
      registrations: await move(em, 'registrations', merge.id, keep.id),
      bookings: await move(em, 'bookings', merge.id, keep.id),
      consents: await moveConsents(em, merge.id, keep.id, { at: now, by: mergedBy }),
    };
    keep.notes = notes;
    keep.bornOn ??= merge.bornOn ?? null;
    merge.notes = '';
    merge.mergedIntoId = keep.id;
    await em.flush();
    await em.execute('update attendees set merged_into_id = ? where merged_into_id = ?', [keep.id, merge.id]);
    return done({ attendee: keep, ...moved });
  });
}

async function whatOnlyOneCanHave(em: EntityManager, keep: Attendee, merge: Attendee): Promise<Refusal | undefined> {
  if (keep.customer.id !== merge.customer.id) return refusal('ATTENDEES_OF_DIFFERENT_CUSTOMERS', 'mergeAttendeeId', {});
  const groups = await em.execute<{ name: string }[]>(
    `select g.name from registrations k
       join registrations m on m.organisation_id = k.organisation_id and m.group_id = k.group_id and m.attendee_id = ?
        and m.ends_on is null
       join groups g on g.organisation_id = k.organisation_id and g.id = k.group_id
      where k.attendee_id = ? and k.ends_on is null order by g.name`,
    [merge.id, keep.id],
  );
  if (groups.length > 0) return refusal('BOTH_REGISTERED', 'mergeAttendeeId', { groups: groups.map(({ name }) => name) });
  const sessions = await em.execute<{ starts_at: string }[]>(
    `select s.starts_at from bookings k
       join bookings m on m.organisation_id = k.organisation_id and m.session_id = k.session_id and m.attendee_id = ?
        and m.status in ('BOOKED', 'ATTENDED', 'NO_SHOW')
       join sessions s on s.organisation_id = k.organisation_id and s.id = k.session_id
      where k.attendee_id = ? and k.status in ('BOOKED', 'ATTENDED', 'NO_SHOW') order by s.starts_at`,
    [merge.id, keep.id],
  );
  if (sessions.length === 0) return undefined;
  return refusal('BOTH_BOOKED', 'mergeAttendeeId', { startsAt: sessions.map(({ starts_at: moment }) => new Date(moment)) });
}

async function move(em: EntityManager, table: string, from: string, to: string): Promise<number> {
  const rows = await em.execute<unknown[]>(`update ${table} set attendee_id = ? where attendee_id = ? returning id`, [to, from]);
  return rows.length;
}

/**
 * Keeps the history of both. For each kind the latest decision stands: of two consents the later one, and a withdrawal ends the
 * consents that were given before it to the other entry.
 */
async function moveConsents(em: EntityManager, from: string, to: string, end: { at: Date; by: string }): Promise<number> {
  await em.execute(
    `update attendee_consents c set withdrawn_at = ?, withdrawn_by = ?
      where c.attendee_id in (?, ?) and c.withdrawn_at is null and exists (
        select from attendee_consents o
         where o.organisation_id = c.organisation_id and o.attendee_id in (?, ?) and o.kind = c.kind and o.id <> c.id
           and (o.withdrawn_at > c.granted_at
             or o.withdrawn_at is null and (o.granted_at, o.id) > (c.granted_at, c.id)))`,
    [end.at, end.by, from, to, from, to],
  );
  return move(em, 'attendee_consents', from, to);
}
