import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import { type Context, Fault } from '../../context.js';
import type { CheckInState, PassBalanceState, RegistrationBalanceState, SessionCapacityState } from '../../entities/events.js';
import { liveCheckIns, liveState } from '../../pubsub/fanout.js';
import type { StateOf, StateTopic } from '../../pubsub/topics.js';
import { CheckInEvent, CheckInFilter, PassBalance, RegistrationBalance, SessionCapacity } from '../../schema/objects/live.js';
import { readPassBalance, readRegistrationBalance, readSessionCapacity } from '../../services/reads/index.js';
import { Access, EVERYBODY, STAFF, STAFF_AND_OWN_CUSTOMER, withScope } from '../shared/access.js';
import { keyOf, readsOf, seen } from '../shared/reading.js';
import { isInstructor, isStaff, type ReadableType } from '../shared/rights.js';

type Read<T extends StateTopic> = (em: EntityManager, organisationId: string, id: string) => Promise<StateOf<T> | undefined>;

interface Watched<T extends StateTopic> {
  topic: T;
  type: ReadableType;
  read: Read<T>;
  /** Whether it belongs to a customer; what everybody may see is nobody's. */
  isOwn?: (state: StateOf<T>, customerId: string) => boolean;
}

/**
 * The present state and every change of it. Whoever may not see a row gets the same answer as for a row that is not there. What is read
 * is shared by all who watch it in this process, so it is read as the organisation has it, and each is judged by what was read.
 */
async function watch<T extends StateTopic>(context: Context, id: string, { topic, type, read, isOwn }: Watched<T>) {
  const key = keyOf(context, type, id);
  const { organisationId, viewer } = context;
  const nothing = () => new Fault('BAD_USER_INPUT', `There is no ${type.toLowerCase()} by this id.`);
  if (organisationId === undefined) throw nothing();
  if (isInstructor(viewer) && !(await seen(context, type, id))) throw nothing();
  const isHidden = (state: StateOf<T>) =>
    isOwn !== undefined && !isStaff(viewer) && !(viewer.kind === 'CUSTOMER' && isOwn(state, viewer.customerId));
  const authorise = (state: StateOf<T> | undefined) => {
    if (state === undefined || isHidden(state)) throw nothing();
  };
  const { hub, liveReads } = context.services;
  const present = () => context.readNow((em) => read(em, organisationId, key));
  return liveState({ hub, reads: liveReads, topic, organisationId, key, authorise, read: present });
}

interface IdArgument {
  context: Context;
  args: Record<string, string>;
}

const ownedBy = (state: { customerId: string }, customerId: string): boolean => state.customerId === customerId;

/** Live states: each begins with the present one, then comes every change. */
@Resolver()
export class LiveResolver {
  @Access(EVERYBODY)
  @Subscription(() => SessionCapacity, {
    description: 'The seats of a session: as they are now, then every change. For everybody.',
    subscribe: ({ context, args }: IdArgument) =>
      watch(context, args.sessionId ?? '', { topic: 'sessionCapacity', type: 'Session', read: readSessionCapacity }),
  })
  sessionCapacity(
    @Root() state: SessionCapacityState,
    @Arg('sessionId', () => ID, { description: 'The session.' }) _sessionId: string,
  ): SessionCapacityState {
    return state;
  }

  @Access(withScope(STAFF_AND_OWN_CUSTOMER, 'SALES_READ'))
  @Subscription(() => PassBalance, {
    description: 'What is left on a pass: now, then after every change. For its holder and for staff.',
    subscribe: ({ context, args }: IdArgument) =>
      watch(context, args.passId ?? '', { topic: 'passBalance', type: 'Pass', read: readPassBalance, isOwn: ownedBy }),
  })
  passBalance(
    @Root() state: PassBalanceState,
    @Arg('passId', () => ID, { description: 'The pass.' }) _passId: string,
  ): PassBalanceState {
    return state;
  }

  @Access(withScope(STAFF_AND_OWN_CUSTOMER, 'BOOKINGS_READ'))
  @Subscription(() => RegistrationBalance, {
    description: "A registration's account: now, then after every change. For its customer and for staff.",
    subscribe: ({ context, args }: IdArgument) =>
      watch(context, args.registrationId ?? '', {
        topic: 'registrationBalance',
        type: 'Registration',
        read: readRegistrationBalance,
        isOwn: ownedBy,
      }),
  })
  registrationBalance(
    @Root() state: RegistrationBalanceState,
    @Arg('registrationId', () => ID, { description: 'The registration.' }) _registrationId: string,
  ): RegistrationBalanceState {
    return state;
  }

  @Access(withScope(STAFF, 'BOOKINGS_READ'))
  @Subscription(() => CheckInEvent, {
    description:
      'Everybody who is checked in from now on: who came, with which pass, what is left on it, what is owed. Ask for the bookings of the session first; when the stream ends with RESYNC, ask again.',
    subscribe: ({ context, args }: { context: Context; args: { filter: CheckInFilter } }) => watchCheckIns(context, args.filter),
  })
  checkIns(
    @Root() checkIn: CheckInState,
    @Ctx() _context: Context,
    @Arg('filter', () => CheckInFilter, { description: 'Which of them.' }) _filter: CheckInFilter,
  ): CheckInState {
    return checkIn;
  }
}

async function watchCheckIns(context: Context, filter: CheckInFilter) {
  const { organisationId } = context;
  if (organisationId === undefined) throw new Error('staff belong to an organisation');
  const sessionId = filter.sessionId ? keyOf(context, 'Session', filter.sessionId) : undefined;
  const groupId = filter.groupId ? keyOf(context, 'Group', filter.groupId) : undefined;
  const locationId = filter.locationId ? keyOf(context, 'Location', filter.locationId) : undefined;
  const ownGroupIds = await groupsInSight(context);
  return liveCheckIns({
    hub: context.services.hub,
    organisationId,
    authorise: () => undefined,
    wanted: (checkIn) =>
      (ownGroupIds === undefined || ownGroupIds.has(checkIn.groupId)) &&
      (sessionId === undefined || checkIn.sessionId === sessionId) &&
      (groupId === undefined || checkIn.groupId === groupId) &&
      (locationId === undefined || checkIn.locationId === locationId),
  });
}

/** The groups whose check-ins the viewer may watch, as they are when the stream begins; undefined for all. */
async function groupsInSight(context: Context): Promise<ReadonlySet<string> | undefined> {
  const { viewer } = context;
  if (!isInstructor(viewer)) return undefined;
  const groups = await (await readsOf(context)).groupsTaughtBy(viewer.memberId);
  return new Set(groups.map(({ id }) => id));
}
