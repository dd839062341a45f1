import type { Context } from '../../context.js';
import type { OrderLineInput } from '../../schema/selling/order-inputs.js';
import { keyOf, optionalKeyOf } from '../shared/reading.js';

/** The lines of an order with the keys behind their ids. The service checks what each line may say. */
export const lineKeysOf = (context: Context, lines: readonly OrderLineInput[]) =>
  lines.map(({ productId, sessionId, registrationId, customerId, registration, registrationLine, gift }) => ({
    productId: optionalKeyOf(context, 'PassProduct', productId ?? null),
    sessionId: optionalKeyOf(context, 'Session', sessionId ?? null),
    registrationId: optionalKeyOf(context, 'Registration', registrationId ?? null),
    customerId: optionalKeyOf(context, 'Customer', customerId ?? null),
    registration: registration
      ? {
          attendeeId: keyOf(context, 'Attendee', registration.attendeeId),
          groupId: keyOf(context, 'Group', registration.groupId),
        }
      : null,
    registrationLine: registrationLine ?? null,
    gift: gift ?? null,
  }));
