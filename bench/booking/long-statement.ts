import { benchId, benchIdSql, ORGANISATION_ID } from './ids.js';
import type { Scenario } from './scenario.js';

const PRICE_MINOR = 50;
const SESSIONS_OF_DAY = 20;
/** The sale of its pass, and the booking that each registration has. */
const LINES_BESIDE = 2;

/** Further bookings of one registration, each of a session of its own that was over long ago. */
export function longStatement(scenario: Scenario, firstSession: number): string[] {
  if (!scenario.longStatement) return [];
  const { registration, lines } = scenario.longStatement;
  const { courses, groups, registrations } = scenario;
  const count = lines - LINES_BESIDE;
  const rows = `from generate_series(0, ${count - 1}) as n,
    lateral (select date_trunc('day', now()) - interval '1 day' * (20 + n / ${SESSIONS_OF_DAY})
      + interval '1 hour' * (2 + n % ${SESSIONS_OF_DAY}) as at) as t`;
  const organisation = `'${ORGANISATION_ID}'::uuid`;
  const id = (kind: 'registration' | 'attendee' | 'pass') => `'${benchId(kind, registration)}'::uuid`;
  const session = benchIdSql('session', `n + ${firstSession}`);
  const numbered = (kind: 'booking' | 'redemption' | 'charge' | 'payment') => benchIdSql(kind, `n + ${registrations}`);
  const registrationCode = `'REGISTRATION:${benchId('registration', registration)}'`;
  const transfer = (template: string, columns: string) =>
    `select ${organisation}, ${template}, 'EUR', ${PRICE_MINOR}, ${columns}, at`;
  const into =
    'insert into transfers (organisation_id, id, template, debit, credit, unit, amount, booking_id, pass_id, posted_at)';
  return [
    `insert into sessions (organisation_id, id, group_id, starts_at, ends_at, price_minor, capacity)
     select ${organisation}, ${session}, '${benchId('group', registration % groups)}', at, at + interval '1 hour',
       ${PRICE_MINOR}, 1 ${rows}`,
    `insert into bookings (organisation_id, id, session_id, registration_id, attendee_id, status, price_minor, covered_minor,
       cancellable_until, late_cancellation, late_fee_minor, session_ends_at, created_at, checked_in_at)
     select ${organisation}, ${numbered('booking')}, ${session}, ${id('registration')}, ${id('attendee')}, 'ATTENDED',
       ${PRICE_MINOR}, ${PRICE_MINOR}, at, 'FORFEIT', 0, at + interval '1 hour', at, at ${rows}`,
    `insert into redemptions (organisation_id, id, pass_id, registration_id, booking_id, entries, covered_minor, consumed_minor,
       created_at)
     select ${organisation}, ${numbered('redemption')}, ${id('pass')}, ${id('registration')}, ${numbered('booking')}, 0,
       ${PRICE_MINOR}, ${PRICE_MINOR}, at ${rows}`,
    `${into} ${transfer(
      `${numbered('charge')}, 'SESSION_CHARGED', ${registrationCode}, 'BOOKED:${benchId('course', registration % courses)}'`,
      `${numbered('booking')}, null`,
    )} ${rows}`,
    `${into} ${transfer(
      `${numbered('payment')}, 'CREDIT_REDEEMED', 'PASS:${benchId('pass', registration)}', ${registrationCode}`,
      `${numbered('booking')}, ${id('pass')}`,
    )} ${rows}`,
    `update registrations set charged_minor = charged_minor + ${count * PRICE_MINOR}, version = version + ${count}
     where id = ${id('registration')}`,
    `update passes set version = version + ${count} where id = ${id('pass')}`,
  ];
}
