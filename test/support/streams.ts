import {
  type Client,
  OrderProgressDocument,
  PassBalanceDocument,
  RegistrationBalanceDocument,
  RosterDocument,
  SessionCapacitiesDocument,
  SessionCapacityDocument,
  TypedDocumentString,
} from '@permanentka/client';
import { afterEach, expect } from 'vitest';
import type { Ground } from './ground.js';
import { fingerprints } from './unchanged.js';
import { EVERYBODY, type ViewerName } from './viewers.js';
import { watch } from './watch.js';

type Watching = ReturnType<typeof watch>;

/** A roster without people, for keys that may not read them. */
const COUNTS_ONLY = new TypedDocumentString<RosterPush, { sessionId: string }>(
  'subscription ($sessionId: ID!) { roster(sessionId: $sessionId) { version session { rosterCounts { booked here owing } } } }',
);

interface RosterPush {
  roster: {
    version: number;
    session: {
      rosterCounts?: { booked: number; here: number; owing: number } | null;
      bookings?: { edges: readonly { node: { id: string; status: string } }[] } | null;
    };
  };
}

const rosterState = ({ roster: { version, session } }: RosterPush) => ({
  version,
  counts: session.rosterCounts,
  bookings: session.bookings?.edges.map(({ node }) => node) ?? [],
});

/** The live states of a test file. The streams that a test opens end with it. */
export function useStreams() {
  const open: { leave: () => Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((watching) => watching.leave()));
  });
  function kept<T extends { leave: () => Promise<void> }>(watching: T): T {
    open.push(watching);
    return watching;
  }
  return {
    seatsOf: (client: Client, sessionId: string) =>
      kept(watch(client.subscribe(SessionCapacityDocument, { sessionId }), (push) => push.sessionCapacity)),
    passOf: (client: Client, passId: string) =>
      kept(watch(client.subscribe(PassBalanceDocument, { passId }), (push) => push.passBalance)),
    accountOf: (client: Client, registrationId: string) =>
      kept(watch(client.subscribe(RegistrationBalanceDocument, { registrationId }), (push) => push.registrationBalance)),
    pageOf: (client: Client, sessionIds: string[]) =>
      kept(watch(client.subscribe(SessionCapacitiesDocument, { sessionIds }), (push) => push.sessionCapacities)),
    progressOf: (client: Client, orderId: string) =>
      kept(watch(client.subscribe(OrderProgressDocument, { orderId }), (push) => push.orderProgress)),
    rosterOf: (client: Client, sessionId: string, people: 'NAMES' | 'NO_NAMES' = 'NAMES') =>
      people === 'NAMES'
        ? kept(watch(client.subscribe(RosterDocument, { sessionId }), rosterState))
        : kept(watch(client.subscribe(COUNTS_ONLY, { sessionId }), rosterState)),
  };
}

/** The versions of the states of a stream only grow. */
export function expectGrowing(states: readonly { version: number }[]): void {
  const versions = states.map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
}

/** Subscribes as everybody: some get the current state, all others an error before any event. Nothing is changed by it. */
export async function expectWatchedBy(
  { studio, viewers }: Ground,
  subscribe: (client: Client) => Pick<Watching, 'until' | 'seen'>,
  allowed: readonly ViewerName[],
): Promise<void> {
  const before = await fingerprints(studio.tenant);
  const told: Partial<Record<ViewerName, 'STATE' | 'ERROR'>> = {};
  for (const name of EVERYBODY) {
    const watching = subscribe(viewers[name]);
    told[name] = await watching
      .until(() => true)
      .then(
        () => 'STATE' as const,
        () => 'ERROR' as const,
      );
    if (told[name] === 'ERROR') expect(watching.seen).toEqual([]);
  }
  expect(told).toEqual(Object.fromEntries(EVERYBODY.map((name) => [name, allowed.includes(name) ? 'STATE' : 'ERROR'])));
  expect(await fingerprints(studio.tenant)).toEqual(before);
}
