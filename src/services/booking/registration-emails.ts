import type { Pool, PoolClient } from 'pg';
import { formatDay, formatDayOf, formatMoment } from '../../entities/dates.js';
import type { Locale, PassKind } from '../../entities/enums.js';
import { formatMoney } from '../../entities/money.js';
import { inOrganisation } from '../../postgres/transactions.js';
import { type Email, type EmailLog, EmailQueue, emails, type Mailer, type Sender, senderColumn } from '../mail/index.js';
import type { EndedBooking, RegistrationNews, ReturnedToPass } from '../rules/world/registration-news.js';

/** So many bookings are named; of a whole year's daily lessons nobody reads more. */
const BOOKINGS_NAMED_MAX = 30;

/** E-mails customers when a registration ends, is reopened or moves to another group. */
export const registrationEmails = (pool: Pool, mailer: Mailer, log: EmailLog): EmailQueue =>
  new EmailQueue(pool, mailer, log, {
    ...{ table: 'registration_emails', key: 'id' },
    write: (organisationId, id) => inOrganisation(pool, organisationId, (client) => written(client, organisationId, id)),
  });

interface Waiting {
  content: RegistrationNews;
  email: string;
  locale: Locale;
  attendee: string;
  course: string;
  group: string;
  fromGroup: string | null;
  sender: Sender;
  currency: string;
  timeZone: string;
}

/** How the amounts and moments of one e-mail are written. */
interface Form {
  money: (minor: number) => string | null;
  moment: (at: Date) => string;
  /** The last day of something that is over at a moment. */
  lastDay: (end: Date) => string;
}

async function written(client: PoolClient, organisationId: string, id: string): Promise<Email | undefined> {
  const waiting = await waitingEmail(client, organisationId, id);
  if (!waiting) return undefined;
  const { content, email, locale, currency, timeZone, ...names } = waiting;
  const form: Form = {
    money: (amountMinor) => (amountMinor === 0 ? null : formatMoney({ amountMinor, currency }, locale)),
    moment: (at) => formatMoment(at, locale, timeZone),
    lastDay: (end) => formatDayOf(new Date(end.getTime() - 1), locale, timeZone),
  };
  const { kind, endsOn, priceMinor, accountMinor, debtMinor } = content;
  const bookings = await bookingsOf(client, organisationId, content.bookings, form);
  const facts = {
    ...{ ...names, locale, kind, endsOn: endsOn === null ? null : formatDay(endsOn, locale), price: form.money(priceMinor) },
    ...{ account: form.money(accountMinor), debt: form.money(debtMinor) },
    ...{ bookings: bookings.slice(0, BOOKINGS_NAMED_MAX), bookingsMore: Math.max(0, bookings.length - BOOKINGS_NAMED_MAX) },
    passes: await passesOf(client, organisationId, content.passes, form),
  };
  return { to: email, ...emails.registration(facts) };
}

/** Undefined when the customer has no address any more. */
async function waitingEmail(client: PoolClient, organisationId: string, id: string): Promise<Waiting | undefined> {
  const { rows } = await client.query<Waiting>(
    `select e.content, c.email, c.locale, a.name as attendee, k.name as course, g.name as "group", f.name as "fromGroup",
       ${senderColumn('o')}, o.currency, o.time_zone as "timeZone"
     from registration_emails e
       join organisations o on o.id = e.organisation_id
       join registrations r on r.organisation_id = e.organisation_id and r.id = e.registration_id
       join customers c on c.organisation_id = e.organisation_id and c.id = r.customer_id
       join attendees a on a.organisation_id = e.organisation_id and a.id = r.attendee_id
       join groups g on g.organisation_id = e.organisation_id and g.id = (e.content ->> 'groupId')::uuid
       join courses k on k.organisation_id = e.organisation_id and k.id = g.course_id
       left join groups f on f.organisation_id = e.organisation_id and f.id = (e.content ->> 'fromGroupId')::uuid
     where e.organisation_id = $1 and e.id = $2 and coalesce(c.email, '') <> '' and c.erased_at is null`,
    [organisationId, id],
  );
  return rows[0];
}

/** In the order of their sessions. */
async function bookingsOf(client: PoolClient, organisationId: string, ended: readonly EndedBooking[], form: Form) {
  const { rows } = await client.query<{ id: string; startsAt: Date }>(
    `select b.id, s.starts_at as "startsAt" from bookings b
       join sessions s on s.organisation_id = b.organisation_id and s.id = b.session_id
     where b.organisation_id = $1 and b.id = any($2::uuid[]) order by s.starts_at, b.id`,
    [organisationId, ended.map(({ bookingId }) => bookingId)],
  );
  const byId = new Map(ended.map((booking) => [booking.bookingId, booking]));
  return rows.flatMap(({ id, startsAt }) => {
    const { inTime, unchargedMinor, feeMinor } = byId.get(id) ?? {};
    if (inTime === undefined) return [];
    return { when: form.moment(startsAt), inTime, givenBack: form.money(unchargedMinor ?? 0), fee: form.money(feeMinor ?? 0) };
  });
}

/** The newest pass of grace holds what went back to a pass that has ended, and says until when it can be used. */
async function passesOf(client: PoolClient, organisationId: string, returned: readonly ReturnedToPass[], form: Form) {
  type Row = { id: string; name: string; kind: PassKind; validUntil: Date | null; hasEnded: boolean };
  const { rows } = await client.query<Row>(
    `select p.id, p.name, p.kind, n.valid_until as "validUntil", coalesce(n.valid_until <= now(), false) as "hasEnded"
     from passes p cross join lateral (
       select q.valid_until from passes q
       where q.organisation_id = p.organisation_id and (q.id = p.id or q.grace_of_id = p.id) order by q.id desc limit 1
     ) n
     where p.organisation_id = $1 and p.id = any($2::uuid[]) order by p.name, p.id`,
    [organisationId, returned.map(({ passId }) => passId)],
  );
  const byId = new Map(returned.map((one) => [one.passId, one]));
  return rows.map(({ id, name, kind, validUntil, hasEnded }) => {
    const { entries = 0, visits = 0, valueMinor = 0 } = byId.get(id) ?? {};
    const credit = kind === 'CREDIT' ? form.money(valueMinor) : null;
    return { name, entries, visits, credit, validUntil: validUntil && form.lastDay(validUntil), hasEnded };
  });
}
