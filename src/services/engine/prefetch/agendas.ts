import type { Seat } from '../../rules/world/seats.js';
import type { World } from '../../rules/world/world.js';
import type { Run } from '../database/transaction.js';
import { agendasOf, type WantedTimes } from './queries.js';

/** A seat of an attendee: a booking, or a line of an unpaid order. The key is its id. */
export type Taken = Seat & { attendeeId: string; key: string };

/** Reads the seats that are in the way of wanted ones: two lists of one length. Their sessions are locked and read already. */
export async function fetchAgendas(
  run: Run,
  organisationId: string,
  world: World,
  { sessionIds, attendeeIds }: { readonly sessionIds: readonly string[]; readonly attendeeIds: readonly string[] },
): Promise<void> {
  const wanted: WantedTimes = { attendeeIds: [], startsAt: [], endsAt: [] };
  for (const [index, sessionId] of sessionIds.entries()) {
    const session = world.sessions.get(sessionId);
    const attendeeId = attendeeIds[index];
    if (!session || attendeeId === undefined) continue;
    wanted.attendeeIds.push(attendeeId);
    wanted.startsAt.push(session.startsAt);
    wanted.endsAt.push(session.endsAt);
  }
  if (wanted.attendeeIds.length > 0) putSeats(world, await run<Taken>(agendasOf(organisationId, wanted)));
}

export function putSeats({ agendas }: World, taken: readonly Taken[]): void {
  for (const { attendeeId, key, ...seat } of taken) {
    const agenda = agendas.get(attendeeId) ?? new Map<string, Seat>();
    agendas.set(attendeeId, agenda.set(key, seat));
  }
}
