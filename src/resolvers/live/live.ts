import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import type {
  CheckInState,
  OrderProgressState,
  PassBalanceState,
  PassEnd,
  RegistrationBalanceState,
  SessionCapacityState,
} from '../../entities/events.js';
import { Fault } from '../../faults.js';
import { liveEvents, liveState } from '../../pubsub/fanout.js';
import type { StateOf, StateTopic } from '../../pubsub/topics.js';
import {
  CheckInEvent,
  CheckInFilter,
  OrderProgress,
  PassBalance,
  RegistrationBalance,
  Roster,
  SessionCapacity,
} from '../../schema/objects/live.js';
import { SameForAll } from '../../schema/shared/same-for-all.js';
import type { Viewer } from '../../services/callers/index.js';
import {
  readOrderProgress,
  readPassBalance,
  readRegistrationBalance,
  readSessionCapacities,
  readSessionCapacity,
} from '../../services/reads/index.js';
import { Access, DESK_AND_OWN_CUSTOMER, EVERYBODY, STAFF, STAFF_AND_OWN_CUSTOMER, withScope } from '../shared/access.js';
import { keyOf, readsOf, seen } from '../shared/reading.js';
import { isInstructor, isStaff, type ReadableType, teachesSession } from '../shared/rights.js';

type Read<T extends StateTopic> = (em: EntityManager, organisationId: string, id: string) => Promise<StateOf<T> | undefined>;

interface Watched<T extends StateTopic> {
  topic: T;
  type: ReadableType;
  read: Read<T>;
  /** The same for several rows: those of many streams that begin at once. */
  readAll?: (em: EntityManager, organisationId: string, ids: readonly string[]) => Promise<ReadonlyMap<string, StateOf<T>>>;
  /** Whether the row belongs to a customer. Left out for rows that everybody may see. */
  isOwn?: (state: StateOf<T>, customerId: string) => boolean;
  /** The passes whose end changes the state. */
  endsOf?: (state: StateOf<T>) => readonly PassEnd[];
}

/**
 * Streams the current state of a row and every change of it. A viewer who may not see the row gets the same answer as for a
 * row that does not exist. All streams of this process share one read for the organisation, and the rights of each viewer are
 * checked on it.
 */
async function watch<T extends StateTopic>(context: Context, id: string, { topic, type, isOwn, endsOf, ...rows }: Watched<T>) {
  const key = keyOf(context, type, id);
  const { organisationId, viewer } = context;
  const nothing = () => new Fault('BAD_USER_INPUT', `There is no ${type.toLowerCase()} by this id.`);
  if (organisationId === undefined) throw nothing();
  if (isInstructor(viewer) && !(await seen(context, type, id))) throw nothing();
  const { hub, liveReads, passEnds } = context.services;
  const following = endsOf && passEnds.follow(organisationId);
  return liveState({
    ...{ hub, reads: liveReads, topic, organisationId, key },
    ...readsNow(context, rows, organisationId, key),
    authorise: (state) => mustBeSeen(state, { viewer, isOwn, nothing }),
    delivered: (state) => following?.at(endsOf?.(state) ?? []),
    left: () => following?.leave(),
  });
}

/** The reads of a row that a stream begins with, alone and with those of others. */
function readsNow<T extends StateTopic>(
  context: Context,
  { read, readAll }: Pick<Watched<T>, 'read' | 'readAll'>,
  organisationId: string,
  key: string,
) {
  return {
    read: () => context.readNow((em) => read(em, organisationId, key)),
    readAll: readAll && ((keys: readonly string[]) => context.readNow((em) => readAll(em, organisationId, keys))),
  };
}

interface Sight<T extends StateTopic> {
  viewer: Viewer;
  isOwn: Watched<T>['isOwn'];
  nothing: () => Fault;
}

/** Staff see every row, a customer their own, and everybody the rows that have no owner. */
function mustBeSeen<T extends StateTopic>(state: StateOf<T> | undefined, { viewer, isOwn, nothing }: Sight<T>): void {
  if (state === undefined) throw nothing();
  const isHidden = isOwn !== undefined && !isStaff(viewer) && !(viewer.kind === 'CUSTOMER' && isOwn(state, viewer.customerId));
  if (isHidden) throw nothing();
}

interface IdArgument {
  context: Context;
  args: Record<string, string>;
}

const ownedBy = (state: { customerId: string }, customerId: string): boolean => state.customerId === customerId;

const endOfPass = ({ passId, registrationId, validUntil }: PassBalanceState): PassEnd[] =>
  validUntil === null ? [] : [{ passId, registrationId, validUntil }];

const SEATS: Watched<'sessionCapacity'> = {
  topic: 'sessionCapacity',
  type: 'Session',
  read: readSessionCapacity,
  readAll: async (em, organisationId, ids) =>
    new Map((await readSessionCapacities(em, organisationId, ids)).map((state) => [state.sessionId, state])),
};

/** Live states. Each stream begins with the current state, and then tells every change. */
@Resolver()
export class LiveResolver {
  @SameForAll()
  @Access(EVERYBODY)
  @Subscription(() => SessionCapacity, {
    description: 'The seats of a session: the current state, then every change. For everybody.',
    subscribe: ({ context, args }: IdArgument) => watch(context, args.sessionId ?? '', SEATS),
  })
  sessionCapacity(
    @Root() state: SessionCapacityState,
    @Arg('sessionId', () => ID, { description: 'The session.' }) _sessionId: string,
  ): SessionCapacityState {
    return state;
  }

  @Access(withScope(STAFF_AND_OWN_CUSTOMER, 'SALES_READ'))
  @Subscription(() => PassBalance, {
    description: 'The balance of a pass: the current state, then every change. For its holder and for staff.',
    subscribe: ({ context, args }: IdArgument) =>
      watch(context, args.passId ?? '', {
        topic: 'passBalance',
        type: 'Pass',
        read: readPassBalance,
        isOwn: ownedBy,
        endsOf: endOfPass,
      }),
  })
  passBalance(
    @Root() state: PassBalanceState,
    @Arg('passId', () => ID, { description: 'The pass.' }) _passId: string,
  ): PassBalanceState {
    return state;
  }

  @Access(withScope(STAFF_AND_OWN_CUSTOMER, 'BOOKINGS_READ'))
  @Subscription(() => RegistrationBalance, {
    description: "A registration's account: the current state, then every change. For its customer and for staff.",
    subscribe: ({ context, args }: IdArgument) =>
      watch(context, args.registrationId ?? '', {
        topic: 'registrationBalance',
        type: 'Registration',
        read: readRegistrationBalance,
        isOwn: ownedBy,
        // An event that an earlier version of the server stored has none.
        endsOf: ({ creditEnds }) => creditEnds ?? [],
      }),
  })
  registrationBalance(
    @Root() state: RegistrationBalanceState,
    @Arg('registrationId', () => ID, { description: 'The registration.' }) _registrationId: string,
  ): RegistrationBalanceState {
    return state;
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'SALES_READ'))
  @Subscription(() => OrderProgress, {
    description:
      'The progress of an order: the current state, then every change, such as its payment. For its payer and for the desk.',
    subscribe: ({ context, args }: IdArgument) =>
      watch(context, args.orderId ?? '', {
        topic: 'orderProgress',
        type: 'Order',
        read: readOrderProgress,
        isOwn: ({ customerId: payer }, customerId) => payer === customerId,
      }),
  })
  orderProgress(
    @Root() state: OrderProgressState,
    @Arg('orderId', () => ID, { description: 'The order.' }) _orderId: string,
  ): OrderProgressState {
    return state;
  }

  @Access(withScope(STAFF, 'BOOKINGS_READ'))
  @Subscription(() => Roster, {
    description:
      'The roster of a session: the current state, then every change of a booking or of attendance. ' +
      'A payment of a debt alone is no change of it. For staff; for instructors only of sessions that they teach.',
    subscribe: ({ context, args }: IdArgument) => watchRoster(context, args.sessionId ?? ''),
  })
  roster(
    @Root() state: SessionCapacityState,
    @Arg('sessionId', () => ID, { description: 'The session.' }) _sessionId: string,
  ): SessionCapacityState {
    return state;
  }

  @Access(withScope(STAFF, 'BOOKINGS_READ'))
  @Subscription(() => CheckInEvent, {
    description:
      'Every change of attendance from now on, such as a check-in or its undoing: ' +
      'the attendee, the passes with what is left on them, and the debt. ' +
      'Read the bookings of the session first, and again when the stream ends with RESYNC.',
    subscribe: ({ context, args }: { context: Context; args: { filter: CheckInFilter } }) => watchCheckIns(context, args.filter),
  })
  checkIns(
    @Root() checkIn: CheckInState,
    @Ctx() _context: Context,
    @Arg('filter', () => CheckInFilter, { description: 'The changes to send.' }) _filter: CheckInFilter,
  ): CheckInState {
    return checkIn;
  }
}

/** Every change of a booking raises the version of its session, so the stream of its seats sends each. */
async function watchRoster(context: Context, id: string) {
  const { viewer } = context;
  const session = isInstructor(viewer) ? await seen(context, 'Session', id) : null;
  if (isInstructor(viewer) && !(session && (await teachesSession(session.id, viewer.memberId, await readsOf(context))))) {
    throw new Fault('BAD_USER_INPUT', 'There is no session by this id.');
  }
  return watch(context, id, SEATS);
}

async function watchCheckIns(context: Context, filter: CheckInFilter) {
  const { organisationId, services } = context;
  if (organisationId === undefined) throw new Error('staff belong to an organisation');
  const isNamed = checkInsNamedBy(context, filter);
  const isInSight = await sightOf(context);
  const wanted = (checkIn: CheckInState) => isNamed(checkIn) && isInSight(checkIn);
  return liveEvents({ hub: services.hub, topic: 'checkIns', organisationId, authorise: () => undefined, wanted });
}

/** Tells the check-ins that a filter names. What the filter leaves out names all of them. */
function checkInsNamedBy(context: Context, filter: CheckInFilter): (checkIn: CheckInState) => boolean {
  const sessionId = filter.sessionId ? keyOf(context, 'Session', filter.sessionId) : undefined;
  const groupId = filter.groupId ? keyOf(context, 'Group', filter.groupId) : undefined;
  const locationId = filter.locationId ? keyOf(context, 'Location', filter.locationId) : undefined;
  return (checkIn) =>
    (sessionId === undefined || checkIn.sessionId === sessionId) &&
    (groupId === undefined || checkIn.groupId === groupId) &&
    (locationId === undefined || checkIn.locationId === locationId);
}

/** Instructors watch their own groups, as they are when the stream begins, and the sessions that they give as a substitute. */
async function sightOf(context: Context): Promise<(checkIn: CheckInState) => boolean> {
  const { viewer } = context;
  if (!isInstructor(viewer)) return () => true;
  const groups = await (await readsOf(context)).groupsTaughtBy(viewer.memberId);
  const ownIds = new Set(groups.map(({ id }) => id));
  return ({ groupId, instructorId }) => ownIds.has(groupId) || instructorId === viewer.memberId;
}
