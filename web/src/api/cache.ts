import { gql } from '@urql/core';
import { cacheExchange, type KeyingConfig, type UpdateResolver } from '@urql/exchange-graphcache';
import schema from './generated/cache-schema.json';

/** What a push or the answer of a mutation tells about the seats of a session. */
interface Seats {
  id: string;
  status: string;
  capacity: number;
  seatsTaken: number;
  seatsLeft: number;
  version: number;
  session: { id: string };
}

const SEATS = gql`
  fragment SeatsOfSession on Session {
    id
    status
    capacity
    seatsTaken
    seatsLeft
  }
`;

/** Objects without an id belong to the object that has them. */
const keys: KeyingConfig = Object.fromEntries(
  schema.__schema.types.flatMap((type) =>
    type.kind === 'OBJECT' && !type.fields.some(({ name }) => name === 'id') ? [[type.name, () => null]] : [],
  ),
);

/**
 * Every object is kept once, under its type and id, whichever operation brought it. Seats arrive as states of their own; they are
 * written to their sessions here, so that each list of sessions shows them.
 */
export function normalisedCache() {
  const versions = new Map<string, number>();
  const seatsTold: UpdateResolver = (parent, _args, cache, { fieldName }) => {
    const told = parent[fieldName] as Seats | readonly Seats[] | null;
    for (const seats of told === null ? [] : [told].flat()) {
      if (seats.version <= (versions.get(seats.id) ?? -1)) continue;
      versions.set(seats.id, seats.version);
      const { status, capacity, seatsTaken, seatsLeft } = seats;
      cache.writeFragment(SEATS, { id: seats.session.id, status, capacity, seatsTaken, seatsLeft });
    }
  };
  /** What the viewer has of their own is read again. */
  const viewerChanged: UpdateResolver = (_result, _args, cache) => cache.invalidate('Query', 'viewer');
  const booked: UpdateResolver<{ bookSession: { booking: unknown } | null }> = ({ bookSession }, args, cache) => {
    if (bookSession?.booking == null) return;
    const { sessionId } = (args as { input: { sessionId: string } }).input;
    cache.invalidate({ __typename: 'Session', id: sessionId }, 'viewerBookings');
  };
  return cacheExchange({
    ...{ schema, keys },
    updates: {
      Subscription: { sessionCapacities: seatsTold },
      BookSessionPayload: { sessionCapacity: seatsTold },
      Mutation: {
        bookSession: booked,
        joinAsCustomer: viewerChanged,
        addAttendee: viewerChanged,
        registerAttendee: viewerChanged,
      },
    },
  });
}
