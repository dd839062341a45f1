import type { CheckInState, PassBalanceState, RegistrationBalanceState, SessionCapacityState } from '../../entities/events.js';
import type { Refusal } from '../refusals.js';
import type { AnswerOf, Command, CommandKind } from './command.js';
import { checkInState, passState, registrationState, sessionState } from './states.js';
import type { BookingRow, Changes, PassRow, RedemptionRow, World } from './world.js';

/** A caller's key: the same key with the same input gets the same answer again, and moves nothing twice. */
export interface IdempotencyKey {
  viewer: string;
  operation: string;
  key: string;
  inputHash: string;
}

export interface CommandRequest<C extends Command = Command> {
  command: C;
  /** Decide and answer in full, write nothing. */
  dryRun?: boolean;
  idempotency?: IdempotencyKey;
}

/** How the rows that a command touched look after it. */
export interface After {
  bookings: BookingRow[];
  redemptions: RedemptionRow[];
  passRows: PassRow[];
  sessions: SessionCapacityState[];
  registrations: RegistrationBalanceState[];
  passes: PassBalanceState[];
  checkIns: CheckInState[];
}

export type Outcome<K extends CommandKind = CommandKind> =
  | { kind: 'done'; answer: AnswerOf<K>; after: After | null }
  | { kind: 'refused'; refusals: Refusal[] };

/** Describes the world right after a decision was applied to it. */
export function describe(world: World, { created, changed, checkedIn }: Changes): After {
  const passRows = [...(created.passes ?? []), ...(changed.passes ?? [])];
  const registrations = [...(created.registrations ?? []), ...(changed.registrations ?? [])];
  return {
    bookings: [...(created.bookings ?? []), ...(changed.bookings ?? [])],
    redemptions: [...(created.redemptions ?? []), ...(changed.redemptions ?? [])],
    passRows,
    sessions: (changed.sessions ?? []).map(sessionState),
    registrations: registrations.map((registration) => registrationState(world, registration)),
    passes: passRows.map((pass) => passState(world, pass)),
    checkIns: checkedIn.flatMap((id) => {
      const booking = world.bookings.get(id);
      return booking ? [checkInState(world, booking)] : [];
    }),
  };
}
