import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import * as schema from '../../schema/booking/endings.js';
import { Payment } from '../../schema/objects/orders.js';
import { Pass } from '../../schema/objects/passes.js';
import { Booking } from '../../schema/objects/registrations.js';
import { Money } from '../../schema/shared/money.js';
import type { Ending } from '../../services/rules/commands/end-registration.js';
import { Access, DESK, withScope } from '../shared/access.js';
import type { CommandPayload } from '../shared/command-payload.js';
import { commandWith } from '../shared/commands.js';
import { keyOf, moneyOf, optionalMoneyOf, readsOf } from '../shared/reading.js';

const INPUT = { description: 'The input of the mutation.' };

type Ended = Ending['bookings'][number];
type Returned = Ending['passes'][number];
type Refundable = Ending['refundable'][number];

/** Registrations end, come back, and move to another group. */
@Resolver(() => schema.RegistrationEnding)
export class RegistrationEndingResolver {
  @Access(withScope(DESK, 'BOOKINGS_WRITE'))
  @Mutation(() => schema.EndRegistrationPayload, {
    description:
      'Ends a registration with a day: cancels its bookings from that day on by their policy, gives back the unused part of ' +
      'its price, and frees its place at once. The customer is told by e-mail. Preview it with `dryRun`. Money is paid back ' +
      'with `refundPayment`.',
  })
  endRegistration(
    @Ctx() context: Context,
    @Arg('input', () => schema.EndRegistrationInput, INPUT) input: schema.EndRegistrationInput,
  ): Promise<CommandPayload> {
    const registrationId = keyOf(context, 'Registration', input.registrationId);
    return commandWith(context, (caller) => context.services.booking.endRegistration(caller, { ...input, registrationId }));
  }

  @Access(withScope(DESK, 'BOOKINGS_WRITE'))
  @Mutation(() => schema.ReopenRegistrationPayload, {
    description:
      'Takes the end of a registration back. It has its place again. The part of its price that was given back is charged ' +
      'again, and its CREDIT passes pay it again. Bookings that were cancelled stay cancelled. The customer is told by e-mail.',
  })
  reopenRegistration(
    @Ctx() context: Context,
    @Arg('input', () => schema.ReopenRegistrationInput, INPUT) input: schema.ReopenRegistrationInput,
  ): Promise<CommandPayload> {
    const registrationId = keyOf(context, 'Registration', input.registrationId);
    return commandWith(context, (caller) => context.services.booking.reopenRegistration(caller, { ...input, registrationId }));
  }

  @Access(withScope(DESK, 'BOOKINGS_WRITE'))
  @Mutation(() => schema.MoveRegistrationPayload, {
    description:
      'Moves a registration to another group of its course, with its passes, its account and its place. ' +
      'Coming bookings of sessions that the new group cannot book are given back in full. The customer is told by e-mail.',
  })
  moveRegistration(
    @Ctx() context: Context,
    @Arg('input', () => schema.MoveRegistrationInput, INPUT) input: schema.MoveRegistrationInput,
  ): Promise<CommandPayload> {
    const registrationId = keyOf(context, 'Registration', input.registrationId);
    const groupId = keyOf(context, 'Group', input.groupId);
    const move = { ...input, registrationId, groupId };
    return commandWith(context, (caller) => context.services.booking.moveRegistration(caller, move));
  }

  @FieldResolver(() => [schema.EndedBooking], { description: 'The bookings that were cancelled.' })
  bookings(@Root() { bookings }: Ending): Ended[] {
    return bookings;
  }

  @FieldResolver(() => [schema.ReturnedToPass], { description: 'The entries and the money that went back to passes.' })
  passes(@Root() { passes }: Ending): Returned[] {
    return passes;
  }

  @FieldResolver(() => Money, { description: 'The part of the price of the registration that is no longer charged.' })
  price(@Root() { priceMinor }: Ending, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, priceMinor);
  }

  @FieldResolver(() => [schema.RefundableMoney], {
    description: 'The payments that can be refunded after it, the last one first: money on its account and left on its passes.',
  })
  refundable(@Root() { refundable }: Ending): Refundable[] {
    return refundable;
  }
}

@Resolver(() => schema.EndedBooking)
export class EndedBookingResolver {
  @FieldResolver(() => Booking, { description: 'The booking; in a preview, as it is now.' })
  async booking(@Root() { bookingId }: Ended, @Ctx() context: Context): Promise<Booking> {
    return (await readsOf(context)).existing(rows.Booking, bookingId);
  }

  @FieldResolver(() => Money, { description: 'The price that is no longer charged; 0 when late.' })
  uncharged(@Root() { unchargedMinor }: Ended, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, unchargedMinor);
  }

  @FieldResolver(() => Money, { description: 'The fee that is charged; 0 in time.' })
  fee(@Root() { feeMinor }: Ended, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, feeMinor);
  }
}

@Resolver(() => schema.ReturnedToPass)
export class ReturnedToPassResolver {
  @FieldResolver(() => Pass, { nullable: true, description: 'The pass. Null for API keys without SALES_READ.' })
  async pass(@Root() { passId }: Returned, @Ctx() context: Context): Promise<Pass | null> {
    return (await readsOf(context)).existing(rows.Pass, passId);
  }

  @FieldResolver(() => Money, { nullable: true, description: 'The credit; null for other kinds than CREDIT.' })
  async credit(@Root() { passId, valueMinor }: Returned, @Ctx() context: Context): Promise<Money | null> {
    const { kind } = await (await readsOf(context)).existing(rows.Pass, passId);
    return optionalMoneyOf(context, kind === 'CREDIT' ? valueMinor : null);
  }
}

@Resolver(() => schema.RefundableMoney)
export class RefundableMoneyResolver {
  @FieldResolver(() => Payment, { nullable: true, description: 'The payment. Null for API keys without SALES_READ.' })
  async payment(@Root() { paymentId }: Refundable, @Ctx() context: Context): Promise<rows.Columns<rows.Payment> | null> {
    return (await readsOf(context)).existing(rows.Payment, paymentId);
  }

  @FieldResolver(() => Money, { description: 'The amount.' })
  amount(@Root() { amountMinor }: Refundable, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, amountMinor);
  }
}
