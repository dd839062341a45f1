import type { OrderChannel, PaymentProviderKind } from '../../../entities/enums.js';
import { overlapRefusal } from '../booking/overlap.js';
import { hold } from '../selling/holds.js';
import { type OrderableLine, orderable } from '../selling/lines.js';
import { openOrder, received, refuseToWait } from '../selling/open-order.js';
import type { OrderLineSpec, PaymentPart, Reduction } from '../selling/order-input.js';
import { settle } from '../selling/settle.js';
import type { Actor } from '../world/actor.js';
import { issued, made } from '../world/audit.js';
import { codeLetters } from '../world/code-letters.js';
import { command } from '../world/command.js';
import { needLine } from '../world/needs.js';
import { type Refusal, refusal } from '../world/refusals.js';
import { overlaps, type Span } from '../world/span.js';
import { inSteps, type Steps } from '../world/steps.js';
import { seatKey } from '../world/world.js';

interface PlaceOrder {
  actor: Actor;
  customerId: string | null;
  channel: OrderChannel;
  lines: readonly OrderLineSpec[];
  reduction: Reduction;
  /** The payments of the desk; null for an order that waits for the provider's checkout. */
  payments: readonly PaymentPart[] | null;
  provider: PaymentProviderKind | null;
  holdMinutes: number;
}

/**
 * Places an order and holds everything it is for. An order with payments, and an order that costs nothing, is paid and issued at
 * once. Every other order waits for the provider's checkout.
 */
export const placeOrder = command<PlaceOrder, { orderId: string }>({
  needs: (needs, { channel, lines, customerId, reduction, payments }) => {
    needs.openOrders = true;
    for (const line of lines) {
      needLine(needs, line);
      const buyerId = line.kind === 'PASS' ? (line.customerId ?? customerId) : null;
      if (channel === 'PROFILE' && buyerId !== null) needs.profileBuyers.add(buyerId);
    }
    if (customerId !== null) needs.customers.add(customerId);
    if (reduction.promoCode) needs.promoCodes.codes.add(codeLetters(reduction.promoCode));
    if (payments !== null) needs.receipts = true;
  },

  decide: (world, input) =>
    inSteps(world, (steps) => {
      const { actor, customerId, lines, reduction, payments } = input;
      const isForeign = actor.kind === 'CUSTOMER' && customerId !== actor.customerId;
      if (customerId !== null && (isForeign || !world.customers.has(customerId))) {
        steps.refuse(refusal('NOT_FOUND', 'customerId', { referent: 'CUSTOMER' }));
      }
      const wanted = lines.map((spec, at) => {
        const line = orderable(world, spec, input);
        if (isRefusal(line)) return steps.refuse(inLine(line, at, spec));
        hold(steps, line, 1);
        return line;
      });
      refuseTwins(steps, wanted);
      refuseOverlaps(steps, wanted, lines);
      const order = openOrder(steps, wanted, input, reduction, input);
      if (payments !== null || order.totalMinor === 0) settle(steps, order, received(steps, order, payments ?? []), false);
      else refuseToWait(steps, order, 'customerId');
      return { orderId: order.id };
    }),

  audit: (_, changes) => [...made('orders', changes), ...issued(changes)],
});

const isRefusal = (found: object): found is Refusal => 'code' in found;

/** The field of a line that says what it is for. */
const PARTS: Record<OrderLineSpec['kind'], string> = { PASS: 'pass', SESSION: 'seat', REGISTRATION: 'registration' };

/** Moves the path of a refusal to the line of the input that it is about. */
function inLine(found: Refusal, at: number, { kind }: OrderLineSpec): Refusal {
  const [input = 'input', ...field] = found.path;
  return { ...found, path: [input, 'lines', String(at), ...(field.length > 0 ? [PARTS[kind], ...field] : [])] };
}

/** One order cannot have two seats of an attendee at the same time, unless staff insist on the later one. */
function refuseOverlaps(steps: Steps, lines: readonly OrderableLine[], specs: readonly OrderLineSpec[]): void {
  const seats: (Span & { attendeeId: string })[] = [];
  for (const [at, { sessionId, attendeeId }] of lines.entries()) {
    const session = steps.world.sessions.get(sessionId ?? '');
    const spec = specs[at];
    if (!session || attendeeId === null) continue;
    const other = seats.find((seat) => seat.attendeeId === attendeeId && overlaps(seat, session));
    const isAllowed = spec?.kind === 'SESSION' && spec.allowOverlap === true;
    if (other && !isAllowed) {
      steps.refuse(overlapRefusal({ ...other, bookingId: null, orderId: null }, `lines.${at}.seat.sessionId`));
    }
    seats.push({ attendeeId, startsAt: session.startsAt, endsAt: session.endsAt });
  }
}

/** One order cannot have the same seat or place twice. */
function refuseTwins(steps: Steps, lines: readonly OrderableLine[]): void {
  const seen = new Set<string>();
  for (const [at, { sessionId, groupId, attendeeId }] of lines.entries()) {
    const placeId = sessionId ?? groupId;
    if (placeId === null || attendeeId === null) continue;
    const key = seatKey(placeId, attendeeId);
    if (seen.has(key)) steps.refuse(refusal('INVALID_INPUT', `lines.${at}`, { reason: 'UNEXPECTED' }));
    seen.add(key);
  }
}
