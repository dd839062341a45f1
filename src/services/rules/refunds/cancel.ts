import { Drafts, templates } from '../../ledger/index.js';
import { isLate, lateFeeMinorOf } from '../booking/cancellation.js';
import type { Coming } from '../booking/ending.js';
import type { EndedBooking } from '../world/registration-news.js';
import type { Steps } from '../world/steps.js';
import { type BookingRow, type Changes, noChanges, type RegistrationRow, type SessionRow, type World } from '../world/world.js';
import { giveBack } from './give-back.js';

/** Cancels late: nothing goes back, and the booking's late fee, if any, is charged. */
export function forfeit(
  world: World,
  changes: Changes,
  booking: BookingRow,
  registration: RegistrationRow,
  session: SessionRow,
): void {
  changes.changed.bookings = [{ ...booking, status: 'LATE_CANCELLED', cancelledAt: world.now, excusedAt: null }];
  const courseId = world.groups.get(session.groupId)?.courseId;
  const feeMinor = lateFeeMinorOf(booking);
  if (feeMinor === 0 || courseId === undefined) return;
  const drafts = new Drafts(world.organisation.currency, world.newId);
  templates.lateFeeCharged(drafts, registration.id, courseId, booking.id, feeMinor);
  changes.transfers.push(...drafts.list);
  changes.changed.registrations = [
    { ...registration, chargedMinor: registration.chargedMinor + feeMinor, version: registration.version + 1 },
  ];
}

/** Whether late bookings are cancelled as if in time, and the reason that staff gave for it. */
interface Terms {
  inFull: boolean;
  overrideReason: string | null;
}

/**
 * Cancels coming bookings of a registration and frees their seats. In time, or in full, everything that paid for them goes back.
 * A late one is forfeited, by its own copy of the policy; under BLOCK it costs its price and no fee.
 */
export function cancelComing(steps: Steps, coming: readonly Coming[], { inFull, overrideReason }: Terms): EndedBooking[] {
  const { world } = steps;
  const givenBack: BookingRow[] = [];
  const ended: EndedBooking[] = [];
  for (const { booking, session } of coming) {
    const inTime = inFull || !isLate(booking, world.now);
    steps.change('sessions', { ...session, seatsTaken: session.seatsTaken - 1, version: session.version + 1 });
    if (inTime) givenBack.push({ ...booking, overrideReason });
    else steps.take(forfeited(world, booking, session));
    const figures = inTime ? { unchargedMinor: booking.priceMinor, feeMinor: 0 } : lateFigures(booking);
    ended.push({ bookingId: booking.id, inTime, ...figures });
  }
  const changes = noChanges();
  giveBack(world, changes, givenBack);
  steps.take(changes);
  return ended;
}

const lateFigures = (booking: BookingRow) => ({ unchargedMinor: 0, feeMinor: lateFeeMinorOf(booking) });

function forfeited(world: World, booking: BookingRow, session: SessionRow): Changes {
  const registration = world.registrations.get(booking.registrationId);
  if (!registration) throw new Error(`registration ${booking.registrationId} of booking ${booking.id} was not prefetched`);
  const changes = noChanges();
  forfeit(world, changes, booking, registration, session);
  return changes;
}
