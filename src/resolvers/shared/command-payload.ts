import type { CheckInState, PassBalanceState, RegistrationBalanceState, SessionCapacityState } from '../../entities/events.js';
import type { Booking, Columns, Order, Pass, Registration, Session } from '../../entities/index.js';
import type { Ending } from '../../services/rules/commands/end-registration.js';
import type { Refusal } from '../../services/rules/world/refusals.js';

/** The states that a command leaves behind, in the shape in which they are pushed live. */
export interface CommandPayload {
  booking: Columns<Booking> | null;
  order: Columns<Order> | null;
  checkoutUrl: string | null;
  registration: Columns<Registration> | null;
  pass: Columns<Pass> | null;
  session: Columns<Session> | null;
  sessionCapacity: SessionCapacityState | null;
  registrationBalance: RegistrationBalanceState | null;
  passBalances: PassBalanceState[];
  checkIn: CheckInState | null;
  bookingsCancelled: number | null;
  ending: Ending | null;
  errors: Refusal[];
}

/** The payload of a refused command, but for its refusals. */
export const NO_PAYLOAD: CommandPayload = {
  booking: null,
  order: null,
  checkoutUrl: null,
  registration: null,
  pass: null,
  session: null,
  sessionCapacity: null,
  registrationBalance: null,
  passBalances: [],
  checkIn: null,
  bookingsCancelled: null,
  ending: null,
  errors: [],
};
