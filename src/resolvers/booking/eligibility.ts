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
    nullable: true,
    description:
      'Explains whether a registration could book a session: the obstacles, the price, and an answer for every pass. ' +
      'Null if there is no such registration or session that the viewer may see.',
  })
  async bookingEligibility(
    @Ctx() context: Context,
    @Arg('registrationId', () => ID, { description: 'The registration that would book.' }) registrationId: string,
    @Arg('sessionId', () => ID, { description: 'The session.' }) sessionId: string,
  ): Promise<BookingEligibility | null> {
    const registration = keyOf(context, 'Registration', registrationId);
    const session = keyOf(context, 'Session', sessionId);
    // Not through `commandWith`: that would end the snapshot which the other fields of this query are reading.
    const caller = { organisationId: context.tenantId(), actor: actorOf(context) };
    return context.services.booking.eligibility(caller, { registrationId: registration, sessionId: session });
  }

  @FieldResolver(() => Boolean, { description: 'Whether the registration could book the session now.' })
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

  @FieldResolver(() => Money, { description: 'The price of the booking; 0 if the registration has paid for the course.' })
  price(@Root() { priceMinor }: Eligibility, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, priceMinor);
  }

  @FieldResolver(() => [PassEligibility], { description: 'Every pass of the customer, and whether it could pay.' })
  passes(@Root() { passes }: Eligibility): PassAnswer[] {
    return passes;
  }

  @FieldResolver(() => CoveragePlan, { description: 'The passes and amounts that a booking would take if it named no pass.' })
  plan(@Root() { plan }: Eligibility): Plan {
    return plan;
  }

  @FieldResolver(() => CoveragePlan, {
    description: 'The plan that costs the customer least, in pass value and in money owed.',
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

  @FieldResolver(() => Boolean, { description: 'Whether the pass could pay.' })
  canPay(@Root() { reason }: PassAnswer): boolean {
    return reason === null;
  }

  @FieldResolver(() => Money, { description: 'The part of the price that the pass would cover alone.' })
  covers(@Root() { coversMinor }: PassAnswer, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, coversMinor);
  }
}

@Resolver(() => CoveragePlan)
export class CoveragePlanResolver {
  @FieldResolver(() => [CoverageSlice], { description: 'The share of each pass, in the order in which they pay.' })
  slices(@Root() { slices }: Plan): Slice[] {
    return slices;
  }

  @FieldResolver(() => Money, { description: 'The part of the price that no pass would cover.' })
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

  @FieldResolver(() => Money, { description: 'The part of the price that the pass would cover.' })
  covered(@Root() { coveredMinor }: Slice, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, coveredMinor);
  }

  @FieldResolver(() => Money, { description: 'The value that the pass would give up for it.' })
  consumed(@Root() { consumedMinor }: Slice, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, consumedMinor);
  }
}
