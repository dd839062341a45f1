import type { Caller, Checked } from '../commands/index.js';
import { type OrderLineSpec, uuidv7 } from '../engine/index.js';
import { InputCheck, NAME_MAX_LENGTH } from '../input/index.js';
import { ORDER_LINES_MAX } from '../rules/selling/order-input.js';
import { type GiftCodes, hashOfGiftCode } from './gift-codes.js';

interface Gift {
  to?: string | null | undefined;
  email?: string | null | undefined;
}

/** The holder of an ordered pass: at most one of these. */
export interface PassHolder {
  registrationId?: string | undefined;
  registrationLine?: number | undefined;
  customerId?: string | undefined;
  gift?: Gift | undefined;
}

interface OrderedPass {
  productId: string;
  /** Left out for the customer who pays. */
  holder?: PassHolder | undefined;
}

/** A line of an order, as it was typed. */
export type OrderLineWish =
  | { kind: 'pass'; pass: OrderedPass }
  /** `allowOverlap`: staff insist on a seat that overlaps another one of the attendee. */
  | { kind: 'seat'; seat: { sessionId: string; registrationId: string; allowOverlap: boolean | null } }
  | { kind: 'registration'; registration: { attendeeId: string; groupId: string } };

/** Checks the lines of an order and gives them the form that the rules take. */
export function linesOf(wishes: readonly OrderLineWish[], actor: Caller['actor'], codes: GiftCodes): Checked<OrderLineSpec[]> {
  const check = new InputCheck('');
  if (wishes.length === 0) check.invalid('lines', 'REQUIRED');
  check.list('lines', wishes, ORDER_LINES_MAX);
  const value = wishes.map((wish, at): OrderLineSpec => {
    if (wish.kind === 'registration') return { kind: 'REGISTRATION', ...wish.registration };
    if (wish.kind === 'pass') return passLine(wish.pass, check, `lines.${at}.pass`, codes);
    const { allowOverlap, ...seat } = wish.seat;
    if (allowOverlap !== null && actor.kind !== 'STAFF') check.invalid(`lines.${at}.seat.allowOverlap`, 'UNEXPECTED');
    // Named only when it is true, so that a repeated request of an older client keeps its hash.
    return { kind: 'SESSION', ...seat, ...(allowOverlap ? { allowOverlap: true } : {}) };
  });
  return { value, refusals: check.refusals };
}

function passLine({ productId, holder = {} }: OrderedPass, check: InputCheck, field: string, codes: GiftCodes): OrderLineSpec {
  const { registrationId = null, customerId = null, registrationLine = null, gift } = holder;
  if (!gift) return { kind: 'PASS', productId, registrationId, registrationLine, customerId, gift: null };
  const to = gift.to == null ? null : check.text(`${field}.holder.gift.to`, gift.to, NAME_MAX_LENGTH);
  const email = gift.email == null ? null : check.email(`${field}.holder.gift.email`, gift.email);
  const lineId = uuidv7();
  const codeHash = hashOfGiftCode(codes.codeOf(lineId));
  return { kind: 'PASS', productId, registrationId: null, customerId: null, gift: { lineId, codeHash, to, email } };
}

/** Lines without the ids and codes that are generated anew each time, to hash for the idempotency key. */
export const meantLines = (lines: readonly OrderLineSpec[]): OrderLineSpec[] =>
  lines.map((line) => (line.kind === 'PASS' && line.gift ? { ...line, gift: { ...line.gift, lineId: '', codeHash: '' } } : line));
