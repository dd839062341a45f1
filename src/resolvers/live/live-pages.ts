import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import type { SessionCapacityState } from '../../entities/events.js';
import { Fault } from '../../faults.js';
import { livePage } from '../../pubsub/fanout-page.js';
import { SessionCapacity } from '../../schema/objects/live.js';
import { SameForAll } from '../../schema/shared/same-for-all.js';
import { readSessionCapacities } from '../../services/reads/index.js';
import { Access, EVERYBODY } from '../shared/access.js';
import { keyOf } from '../shared/reading.js';

/** As many as a page of sessions has. */
const SESSIONS_MAX = 100;

/** Live states of whole pages, in one stream. */
@Resolver()
export class LivePagesResolver {
  @SameForAll()
  @Access(EVERYBODY)
  @Subscription(() => [SessionCapacity], {
    description:
      `The seats of up to ${SESSIONS_MAX} sessions of one organisation: the current states first, then those that change. ` +
      'For everybody.',
    subscribe: ({ context, args }: { context: Context; args: { sessionIds: string[] } }) => watchSeats(context, args.sessionIds),
  })
  sessionCapacities(
    @Root() states: SessionCapacityState[],
    @Arg('sessionIds', () => [ID], { description: 'The sessions.' }) _sessionIds: string[],
  ): SessionCapacityState[] {
    return states;
  }
}

function watchSeats(context: Context, sessionIds: readonly string[]) {
  const keys = keysOfPage(context, sessionIds);
  const { organisationId } = context;
  const nothing = () => new Fault('BAD_USER_INPUT', 'There is no session by one of these ids.');
  if (organisationId === undefined) throw nothing();
  const { hub, liveReads } = context.services;
  return livePage({
    ...{ hub, reads: liveReads, topic: 'sessionCapacity', organisationId, keys },
    keyOf: ({ sessionId }) => sessionId,
    read: () => context.readNow((em) => readSessionCapacities(em, organisationId, keys)),
    authorise: (states) => {
      if (states.length < keys.length) throw nothing();
    },
  });
}

function keysOfPage(context: Context, sessionIds: readonly string[]): string[] {
  if (sessionIds.length === 0 || sessionIds.length > SESSIONS_MAX) {
    throw new Fault('BAD_USER_INPUT', `Name 1 to ${SESSIONS_MAX} sessions.`);
  }
  return [...new Set(sessionIds.map((id) => keyOf(context, 'Session', id)))];
}
