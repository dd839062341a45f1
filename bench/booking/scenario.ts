/** The bookings and their order. Both sides make the same bookings in each round, each booking once. */
export interface Scenario {
  readonly name: string;
  readonly courses: number;
  /** Each course has as many. Registrations and sessions are dealt out to the groups in turns. */
  readonly groups: number;
  /** Those to come. */
  readonly sessions: number;
  readonly registrations: number;
  /** The session of the k-th booking of a round, by number. */
  readonly sessionOf: (registration: number, k: number, round: number) => number;
  /** Numbered customers with one attendee each and without telephones when left out. */
  readonly people?: People;
  /** Whether the last sessions that are over are those of today. */
  readonly hasToday?: boolean;
  /** A registration, by number, whose statement has so many lines. */
  readonly longStatement?: { readonly registration: number; readonly lines: number };
  /** Bookings of one round are counted from a multiple of it; `ROUND_BASE` when left out. */
  readonly roundBase?: number;
}

/** SQL expressions of customer or attendee `n`. */
export interface People {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly attendeeName: string;
  /** Attendees beside the first of each customer, in the order of the customers. */
  readonly siblings: number;
}

export const PLAIN_PEOPLE: People = {
  name: `'Customer ' || n`,
  email: `'customer' || n || '@example.com'`,
  phone: 'null',
  attendeeName: `'Attendee ' || n`,
  siblings: 0,
};

/** A scenario that pgbench plays as well. */
export interface PgbenchScenario extends Scenario {
  /** The expression for `:s` in the script for pgbench, given `:r`, `:k` and `:round`. */
  readonly sessionFormula: string;
}

/** Has no divisor in common with the number of registrations: each is visited once, and neighbours in time are far apart. */
export const REGISTRATION_STEP = 61_803;
/** Bookings of one round are counted from here, so that rounds never meet. Ten visits to every registration. */
export const ROUND_BASE = 1_000_000;

export const registrationOf = ({ registrations }: Scenario, k: number): number => (k * REGISTRATION_STEP) % registrations;

const COURSES = 100;
const SESSIONS_OF_COURSE = 50;

/** 100,000 pass holders book 5,000 sessions of 100 courses, each in their own group. */
export const SPREAD: PgbenchScenario = {
  name: 'booking-spread',
  courses: COURSES,
  groups: COURSES,
  sessions: COURSES * SESSIONS_OF_COURSE,
  registrations: 100_000,
  sessionOf: (r, k) => (r % COURSES) + COURSES * ((Math.floor(r / COURSES) + Math.floor(k / 100_000)) % SESSIONS_OF_COURSE),
  sessionFormula: `:r % ${COURSES} + ${COURSES} * ((:r / ${COURSES} + :k / 100000) % ${SESSIONS_OF_COURSE})`,
};

/** The same 100,000 rush at one session, another one each round. */
export const HOT: PgbenchScenario = {
  name: 'booking-hot',
  courses: 1,
  groups: 1,
  sessions: 10,
  registrations: 100_000,
  sessionOf: (_r, _k, round) => round,
  sessionFormula: ':round',
};

/** Rounds of `growth` have so many bookings, so that the small history grows no faster than the big one. */
export const BOOKINGS_OF_ROUND = 20_000;

/** The same spread over as many pass holders as a history has. Each books another session every time, in five rounds. */
const growing = (name: string, registrations: number): Scenario => ({
  name,
  courses: COURSES,
  groups: COURSES,
  sessions: COURSES * SESSIONS_OF_COURSE,
  registrations,
  sessionOf: (r, k) => (r % COURSES) + COURSES * ((Math.floor(r / COURSES) + Math.floor(k / registrations)) % SESSIONS_OF_COURSE),
  roundBase: BOOKINGS_OF_ROUND,
});
export const MILLIONS = growing('growth-millions', 100_000);
export const THOUSANDS = growing('growth-thousands', 2_000);

const GROUPS = 80;
/** The sessions of each group that a booking page shows. */
export const SHOWN_SESSIONS = 5;

/** A studio with 80 groups, each with sessions for twelve days to come. The bookings go to all sessions that its page shows. */
export const CATALOGUE: Scenario = {
  name: 'catalogue',
  courses: 20,
  groups: GROUPS,
  sessions: GROUPS * 12,
  registrations: 8_000,
  sessionOf: (r, k) => (r % GROUPS) + GROUPS * ((Math.floor(r / GROUPS) + Math.floor(k / 8_000)) % SHOWN_SESSIONS),
};

/** One session that everybody watches, and one that nobody does. The bookings of each are those of a round. */
export const WATCHED = 0;
export const UNWATCHED = 1;
export const LIVE: Scenario = {
  name: 'live',
  courses: 1,
  groups: 1,
  sessions: 2,
  registrations: 5_000,
  sessionOf: (_r, _k, round) => round,
};

/** For a process that is told the name of its scenario. */
export function scenarioNamed(name: string): Scenario {
  const found = [SPREAD, HOT, CATALOGUE, LIVE, MILLIONS, THOUSANDS].find((known) => known.name === name);
  if (!found) throw new Error(`there is no scenario "${name}"`);
  return found;
}
