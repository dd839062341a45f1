/** The bookings and their order. Both sides make the same bookings in each round, each booking once. */
export interface Scenario {
  readonly name: string;
  /** Each has one group. Registrations and sessions are dealt out to the groups in turns. */
  readonly courses: number;
  readonly sessions: number;
  readonly registrations: number;
  /** The session of the k-th booking of a round, by number. pgbench computes the same, from the script of the scenario. */
  readonly sessionOf: (registration: number, k: number, round: number) => number;
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
export const SPREAD: Scenario = {
  name: 'booking-spread',
  courses: COURSES,
  sessions: COURSES * SESSIONS_OF_COURSE,
  registrations: 100_000,
  sessionOf: (r, k) => (r % COURSES) + COURSES * ((Math.floor(r / COURSES) + Math.floor(k / 100_000)) % SESSIONS_OF_COURSE),
  sessionFormula: `:r % ${COURSES} + ${COURSES} * ((:r / ${COURSES} + :k / 100000) % ${SESSIONS_OF_COURSE})`,
};

/** The same 100,000 rush at one session, another one each round. */
export const HOT: Scenario = {
  name: 'booking-hot',
  courses: 1,
  sessions: 10,
  registrations: 100_000,
  sessionOf: (_r, _k, round) => round,
  sessionFormula: ':round',
};
