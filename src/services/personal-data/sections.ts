/**
 * The personal data of a customer in one table: rows about them or their attendees. Rows are read in the order of `key`, which
 * is unique in the organisation. `$1` is the customer and those merged into them, as `uuid[]`.
 */
export interface Section {
  table: string;
  key: string;
  about: string;
  /** The row as JSON, if the export leaves out some of it. */
  row?: string;
  /** Columns that hold secrets. */
  hidden?: readonly string[];
}

const THEIR_REGISTRATIONS = 'select r.id from registrations r where r.customer_id = any($1)';
const THEIR_ATTENDEES = 'select a.id from attendees a where a.customer_id = any($1)';
const THEIR_PASSES = 'select p.id from passes p where p.customer_id = any($1)';
const THEIR_BOOKINGS = `select b.id from bookings b where b.registration_id in (${THEIR_REGISTRATIONS})`;
const THEIR_ORDERS = 'select o.id from orders o where o.customer_id = any($1)';
const THEIR_RECEIPTS = `select r.id from receipts r where r.order_id in (${THEIR_ORDERS})`;
const THEIR_ADDRESSES = 'select lower(c.email) from customers c where c.id = any($1)';
const THEIR_INVITATIONS = `select i.id from invitations i where lower(i.email) in (${THEIR_ADDRESSES})`;
const THEIR_ACCOUNTS = `select 'REGISTRATION:' || id from (${THEIR_REGISTRATIONS}) r
  union all select kind || id from (${THEIR_PASSES}) p cross join (values ('PASS:'), ('ENTRIES:')) kinds (kind)`;

/** Matches accounts of a registration or a pass. */
const SOMEBODYS_ACCOUNT = '^(REGISTRATION|PASS|ENTRIES):';
/** The columns of an order line that name the holder's rows. */
const NAMES_THE_HOLDER = `'{customer_id,registration_id,attendee_id,pass_id,booking_id}'::text[]`;

export const SECTIONS: readonly Section[] = [
  { table: 'customers', key: 'id', about: 't.id = any($1)' },
  {
    table: 'members',
    key: 'id',
    about: 't.person_id in (select c.person_id from customers c where c.id = any($1))',
  },
  { table: 'invitations', key: 'id', about: `lower(t.email) in (${THEIR_ADDRESSES})`, hidden: ['secret_hash'] },
  { table: 'attendees', key: 'id', about: 't.customer_id = any($1)' },
  { table: 'attendee_consents', key: 'id', about: `t.attendee_id in (${THEIR_ATTENDEES})` },
  { table: 'registrations', key: 'id', about: 't.customer_id = any($1)' },
  { table: 'bookings', key: 'id', about: `t.registration_id in (${THEIR_REGISTRATIONS})` },
  { table: 'passes', key: 'id', about: 't.customer_id = any($1)' },
  { table: 'redemptions', key: 'id', about: `t.pass_id in (${THEIR_PASSES})` },
  { table: 'accounts', key: 'code', about: `t.code in (${THEIR_ACCOUNTS})` },
  {
    table: 'transfers',
    key: 'id',
    // A customer who paid an order for somebody else must not see how much of it is used.
    about: `t.id in (select x.id from transfers x where x.debit in (${THEIR_ACCOUNTS})
      union select x.id from transfers x where x.credit in (${THEIR_ACCOUNTS})
      union select x.id from transfers x where x.order_id in (${THEIR_ORDERS})
        and x.debit !~ '${SOMEBODYS_ACCOUNT}' and x.credit !~ '${SOMEBODYS_ACCOUNT}')`,
  },
  { table: 'orders', key: 'id', about: 't.customer_id = any($1)' },
  {
    table: 'order_lines',
    key: 'id',
    about: `(t.order_id in (${THEIR_ORDERS}) or t.customer_id = any($1) or t.attendee_id in (${THEIR_ATTENDEES})
      or t.registration_id in (${THEIR_REGISTRATIONS}))`,
    // For lines paid for somebody else, and gifts redeemed by somebody else: the price is shown, the holder is not.
    row: `case when t.customer_id <> all($1) then to_jsonb(t) - ${NAMES_THE_HOLDER}
      when t.pass_id not in (${THEIR_PASSES}) then to_jsonb(t) - 'pass_id' else to_jsonb(t) end`,
    hidden: ['gift_code_hash'],
  },
  { table: 'payments', key: 'id', about: `t.order_id in (${THEIR_ORDERS})` },
  { table: 'refunds', key: 'id', about: `t.order_id in (${THEIR_ORDERS})` },
  { table: 'receipts', key: 'id', about: `t.order_id in (${THEIR_ORDERS})` },
  { table: 'receipt_letters', key: 'receipt_id', about: `t.receipt_id in (${THEIR_RECEIPTS})` },
  {
    table: 'gift_letters',
    key: 'order_line_id',
    about: `t.order_line_id in (select l.id from order_lines l
      where l.order_id in (${THEIR_ORDERS}) or lower(l.gift_email) in (${THEIR_ADDRESSES}))`,
  },
  { table: 'refunded_pass_emails', key: 'pass_id', about: `t.pass_id in (${THEIR_PASSES})` },
  { table: 'invitation_emails', key: 'invitation_id', about: `t.invitation_id in (${THEIR_INVITATIONS})` },
  { table: 'registration_emails', key: 'id', about: `t.registration_id in (${THEIR_REGISTRATIONS})` },
  { table: 'provider_events', key: 'id', about: `t.order_id in (${THEIR_ORDERS})` },
  {
    table: 'audit_log',
    key: 'id',
    // Network addresses of staff are left out. A person who changed these rows can only be this customer.
    row: `case when t.actor like 'person:%' or t.actor in (select 'customer:' || id from unnest($1) id)
      then to_jsonb(t) else to_jsonb(t) - 'address' end`,
    // Customers change only rows of their own. A search by actor would read the whole log.
    about: `t.subject_id in (
      select unnest($1) union all ${THEIR_ATTENDEES} union all ${THEIR_REGISTRATIONS} union all ${THEIR_PASSES}
      union all ${THEIR_BOOKINGS} union all ${THEIR_INVITATIONS}
      union all ${THEIR_ORDERS} union all select p.id from payments p where p.order_id in (${THEIR_ORDERS})
      union all select f.id from refunds f where f.order_id in (${THEIR_ORDERS})
      union all select c.id from attendee_consents c where c.attendee_id in (${THEIR_ATTENDEES}))`,
  },
];

/** Every other table of the schema, and why none of its rows is about a customer. */
export const NOT_PERSONAL: Readonly<Record<string, string>> = {
  organisations: 'tells of the organisation',
  organisation_directory: 'names organisations, in public',
  locations: 'tells of places',
  courses: 'tells of what is offered',
  groups: 'tells of what is offered, and of the member who teaches it',
  sessions: 'tells of what is offered',
  pass_products: 'tells of what is on sale',
  promo_codes: 'tells of what is on offer; who used one is told by the orders',
  receipt_counters: 'holds the last number of each year',
  marketplace_listings: 'tells of organisations, in public',
  payment_accounts: 'names the account of the organisation with its payment provider',
  registrations_in_the_red: 'repeats which balances of registrations are below zero; the statement tells them',
  customer_terms: 'holds texts of rows that are told of here, to find them by; erasing takes them away',
  api_keys: 'tells of programs',
  audit_kinds: 'says which columns of a kind tell of a person',
  idempotency_keys: 'holds ids of rows that are told of here, for two days',
  outbox: 'holds events about rows that are told of here, for a day; erasing takes the names out of them',
  closed_books: 'says until when reports have kept figures',
  ledger_days: 'holds sums of days',
  sales_days: 'holds sums of days',
  tax_days: 'holds sums of days',
  owed_days: 'holds sums of days',
  pass_holdings: 'holds what accounts that are told of here held at the end of a day',
  debt_spans: 'holds when accounts that are told of here were below zero',
  attendance_counts: 'holds sums of sessions',
  attendance_changes: 'names sessions to count again',
  mikro_orm_migrations: 'says which migrations ran',
};
