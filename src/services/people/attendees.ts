import { LockMode } from '@mikro-orm/core';
import { v7 as uuidv7 } from 'uuid';
import { Attendee, Customer } from '../../entities/index.js';
import type { InputCheck } from '../input-check.js';
import type { Result } from '../refusals.js';
import type { Tenant } from '../set-up.js';
import { done, setUp } from '../set-up.js';

/** More than any family or school class that one account has acted for; a bound on what one customer can grow to. */
export const ATTENDEES_MAX = 200;
const EARLIEST_BIRTH = '1900-01-01';

export interface AddAttendee {
  customerId: string;
  name: string;
  bornOn?: string | null;
}

export interface UpdateAttendee extends Partial<Omit<AddAttendee, 'customerId'>> {
  attendeeId: string;
}

/** With `ownerId`, no customer but that one is found. */
export function addAttendee(tenant: Tenant, input: AddAttendee, ownerId?: string, now = new Date()): Promise<Result<Attendee>> {
  return setUp(tenant, async ({ em, organisationId, check }) => {
    const isAllowed = ownerId === undefined || ownerId === input.customerId;
    // Locked, so that of two who add the last one at the same time the second counts what the first has added.
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const customer = isAllowed ? await em.findOne(Customer, input.customerId, { lockMode }) : null;
    if (!check.found('customerId', 'CUSTOMER', customer)) return check.refused();
    const count = await em.count(Attendee, { customer: customer.id });
    if (count >= ATTENDEES_MAX) check.invalid('customerId', 'TOO_MANY', ATTENDEES_MAX);
    const values = { name: check.name('name', input.name), bornOn: birthday(check, input.bornOn, now) };
    return done(em.create(Attendee, { id: uuidv7(), organisationId, customer, ...values }));
  });
}

/** Changes what the input names. With `ownerId`, only an attendee of that customer is found. */
export function updateAttendee(
  tenant: Tenant,
  input: UpdateAttendee,
  ownerId?: string,
  now = new Date(),
): Promise<Result<Attendee>> {
  return setUp(tenant, async ({ em, check }) => {
    const attendee = await em.findOne(Attendee, {
      id: input.attendeeId,
      ...(ownerId === undefined ? {} : { customer: ownerId }),
    });
    if (!check.found('attendeeId', 'ATTENDEE', attendee)) return check.refused();
    if (input.name != null) attendee.name = check.name('name', input.name);
    if (input.bornOn !== undefined) attendee.bornOn = birthday(check, input.bornOn, now);
    return done(attendee);
  });
}

function birthday(check: InputCheck, bornOn: string | null | undefined, now: Date): string | null {
  if (!bornOn) return null;
  const day = check.day('bornOn', bornOn)?.toString() ?? EARLIEST_BIRTH;
  if (day < EARLIEST_BIRTH || day > now.toISOString().slice(0, 10)) check.invalid('bornOn', 'OUT_OF_RANGE');
  return day;
}
