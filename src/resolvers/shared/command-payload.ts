import type { CheckInState, PassBalanceState, RegistrationBalanceState, SessionCapacityState } from '../../entities/events.js';
import type * as entities from '../../entities/index.js';
import type { Refusal } from '../../services/rules/world/refusals.js';

/** The states a command leaves behind, in the same shape in which they are pushed live. */
export interface CommandPayload {
  booking: entities.Booking | null;
  order: entities.Order | null;
  checkoutUrl: string | null;
  registration: entities.Registration | null;
  pass: entities.Pass | null;
  session: entities.Session | null;
  sessionCapacity: SessionCapacityState | null;
  registrationBalance: RegistrationBalanceState | null;
  passBalances: PassBalanceState[];
  checkIn: CheckInState | null;
  bookingsCancelled: number | null;
  errors: Refusal[];
}

/** Of a refused command: nothing. */
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
  errors: [],
};
