import { Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import type { SessionMovedState } from '../../entities/events.js';
import * as rows from '../../entities/index.js';
import { Fault } from '../../faults.js';
import { liveEvents } from '../../pubsub/fanout.js';
import { Session } from '../../schema/objects/catalogue.js';
import { SessionChangeEvent } from '../../schema/objects/live.js';
import { DateTime } from '../../schema/shared/scalars.js';
import { Access, STAFF_AND_OWN_CUSTOMER, withScope } from '../shared/access.js';
import { readsOf } from '../shared/reading.js';
import { isInstructor } from '../shared/rights.js';

/** Changes of sessions, for those who come to them and those who give them. */
@Resolver(() => SessionChangeEvent)
export class SessionChangesResolver {
  @Access(withScope(STAFF_AND_OWN_CUSTOMER, 'BOOKINGS_READ'))
  @Subscription(() => SessionChangeEvent, {
    description:
      'Every change of the time, the location or the instructor of a session, and every cancellation of one, from now on. ' +
      'Customers hear of the sessions in which their attendees had a seat, or in which an unpaid order held one for them. ' +
      'Instructors hear of those that they give or gave. ' +
      'Read the sessions first, and again when the stream ends with RESYNC.',
    subscribe: ({ context }: { context: Context }) => watchChanges(context),
  })
  sessionChanges(@Root() change: SessionMovedState, @Ctx() _context: Context): SessionMovedState {
    return change;
  }

  @FieldResolver(() => Session, { description: 'The session as it is now.' })
  async session(@Root() { sessionId }: SessionMovedState, @Ctx() context: Context): Promise<Session> {
    return (await readsOf(context)).existing(rows.Session, sessionId);
  }

  @FieldResolver(() => DateTime, { description: 'When it started before.' })
  previousStartsAt(@Root() { before }: SessionMovedState): Date | string {
    return before.startsAt;
  }

  @FieldResolver(() => DateTime, { description: 'When it ended before.' })
  previousEndsAt(@Root() { before }: SessionMovedState): Date | string {
    return before.endsAt;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it has another location.' })
  locationChanged(@Root() { before, locationId }: SessionMovedState): boolean {
    return before.locationId !== locationId;
  }

  @FieldResolver(() => Boolean, { description: 'Whether another person gives it.' })
  instructorChanged(@Root() { before, instructorId }: SessionMovedState): boolean {
    return before.instructorId !== instructorId;
  }
}

async function watchChanges(context: Context) {
  const { organisationId, services } = context;
  if (organisationId === undefined) throw new Fault('BAD_USER_INPUT', 'Say which organisation is meant.');
  const wanted = await sightOf(context);
  return liveEvents({ hub: services.hub, topic: 'sessionChanges', organisationId, authorise: () => undefined, wanted });
}

/** The sessions that a viewer hears of: those of their bookings, those of their groups as the stream begins, or all. */
async function sightOf(context: Context): Promise<(change: SessionMovedState) => boolean> {
  const { viewer } = context;
  if (viewer.kind === 'CUSTOMER') return ({ customerIds }) => customerIds.includes(viewer.customerId);
  if (!isInstructor(viewer)) return () => true;
  const groups = await (await readsOf(context)).groupsTaughtBy(viewer.memberId);
  const ownIds = new Set(groups.map(({ id }) => id));
  return ({ groupId, instructorId, before }) =>
    ownIds.has(groupId) || [instructorId, before.instructorId].includes(viewer.memberId);
}
