import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  BookSessionInput,
  CancelBookingInput,
  CancelSessionInput,
  ChangeSessionInput,
  CheckInInput,
  RegisterInput,
} from '../../schema/booking/inputs.js';
import {
  BookSessionPayload,
  CancelBookingPayload,
  CancelSessionPayload,
  ChangeSessionPayload,
  CheckInPayload,
  RegisterPayload,
} from '../../schema/booking/payloads.js';
import { RecordPaymentInput, SellPassInput } from '../../schema/selling/desk-inputs.js';
import { RecordPaymentPayload, SellPassPayload } from '../../schema/selling/desk-payloads.js';
import { checkoutTerms, openCheckout, returnUrlsOf } from '../selling/checkouts.js';
import { saleTermsOf } from '../selling/desk-sale.js';
import { Access, DESK, DESK_AND_OWN_CUSTOMER, OWNERS_AND_MANAGERS, STAFF, withScope } from '../shared/access.js';
import { checkAmount, checkCapacity, checkReason, checkSomething } from '../shared/command-checks.js';
import { type CommandPayload, NO_PAYLOAD } from '../shared/command-payload.js';
import { actorOf, commandWith } from '../shared/commands.js';
import { inSight, keyOf } from '../shared/reading.js';

const INPUT = { description: 'What to do.' };

/** Everything that moves seats, entries or money: turned into a command and handed to the engine. */
@Resolver()
export class BookingResolver {
  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'BOOKINGS_WRITE'))
  @Mutation(() => RegisterPayload, {
    description:
      'Enrols an attendee in a group. On CONTINUOUS and ONE_OFF courses it takes a place and charges the price of the course.',
  })
  register(@Ctx() context: Context, @Arg('input', () => RegisterInput, INPUT) input: RegisterInput): Promise<CommandPayload> {
    const attendeeId = keyOf(context, 'Attendee', input.attendeeId);
    const groupId = keyOf(context, 'Group', input.groupId);
    return commandWith(context, { kind: 'register', actor: actorOf(context), attendeeId, groupId }, input);
  }

  @Access(withScope(DESK, 'SALES_WRITE'))
  @Mutation(() => SellPassPayload, { description: 'Sells a pass at the desk. It can be used at once.' })
  async sellPass(
    @Ctx() context: Context,
    @Arg('input', () => SellPassInput, INPUT) input: SellPassInput,
  ): Promise<CommandPayload> {
    const sale = {
      kind: 'sellPass' as const,
      productId: keyOf(context, 'PassProduct', input.productId),
      registrationId: input.registrationId ? keyOf(context, 'Registration', input.registrationId) : null,
      customerId: input.customerId ? keyOf(context, 'Customer', input.customerId) : null,
      method: input.method ?? null,
    };
    const isPlain = input.method && !input.payments && input.promoCode == null && !input.discount;
    if (isPlain) return commandWith(context, sale, input);
    const terms = await saleTermsOf(context, input);
    return commandWith(context, { ...sale, ...terms.value }, { ...input, refusals: terms.refusals });
  }

  @Access(withScope(DESK, 'SALES_WRITE'))
  @Mutation(() => RecordPaymentPayload, {
    description: 'Records money paid at the desk for a registration: a debt, or a deposit.',
  })
  async recordPayment(
    @Ctx() context: Context,
    @Arg('input', () => RecordPaymentInput, INPUT) input: RecordPaymentInput,
  ): Promise<CommandPayload> {
    const registrationId = keyOf(context, 'Registration', input.registrationId);
    const { amountMinor } = input.amount;
    const refusals = await checkAmount(context, 'amount', input.amount, 'POSITIVE');
    return commandWith(
      context,
      { kind: 'recordPayment', registrationId, amountMinor, method: input.method },
      { ...input, refusals },
    );
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'BOOKINGS_WRITE'))
  @Mutation(() => BookSessionPayload, {
    description:
      'Books a seat in a session and pays for it with passes, as far as they cover it, or holds it for a checkout where it is paid online. Either all of it happens or nothing; but after PAYMENT_PROVIDER_UNAVAILABLE the seat may be held by an order without a payment page: ask again with the same key, or give it up with `cancelOrder`.',
  })
  async bookSession(
    @Ctx() context: Context,
    @Arg('input', () => BookSessionInput, INPUT) input: BookSessionInput,
  ): Promise<CommandPayload> {
    const { value: online, refusals } = returnUrlsOf(input);
    const booking = {
      kind: 'bookSession' as const,
      actor: actorOf(context),
      registrationId: keyOf(context, 'Registration', input.registrationId),
      sessionId: keyOf(context, 'Session', input.sessionId),
      payWith: input.payWith ?? ('AUTO' as const),
      passId: input.passId ? keyOf(context, 'Pass', input.passId) : null,
    };
    const command = online ? { ...booking, checkout: checkoutTerms(context) } : booking;
    const payload = await commandWith(context, command, { ...input, refusals, meant: { ...booking, ...online } });
    if (!payload.order || !online || input.dryRun) return payload;
    const { order, url, errors } = await openCheckout(context, payload.order.id, online);
    return order ? { ...payload, order, checkoutUrl: url } : { ...NO_PAYLOAD, errors };
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'BOOKINGS_WRITE'))
  @Mutation(() => CancelBookingPayload, {
    description:
      'Cancels a booking. In time, what was taken goes back to where it came from; late, the policy of the booking decides.',
  })
  cancelBooking(
    @Ctx() context: Context,
    @Arg('input', () => CancelBookingInput, INPUT) input: CancelBookingInput,
  ): Promise<CommandPayload> {
    const bookingId = keyOf(context, 'Booking', input.bookingId);
    const { reason: overrideReason, refusals } = checkReason('overrideReason', input.overrideReason, context);
    return commandWith(
      context,
      { kind: 'cancelBooking', actor: actorOf(context), bookingId, overrideReason },
      { ...input, refusals },
    );
  }

  @Access(withScope(STAFF, 'BOOKINGS_WRITE'))
  @Mutation(() => CheckInPayload, {
    description: 'Checks in somebody who has come; instructors, to sessions of their own groups.',
  })
  async checkIn(@Ctx() context: Context, @Arg('input', () => CheckInInput, INPUT) input: CheckInInput): Promise<CommandPayload> {
    const bookingId = await inSight(context, 'Booking', input.bookingId);
    return commandWith(context, { kind: 'checkIn', bookingId });
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'BOOKINGS_WRITE'))
  @Mutation(() => ChangeSessionPayload, {
    description: 'Changes the seats or the price of a session. Bookings keep their price.',
  })
  async changeSession(
    @Ctx() context: Context,
    @Arg('input', () => ChangeSessionInput, INPUT) input: ChangeSessionInput,
  ): Promise<CommandPayload> {
    const sessionId = keyOf(context, 'Session', input.sessionId);
    const { capacity = null, price = null } = input;
    const refusals = [
      ...checkSomething('capacity', capacity, price),
      ...checkCapacity(capacity),
      ...(price ? await checkAmount(context, 'price', price, 'ZERO_TOO') : []),
    ];
    const priceMinor = price?.amountMinor ?? null;
    return commandWith(context, { kind: 'changeSession', sessionId, capacity, priceMinor }, { refusals });
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'BOOKINGS_WRITE'))
  @Mutation(() => CancelSessionPayload, { description: 'Cancels a session. All its bookings are given back in full.' })
  cancelSession(
    @Ctx() context: Context,
    @Arg('input', () => CancelSessionInput, INPUT) input: CancelSessionInput,
  ): Promise<CommandPayload> {
    return commandWith(context, { kind: 'cancelSession', sessionId: keyOf(context, 'Session', input.sessionId) }, input);
  }
}
