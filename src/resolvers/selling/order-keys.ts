import type { Context } from '../../context.js';
import type { OrderedPassHolderInput, OrderLineInput } from '../../schema/selling/order-inputs.js';
import type { OrderLineWish, PassHolder } from '../../services/selling/index.js';
import { keyOf, optionalKeyOf } from '../shared/reading.js';

/** The lines of an order with the keys behind their ids. The service checks what each line may say. */
export const lineKeysOf = (context: Context, lines: readonly OrderLineInput[]): OrderLineWish[] =>
  lines.map(({ pass, seat, registration }) => {
    if (pass) {
      const productId = keyOf(context, 'PassProduct', pass.productId);
      return { kind: 'pass', pass: { productId, holder: pass.holder ? holderKeysOf(context, pass.holder) : undefined } };
    }
    if (seat) {
      const sessionId = keyOf(context, 'Session', seat.sessionId);
      const registrationId = keyOf(context, 'Registration', seat.registrationId);
      return { kind: 'seat', seat: { sessionId, registrationId, allowOverlap: seat.allowOverlap ?? null } };
    }
    if (!registration) throw new Error('a line of an order has none of its fields');
    const attendeeId = keyOf(context, 'Attendee', registration.attendeeId);
    return { kind: 'registration', registration: { attendeeId, groupId: keyOf(context, 'Group', registration.groupId) } };
  });

const holderKeysOf = (
  context: Context,
  { registrationId, registrationLine, customerId, gift }: OrderedPassHolderInput,
): PassHolder => ({
  registrationId: optionalKeyOf(context, 'Registration', registrationId),
  registrationLine,
  customerId: optionalKeyOf(context, 'Customer', customerId),
  gift,
});
