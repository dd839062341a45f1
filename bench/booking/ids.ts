/** Kinds of rows that are loaded by number. The kind is a part of the id, so ids of two kinds never meet. */
export const KIND = {
  organisation: 1,
  location: 2,
  member: 3,
  token: 4,
  course: 5,
  group: 6,
  session: 7,
  customer: 8,
  attendee: 9,
  registration: 10,
  product: 11,
  pass: 12,
  sale: 13,
  booking: 14,
  redemption: 15,
  charge: 16,
  payment: 17,
  outbox: 18,
  order: 19,
  orderLine: 20,
  receipt: 21,
  transfer: 22,
  audit: 23,
} as const;
export type Kind = keyof typeof KIND;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
const stem = (kind: Kind): string => `0190${hex(KIND[kind], 4)}-0000-7000-8000-`;

/** The id of the n-th row of a kind: an old UUID of version 7, so that rows of the rounds come after it in every index. */
export const benchId = (kind: Kind, n: number): string => stem(kind) + hex(n, 12);

/** The same in SQL, for a number that is an expression. */
export const benchIdSql = (kind: Kind, n: string): string => `('${stem(kind)}' || lpad(to_hex(${n}), 12, '0'))::uuid`;

export const ORGANISATION_ID = benchId('organisation', 1);
