import type { Caller, Checked } from '../commands/index.js';
import { type OrderLineSpec, uuidv7 } from '../engine/index.js';
import { InputCheck, NAME_MAX_LENGTH } from '../input/index.js';
import { ORDER_LINES_MAX } from '../rules/selling/order-input.js';
import { type GiftCodes, hashOfGiftCode } from './gift-codes.js';

/** A line of an order, as it was typed: a pass, a seat or a registration. */
export interface OrderLineWish {
  productId: string | null;
  sessionId: string | null;
  registration: { attendeeId: string; groupId: string } | null;
  registrationId: string | null;
  registrationLine: number | null;
  /** Staff insist on a seat that overlaps another one of the attendee. */
  allowOverlap: boolean | null;
  customerId: string | null;
  gift: { to?: string | null | undefined; email?: string | null | undefined } | null;
}

/** Checks the lines of an order and gives them the form that the rules take. Each line orders one thing only. */
export function linesOf(wishes: readonly OrderLineWish[], actor: Caller['actor'], codes: GiftCodes): Checked<OrderLineSpec[]> {
  const check = new InputCheck('');
  if (wishes.length === 0) check.invalid('lines', 'REQUIRED');
  check.list('lines', wishes, ORDER_LINES_MAX);
  const value = wishes.flatMap((wish, at): OrderLineSpec[] => {
    if (wish.allowOverlap !== null && actor.kind !== 'STAFF') check.invalid(`lines.${at}.allowOverlap`, 'UNEXPECTED');
    const line = lineOf(wish, check, `lines.${at}`, codes);
    return line ? [line] : [];
  });
  return { value, refusals: check.refusals };
}

function lineOf(wish: OrderLineWish, check: InputCheck, field: string, codes: GiftCodes): OrderLineSpec | undefined {
  const { productId, sessionId, registration, registrationId } = wish;
  const named = [productId, sessionId, registration].filter((part) => part !== null);
  if (named.length === 0) check.invalid(`${field}.productId`, 'REQUIRED');
  if (named.length > 1) check.invalid(field, 'UNEXPECTED');
  if (named.length !== 1) return undefined;
  if (productId !== null) return passLine({ ...wish, productId }, check, field, codes);
  const unexpected = [
    ...(['customerId', 'gift', 'registrationLine'] as const),
    ...(sessionId === null ? (['registrationId', 'allowOverlap'] as const) : []),
  ].filter((key) => wish[key] !== null);
  for (const key of unexpected) check.invalid(`${field}.${key}`, 'UNEXPECTED');
  if (registration) return { kind: 'REGISTRATION', attendeeId: registration.attendeeId, groupId: registration.groupId };
  if (sessionId !== null && registrationId !== null) {
    // Named only when it is true, so that a repeated request of an older client keeps its hash.
    return { kind: 'SESSION', sessionId, registrationId, ...(wish.allowOverlap ? { allowOverlap: true } : {}) };
  }
  check.invalid(`${field}.registrationId`, 'REQUIRED');
  return undefined;
}

function passLine(
  wish: OrderLineWish & { productId: string },
  check: InputCheck,
  field: string,
  codes: GiftCodes,
): OrderLineSpec {
  const { productId, registrationId, customerId, registrationLine, gift } = wish;
  if (wish.allowOverlap !== null) check.invalid(`${field}.allowOverlap`, 'UNEXPECTED');
  const isNamed = gift !== null || registrationLine !== null;
  if (isNamed && registrationId !== null) check.invalid(`${field}.registrationId`, 'UNEXPECTED');
  if (isNamed && customerId !== null) check.invalid(`${field}.customerId`, 'UNEXPECTED');
  if (!gift) return { kind: 'PASS', productId, registrationId, registrationLine, customerId, gift: null };
  if (registrationLine !== null) check.invalid(`${field}.registrationLine`, 'UNEXPECTED');
  const to = gift.to == null ? null : check.text(`${field}.gift.to`, gift.to, NAME_MAX_LENGTH);
  const email = gift.email == null ? null : check.email(`${field}.gift.email`, gift.email);
  const lineId = uuidv7();
  const codeHash = hashOfGiftCode(codes.codeOf(lineId));
  return { kind: 'PASS', productId, registrationId: null, customerId: null, gift: { lineId, codeHash, to, email } };
}

/** Lines without the ids and codes that are generated anew each time, to hash for the idempotency key. */
export const meantLines = (lines: readonly OrderLineSpec[]): OrderLineSpec[] =>
  lines.map((line) => (line.kind === 'PASS' && line.gift ? { ...line, gift: { ...line.gift, lineId: '', codeHash: '' } } : line));
