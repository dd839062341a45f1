import type { CheckInState, PassBalanceState, RegistrationBalanceState, SessionCapacityState } from '../../entities/events.js';
import type { Actor } from '../../postgres/audit-actor.js';
import type { AnswerOf, Command, CommandKind } from '../rules/commands/index.js';
import type { OrderLineRow, OrderRow, RefundRow } from '../rules/world/order-rows.js';
import type { Refusal } from '../rules/world/refusals.js';
import type { BookingRow, Changes, RedemptionRow, World } from '../rules/world/world.js';
import { checkInState, passState, registrationState, sessionState } from './states.js';

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
  /** Who asks, and from where; nobody when left out. Told to the audit log, and no part of what makes two requests the same. */
  by?: Actor;
}

/** How the rows that a command touched look after it. */
export interface After {
  bookings: BookingRow[];
  redemptions: RedemptionRow[];
  sessions: SessionCapacityState[];
  registrations: RegistrationBalanceState[];
  passes: PassBalanceState[];
  checkIns: CheckInState[];
  refunds: RefundRow[];
  orders: OrderRow[];
  orderLines: OrderLineRow[];
}

export type Outcome<K extends CommandKind = CommandKind> =
  | { kind: 'done'; answer: AnswerOf<K>; after: After | null }
  | { kind: 'refused'; refusals: Refusal[] };

/**
 * Describes the world right after a decision was applied to it: the rows it touched, and the registration and passes of each booking among them
 * even where nothing changed on those, so that the same command is always told the same way.
 */
export function describe(world: World, { created, changed, checkedIn }: Changes): After {
  const bookings = [...(created.bookings ?? []), ...(changed.bookings ?? [])];
  const passIds = new Set([...(created.passes ?? []), ...(changed.passes ?? [])].map(({ id }) => id));
  const registrationIds = new Set([...(created.registrations ?? []), ...(changed.registrations ?? [])].map(({ id }) => id));
  for (const booking of bookings) {
    registrationIds.add(booking.registrationId);
    for (const id of world.redemptionsOfBooking.get(booking.id) ?? []) passIds.add(world.redemptions.get(id)?.passId ?? '');
  }
  return {
    bookings,
    redemptions: [...(created.redemptions ?? []), ...(changed.redemptions ?? [])],
    sessions: (changed.sessions ?? []).map(sessionState),
    registrations: rowsOf(world.registrations, registrationIds).map((row) => registrationState(world, row)),
    passes: rowsOf(world.passes, passIds).map((row) => passState(world, row)),
    refunds: [...(created.refunds ?? []), ...(changed.refunds ?? [])],
    orders: [...(created.orders ?? []), ...(changed.orders ?? [])],
    orderLines: [...(created.orderLines ?? []), ...(changed.orderLines ?? [])],
    checkIns: rowsOf(world.bookings, checkedIn).map((row) => checkInState(world, row)),
  };
}

const rowsOf = <Row>(rows: Map<string, Row>, ids: Iterable<string>): Row[] =>
  [...ids].flatMap((id) => {
    const row = rows.get(id);
    return row === undefined ? [] : [row];
  });

/**
 * What a dry run describes never came to be, so it may not carry a version that something else will have: each state keeps the version
 * its row has now, and 0 where there is no row.
 */
export function withPresentVersions(world: World, after: After): After {
  return {
    ...after,
    sessions: after.sessions.map((state) => ({ ...state, version: world.sessions.get(state.sessionId)?.version ?? 0 })),
    registrations: after.registrations.map((state) => ({
      ...state,
      version: world.registrations.get(state.registrationId)?.version ?? 0,
    })),
    passes: after.passes.map((state) => ({ ...state, version: world.passes.get(state.passId)?.version ?? 0 })),
  };
}
