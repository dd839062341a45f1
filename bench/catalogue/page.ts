import { BenchError } from '../bench-error.js';
import { CATALOGUE, SHOWN_SESSIONS } from '../booking/scenario.js';

/** A session of the page, in the form that the answers of both sides have in common. */
export interface ShownSession {
  readonly id: string;
  readonly course: string;
  readonly group: string;
  readonly location: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly status: string;
  readonly priceMinor: number;
  readonly currency: string;
  readonly capacity: number;
  readonly seatsLeft: number;
}

/** A side as the browsers of the public see it. */
export interface PageSide {
  readonly document: string;
  /** The sessions in the order of the answer. Throws when it is no whole answer. */
  readonly sessionsOf: (answer: unknown) => readonly ShownSession[];
}

const SESSIONS = CATALOGUE.groups * SHOWN_SESSIONS;

/** How many seats the page shows as taken. Every booking of the bench takes one of them. */
export function seatsTakenOn(sessions: readonly ShownSession[]): number {
  checkWhole(sessions);
  return sessions.reduce((sum, { capacity, seatsLeft }) => sum + capacity - seatsLeft, 0);
}

/** Throws unless both pages show the same sessions, with the same of everything, in the same order within each group. */
export function checkSame(ours: readonly ShownSession[], theirs: readonly ShownSession[]): void {
  const [one, other] = [ours, theirs].map((sessions) =>
    sessions.toSorted((a, b) => (a.group < b.group ? -1 : +(a.group > b.group))),
  );
  const at = one?.findIndex((session, index) => JSON.stringify(session) !== JSON.stringify(other?.[index])) ?? 0;
  if (at < 0 && one?.length === other?.length) return;
  throw new BenchError(`The pages differ: ${JSON.stringify(one?.[at])} beside ${JSON.stringify(other?.[at])}.`);
}

function checkWhole(sessions: readonly ShownSession[]): void {
  const courses = new Set(sessions.map(({ course }) => course));
  const groups = new Set(sessions.map(({ group }) => group));
  if (courses.size !== CATALOGUE.courses || groups.size !== CATALOGUE.groups || sessions.length !== SESSIONS)
    throw new BenchError(`A page has ${courses.size} courses, ${groups.size} groups and ${sessions.length} sessions.`);
}
