import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import { BookingEligibility, CoveragePlan, CoverageSlice, PassEligibility } from '../../schema/booking/eligibility.js';
import { Session } from '../../schema/objects/catalogue.js';
import { Pass } from '../../schema/objects/passes.js';
import { Registration } from '../../schema/objects/registrations.js';
import { Money } from '../../schema/shared/money.js';
import type { Eligibility, PassEligibility as PassAnswer } from '../../services/rules/booking/eligibility.js';
import type { Plan, Slice } from '../../services/rules/passes/payment-plan.js';
import { Access, DESK_AND_OWN_CUSTOMER, withScope } from '../shared/access.js';
import { actorOf } from '../shared/commands.js';
import { keyOf, moneyOf, readsOf } from '../shared/reading.js';

@Resolver(() => BookingEligibility)
export class BookingEligibilityResolver {
  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'BOOKINGS_READ'))
  @Query(() => BookingEligibility, {
    description:
      'Whether a registration could book a session: every obstacle, every pass of the customer with its reason, and what it would cost.',
  })
  async bookingEligibility(
    @Ctx() context: Context,
    @Arg('registrationId', () => ID, { description: 'The registration that would book.' }) registrationId: string,
    @Arg('sessionId', () => ID, { description: 'The session.' }) sessionId: string,
  ): Promise<BookingEligibility> {
    const registration = keyOf(context, 'Registration', registrationId);
    const session = keyOf(context, 'Session', sessionId);
    // Not through `commandWith`: that would end the snapshot which the other fields of this query are reading.
    const caller = { organisationId: context.tenantId(), actor: actorOf(context) };
    return context.services.booking.eligibility(caller, { registrationId: registration, sessionId: session });
  }

  @FieldResolver(() => Boolean, { description: 'Whether it could be booked now.' })
  bookable(@Root() { obstacles }: Eligibility): boolean {
    return obstacles.length === 0;
  }

  @FieldResolver(() => Session, { description: 'The session.' })
  async session(@Root() { session }: Eligibility, @Ctx() context: Context): Promise<Session> {
    return (await readsOf(context)).existing(rows.Session, session.id);
  }

  @FieldResolver(() => Registration, { description: 'The registration that would book.' })
  async registration(@Root() { registration }: Eligibility, @Ctx() context: Context): Promise<Registration> {
    return (await readsOf(context)).existing(rows.Registration, registration.id);
  }

  @FieldResolver(() => Money, { description: 'What the booking would cost; 0 where the registration has paid for the course.' })
  price(@Root() { priceMinor }: Eligibility, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, priceMinor);
  }

  @FieldResolver(() => [PassEligibility], { description: 'Every pass of the customer, and whether it could pay.' })
  passes(@Root() { passes }: Eligibility): PassAnswer[] {
    return passes;
  }

  @FieldResolver(() => CoveragePlan, { description: 'What would be taken if no pass were named.' })
  plan(@Root() { plan }: Eligibility): Plan {
    return plan;
  }

  @FieldResolver(() => CoveragePlan, {
    description: 'The way that costs the customer least: in value of passes used and in money owed.',
  })
  cheapest(@Root() { cheapest }: Eligibility): Plan {
    return cheapest;
  }
}

@Resolver(() => PassEligibility)
export class PassEligibilityResolver {
  @FieldResolver(() => Pass, { description: 'The pass.' })
  async pass(@Root() { pass }: PassAnswer, @Ctx() context: Context): Promise<Pass> {
    return (await readsOf(context)).existing(rows.Pass, pass.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it could pay.' })
  canPay(@Root() { reason }: PassAnswer): boolean {
    return reason === null;
  }

  @FieldResolver(() => Money, { description: 'How much of the price it would cover alone.' })
  covers(@Root() { coversMinor }: PassAnswer, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, coversMinor);
  }
}

@Resolver(() => CoveragePlan)
export class CoveragePlanResolver {
  @FieldResolver(() => [CoverageSlice], { description: 'What each pass would give, in the order in which they pay.' })
  slices(@Root() { slices }: Plan): Slice[] {
    return slices;
  }

  @FieldResolver(() => Money, { description: 'What no pass would cover.' })
  uncovered(@Root() { uncoveredMinor }: Plan, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, uncoveredMinor);
  }
}

@Resolver(() => CoverageSlice)
export class CoverageSliceResolver {
  @FieldResolver(() => Pass, { description: 'The pass.' })
  async pass(@Root() { pass }: Slice, @Ctx() context: Context): Promise<Pass> {
    return (await readsOf(context)).existing(rows.Pass, pass.id);
  }

  @FieldResolver(() => Money, { description: 'The price it would cover.' })
  covered(@Root() { coveredMinor }: Slice, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, coveredMinor);
  }

  @FieldResolver(() => Money, { description: 'The value it would give up for that.' })
  consumed(@Root() { consumedMinor }: Slice, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, consumedMinor);
  }
}
