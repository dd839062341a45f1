import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { Attendee, Customer } from '../../entities/index.js';
import { creates, done, type InputCheck, type Keyed, nowOf, setUp, setUpOnce, type Tenant } from '../input/index.js';
import { dayOf } from '../rules/world/calendar.js';
import type { Result } from '../rules/world/refusals.js';
import { ACTIVE, lockCustomer } from './customers.js';

/** More than any family or school class. Bounds how much one customer can grow. */
export const ATTENDEES_MAX = 200;
export const NOTES_MAX_LENGTH = 2_000;
const EARLIEST_BIRTH = '1900-01-01';

export interface AddAttendee {
  customerId: string;
  name: string;
  bornOn?: string | null;
  notes?: string | null;
}

export interface UpdateAttendee extends Partial<Omit<AddAttendee, 'customerId'>> {
  attendeeId: string;
}

/** Adds an attendee to a customer. With `ownerId`, only that customer is found. */
export function addAttendee(
  tenant: Tenant,
  input: AddAttendee & Keyed,
  ownerId?: string,
  now = nowOf(tenant),
): Promise<Result<Attendee>> {
  return setUpOnce(tenant, creates('addAttendee', Attendee, input), async ({ em, organisation, organisationId, check }) => {
    const isAllowed = ownerId === undefined || ownerId === input.customerId;
    // Locked, so that two requests at once cannot both add the last attendee.
    const customer = isAllowed ? await lockCustomer(em, input.customerId) : null;
    if (!check.found('customerId', 'CUSTOMER', customer)) return check.refused();
    const count = await em.count(Attendee, { customer: customer.id, mergedIntoId: null });
    if (count >= ATTENDEES_MAX) check.invalid('customerId', 'TOO_MANY', ATTENDEES_MAX);
    const name = check.name('name', input.name);
    const notes = check.text('notes', input.notes, NOTES_MAX_LENGTH);
    const bornOn = birthday(check, input.bornOn, dayOf(now, organisation.timeZone));
    return done(em.create(Attendee, { id: uuidv7(), organisationId, customer, name, bornOn, notes }));
  });
}

/** Changes the fields that the input names. With `ownerId`, only an attendee of that customer is found. */
export function updateAttendee(
  tenant: Tenant,
  input: UpdateAttendee,
  ownerId?: string,
  now = nowOf(tenant),
): Promise<Result<Attendee>> {
  return setUp(tenant, async ({ em, organisation, check }) => {
    const attendee = await lockAttendee(em, input.attendeeId, ownerId);
    if (!check.found('attendeeId', 'ATTENDEE', attendee)) return check.refused();
    if (input.name != null) attendee.name = check.name('name', input.name);
    if (input.bornOn !== undefined) attendee.bornOn = birthday(check, input.bornOn, dayOf(now, organisation.timeZone));
    if (input.notes !== undefined) attendee.notes = check.text('notes', input.notes, NOTES_MAX_LENGTH);
    return done(attendee);
  });
}

/**
 * Locks an attendee and their customer, in the order of the engine's batches; null if either is erased or merged. A request
 * that waited for an erasure finds nothing, so no personal data comes back after it.
 */
export async function lockAttendee(em: EntityManager, id: string, ownerId?: string): Promise<Attendee | null> {
  const attendee = await em.findOne(Attendee, { id, mergedIntoId: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!attendee || (ownerId !== undefined && attendee.customer.id !== ownerId)) return null;
  const customer = await em.findOne(Customer, { id: attendee.customer.id, ...ACTIVE }, { lockMode: LockMode.PESSIMISTIC_READ });
  return customer && attendee;
}

/** @param today the day of the organisation, which may be another than that of UTC */
function birthday(check: InputCheck, bornOn: string | null | undefined, today: Temporal.PlainDate): string | null {
  if (!bornOn) return null;
  const day = check.day('bornOn', bornOn)?.toString() ?? EARLIEST_BIRTH;
  if (day < EARLIEST_BIRTH || day > today.toString()) check.invalid('bornOn', 'OUT_OF_RANGE');
  return day;
}
