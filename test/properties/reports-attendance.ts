import type { Client as Connection } from 'pg';

export interface AttendanceFacts {
  sessions: { id: string; groupId: string; status: string; startsAt: Date; capacity: number }[];
  bookings: { sessionId: string; status: string }[];
}

export async function attendanceFactsOf(superuser: Connection, organisationId: string): Promise<AttendanceFacts> {
  const read = async <T>(text: string): Promise<T[]> => (await superuser.query(text, [organisationId])).rows as T[];
  return {
    sessions: await read(
      'select id, group_id as "groupId", status, starts_at as "startsAt", capacity from sessions where organisation_id = $1',
    ),
    bookings: await read('select session_id as "sessionId", status from bookings where organisation_id = $1'),
  };
}

/** By group: sessions that began after one moment and until another, their seats, and what became of those. */
export function attendanceByGroup({ sessions, bookings }: AttendanceFacts, opened: Date, ends: Date) {
  const groups = new Map<string, Record<'sessions' | 'capacity' | 'booked' | 'attended' | 'noShow' | 'lateCancelled', number>>();
  for (const session of sessions) {
    if (session.status !== 'SCHEDULED' || session.startsAt <= opened || session.startsAt > ends) continue;
    const group = groups.get(session.groupId) ?? {
      sessions: 0,
      capacity: 0,
      booked: 0,
      attended: 0,
      noShow: 0,
      lateCancelled: 0,
    };
    groups.set(session.groupId, group);
    group.sessions += 1;
    group.capacity += session.capacity;
    for (const { sessionId, status } of bookings) {
      if (sessionId !== session.id) continue;
      if (status === 'LATE_CANCELLED') group.lateCancelled += 1;
      if (status === 'ATTENDED') group.attended += 1;
      if (status === 'NO_SHOW') group.noShow += 1;
      if (status !== 'LATE_CANCELLED' && status !== 'CANCELLED') group.booked += 1;
    }
  }
  const bps = (part: number, whole: number) => (whole === 0 ? null : Math.round((part * 10_000) / whole));
  return new Map(
    [...groups].map(([groupId, group]) => [
      groupId,
      { ...group, utilisationBps: bps(group.booked, group.capacity), attendanceBps: bps(group.attended, group.booked) },
    ]),
  );
}
