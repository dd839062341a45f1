import type { CheckInState, PassBalanceState, RegistrationBalanceState, SessionCapacityState } from '../../entities/events.js';
import type { AuditActor } from '../../postgres/audit-actor.js';
import type { AnswerOf, Command, CommandKind } from '../rules/commands/index.js';
import type { OrderLineRow, OrderRow, RefundRow } from '../rules/world/order-rows.js';
import type { Refusal } from '../rules/world/refusals.js';
import type { BookingRow, Changes, PassRow, RedemptionRow, SessionRow, World } from '../rules/world/world.js';
import { checkInState, passState, registrationState, sessionState } from './write/states.js';

/** A caller's idempotency key: the same key with the same input gets the same answer, and nothing happens twice. */
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
  /** The caller, for the audit log; the system when left out. It does not matter for idempotency. */
  by?: AuditActor;
}

/** The rows that a command touched, as they are after it. */
export interface After {
  bookings: BookingRow[];
  /** Those of the bookings are complete, also where they did not change. */
  redemptions: RedemptionRow[];
  sessions: SessionCapacityState[];
  /** The same sessions with all their columns. */
  sessionRows: SessionRow[];
  registrations: RegistrationBalanceState[];
  passes: PassBalanceState[];
  checkIns: CheckInState[];
  refunds: RefundRow[];
  orders: OrderRow[];
  orderLines: OrderLineRow[];
  /** The sessions and passes that the command touched, and those of its bookings. */
  rows: { sessions: SessionRow[]; passes: PassRow[] };
}

export type Outcome<K extends CommandKind = CommandKind> =
  | { kind: 'done'; answer: AnswerOf<K>; after: After | null }
  | { kind: 'refused'; refusals: Refusal[] };

/**
 * Describes the world right after a decision was applied: the rows it touched, and the registration and passes of each touched
 * booking even where they did not change. So a command always has the same form of answer.
 */
export function describe(world: World, { created, changed, checkedIn }: Changes): After {
  const bookings = [...(created.bookings ?? []), ...(changed.bookings ?? [])];
  const passIds = new Set([...(created.passes ?? []), ...(changed.passes ?? [])].map(({ id }) => id));
  const registrationIds = new Set([...(created.registrations ?? []), ...(changed.registrations ?? [])].map(({ id }) => id));
  const redemptionIds = new Set([...(created.redemptions ?? []), ...(changed.redemptions ?? [])].map(({ id }) => id));
  for (const booking of bookings) {
    registrationIds.add(booking.registrationId);
    for (const id of world.redemptionsOfBooking.get(booking.id) ?? []) {
      redemptionIds.add(id);
      passIds.add(world.redemptions.get(id)?.passId ?? '');
    }
  }
  const sessionIds = new Set([...(changed.sessions ?? []), ...bookings.map(({ sessionId: id }) => ({ id }))].map(({ id }) => id));
  const passes = rowsOf(world.passes, passIds);
  return {
    bookings,
    redemptions: rowsOf(world.redemptions, redemptionIds),
    sessions: (changed.sessions ?? []).map(sessionState),
    sessionRows: changed.sessions ?? [],
    registrations: rowsOf(world.registrations, registrationIds).map((row) => registrationState(world, row)),
    passes: passes.map((row) => passState(world, row)),
    refunds: [...(created.refunds ?? []), ...(changed.refunds ?? [])],
    orders: [...(created.orders ?? []), ...(changed.orders ?? [])],
    orderLines: [...(created.orderLines ?? []), ...(changed.orderLines ?? [])],
    checkIns: rowsOf(world.bookings, checkedIn).map((row) => checkInState(world, row)),
    rows: { sessions: rowsOf(world.sessions, sessionIds), passes },
  };
}

const rowsOf = <Row>(rows: Map<string, Row>, ids: Iterable<string>): Row[] =>
  [...ids].flatMap((id) => {
    const row = rows.get(id);
    return row === undefined ? [] : [row];
  });

/**
 * Puts the current versions into the result of a dry run. Its new versions never exist, and another change will get the same
 * numbers. A state without a row has version 0.
 */
export function withPresentVersions(world: World, after: After): After {
  return {
    ...after,
    sessions: after.sessions.map((state) => ({ ...state, version: world.sessions.get(state.sessionId)?.version ?? 0 })),
    sessionRows: after.sessionRows.map((row) => ({ ...row, version: world.sessions.get(row.id)?.version ?? 0 })),
    registrations: after.registrations.map((state) => ({
      ...state,
      version: world.registrations.get(state.registrationId)?.version ?? 0,
    })),
    passes: after.passes.map((state) => ({ ...state, version: world.passes.get(state.passId)?.version ?? 0 })),
  };
}
