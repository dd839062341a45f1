import type { Context } from '../../context.js';
import type { OrderedRegistrationInput, OrderLineInput } from '../../schema/selling/order-inputs.js';
import { keyOf, optionalKeyOf } from '../shared/reading.js';

/** The lines of an order with the keys behind their ids. The service checks what each line may say. */
export const lineKeysOf = (context: Context, lines: readonly OrderLineInput[]) =>
  lines.map(({ productId, sessionId, registrationId, customerId, registration, registrationLine, allowOverlap, gift }) => ({
    productId: optionalKeyOf(context, 'PassProduct', productId ?? null),
    sessionId: optionalKeyOf(context, 'Session', sessionId ?? null),
    registrationId: optionalKeyOf(context, 'Registration', registrationId ?? null),
    customerId: optionalKeyOf(context, 'Customer', customerId ?? null),
    registration: registration ? enrolmentKeysOf(context, registration) : null,
    registrationLine: registrationLine ?? null,
    allowOverlap: allowOverlap ?? null,
    gift: gift ?? null,
  }));

const enrolmentKeysOf = (context: Context, { attendeeId, groupId }: OrderedRegistrationInput) => ({
  attendeeId: keyOf(context, 'Attendee', attendeeId),
  groupId: keyOf(context, 'Group', groupId),
});
