import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import {
  type PassNotCovering,
  UpdateSessionInput,
  UpdateSessionPayload,
  UpdateSessionsInput,
  UpdateSessionsPayload,
} from '../../schema/booking/session-changes.js';
import { CLASHES, SessionClash } from '../../schema/objects/clashes.js';
import type { Caller, CommandResult } from '../../services/commands/index.js';
import { Access, OWNERS_AND_MANAGERS, withScope } from '../shared/access.js';
import { clashesWith } from '../shared/clashes.js';
import { runWith } from '../shared/commands.js';
import { sessionColumns } from '../shared/outcome-rows.js';
import { keyOf, optionalKeyOf, readsOf } from '../shared/reading.js';

const INPUT = { description: 'The input of the mutation.' };

type Changed = CommandResult<'updateSession' | 'updateSessions'>;
type Done = Extract<Changed, { kind: 'done' }>;

const REFUSED = { sessions: null, bookingsMoved: null, passesNotCovering: [] };

/** Runs a change of sessions, and shows them as it left them. A preview shows them as they would be. */
async function changedWith(context: Context, run: (caller: Caller) => Promise<Changed>): Promise<UpdateSessionsPayload> {
  const result = await runWith(context, run);
  if (result.kind === 'refused') return { ...REFUSED, errors: result.refusals };
  const { bookingsMoved } = result.answer;
  const sessions = await sessionsOf(context, result);
  return { sessions, bookingsMoved, passesNotCovering: await notCovering(context, result), errors: [] };
}

async function sessionsOf(context: Context, { answer, after }: Done): Promise<rows.Columns<rows.Session>[]> {
  const ids = 'sessionId' in answer ? [answer.sessionId] : answer.sessionIds;
  if (!after) {
    const reads = await readsOf(context);
    return Promise.all(ids.map((id) => reads.existing(rows.Session, id)));
  }
  const byId = new Map(after.sessionRows.map((row) => [row.id, sessionColumns(context.tenantId(), row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function notCovering(context: Context, { answer }: Done): Promise<PassNotCovering[]> {
  const reads = await readsOf(context);
  const found = answer.uncovered.map(async ({ bookingId, passId, reason }) => ({
    booking: await reads.existing(rows.Booking, bookingId),
    pass: await reads.existing(rows.Pass, passId),
    reason,
  }));
  return Promise.all(found);
}

/** Changes of sessions that are planned. */
@Resolver(() => UpdateSessionPayload)
export class UpdateSessionResolver {
  @Access(withScope(OWNERS_AND_MANAGERS, 'BOOKINGS_WRITE'))
  @Mutation(() => UpdateSessionPayload, {
    description:
      'Changes the time, the location, the instructor, the seats or the price of a session. ' +
      'Bookings stay, with their price and what paid for them; their deadlines to cancel move with the session. ' +
      'Those concerned hear of it by `sessionChanges`. `passesNotCovering` and `clashes` are worth a look in a preview.',
  })
  async updateSession(
    @Ctx() context: Context,
    @Arg('input', () => UpdateSessionInput, INPUT) input: UpdateSessionInput,
  ): Promise<UpdateSessionPayload> {
    const change = { ...input, ...termsOf(context, input), sessionId: keyOf(context, 'Session', input.sessionId) };
    const changed = await changedWith(context, (caller) => context.services.booking.updateSession(caller, change));
    const { sessions, ...payload } = changed;
    const [session = null] = sessions ?? [];
    return { ...payload, session, sessionCapacity: session && capacityOf(session) };
  }

  @FieldResolver(() => [SessionClash], CLASHES)
  clashes(@Root() { session }: UpdateSessionPayload, @Ctx() context: Context): Promise<SessionClash[]> {
    return clashesWith(context, session ? [session] : []);
  }
}

@Resolver(() => UpdateSessionsPayload)
export class UpdateSessionsResolver {
  @Access(withScope(OWNERS_AND_MANAGERS, 'BOOKINGS_WRITE'))
  @Mutation(() => UpdateSessionsPayload, {
    description:
      'Changes the coming sessions of a group from a day on, as `updateSession` changes one: all of them, or none. ' +
      'Each keeps its local time of the day when clocks change.',
  })
  updateSessions(
    @Ctx() context: Context,
    @Arg('input', () => UpdateSessionsInput, INPUT) input: UpdateSessionsInput,
  ): Promise<UpdateSessionsPayload> {
    const change = { ...input, ...termsOf(context, input), groupId: keyOf(context, 'Group', input.groupId) };
    return changedWith(context, (caller) => context.services.booking.updateSessions(caller, change));
  }

  @FieldResolver(() => [SessionClash], CLASHES)
  clashes(@Root() { sessions }: UpdateSessionsPayload, @Ctx() context: Context): Promise<SessionClash[]> {
    return clashesWith(context, sessions ?? []);
  }
}

/** The keys of a place and an instructor, as far as they are named. */
const termsOf = (
  context: Context,
  { locationId, instructorId }: { locationId?: string | null; instructorId?: string | null },
) => ({
  locationId: optionalKeyOf(context, 'Location', locationId),
  instructorId: optionalKeyOf(context, 'Member', instructorId),
});

const capacityOf = ({ id, status, capacity, seatsTaken, seatsHeld, version }: rows.Columns<rows.Session>) => ({
  ...{ sessionId: id, status, capacity, seatsTaken: seatsTaken + seatsHeld, version },
});
