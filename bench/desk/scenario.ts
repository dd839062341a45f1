import { type People, registrationOf, type Scenario, SPREAD } from '../booking/scenario.js';

const FIRST_NAMES = `Jana Peter Mária Ján Zuzana Martin Katarína Tomáš Eva Lukáš Lucia Michal Anna Jozef Monika Marek
  Petra Pavol Ivana Miroslav Lenka Róbert Veronika Daniel Barbora Andrej Simona Juraj Nina Matej Ema
  Adam Sofia Jakub Viktória Filip Natália Samuel Tamara Oliver`.split(/\s+/);
const FAMILIES = `Kováč Horváth Varga Tóth Nagy Baláž Molnár Szabó Novák Polák Gajdoš Hudák Lukáč Krajčí Šimko Oravec
  Mráz Vrba Sokol Žák Čierny Biely Zelený Kučera Svoboda Dvořák Černý Procházka Veselý Král`.split(/\s+/);
/** Customers with lower numbers, who are the older ones, have addresses of another domain. */
const OLD_CUSTOMERS = 50_000;

const at = (names: readonly string[], index: string): string =>
  `(array['${names.join(`','`)}'])[1 + (${index}) % ${names.length}]`;
const family = at(FAMILIES, `n / ${FIRST_NAMES.length}`);

const PEOPLE: People = {
  name: `${at(FIRST_NAMES, 'n')} || ' ' || ${family}`,
  email: `'klient' || n || case when n < ${OLD_CUSTOMERS} then '@stara.example' else '@posta.example' end`,
  phone: `'+421 9' || lpad((n::bigint * 7919 % 100000000)::text, 8, '0')`,
  attendeeName: `${at(FIRST_NAMES, 'n * 7 + 3')} || ' ' || ${family}`,
  siblings: 50_000,
};

const LINES = 1_000;
/** The bench is over before a booking of it comes. */
const BOOKED_LAST = 99_999;

/** 100,000 customers with 150,000 attendees, and a hundred sessions of today with a hundred bookings each. */
export const DESK: Scenario & Required<Pick<Scenario, 'longStatement'>> = {
  ...SPREAD,
  name: 'desk',
  people: PEOPLE,
  hasToday: true,
  longStatement: { registration: registrationOf(SPREAD, BOOKED_LAST), lines: LINES },
};
