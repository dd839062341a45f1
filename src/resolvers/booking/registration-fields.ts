import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Attendance } from '../../entities/enums.js';
import * as rows from '../../entities/index.js';
import { Group, Session } from '../../schema/objects/catalogue.js';
import { BookingConnection } from '../../schema/objects/page-types.js';
import { Pass, Redemption } from '../../schema/objects/passes.js';
import { Attendee, Customer } from '../../schema/objects/people.js';
import { Booking, Registration } from '../../schema/objects/registrations.js';
import { StatementConnection, StatementLine } from '../../schema/objects/statement.js';
import { PageArgs } from '../../schema/shared/connection.js';
import { PaymentStatus } from '../../schema/shared/enums.js';
import { Money } from '../../schema/shared/money.js';
import { DateTime } from '../../schema/shared/scalars.js';
import type { Page } from '../../services/input/index.js';
import {
  BOOKINGS_OF_REGISTRATION,
  registrationBalanceAsOf,
  registrationBalanceMinor,
  type StatementRow,
  statementPage,
} from '../../services/reads/index.js';
import { attendanceOf } from '../../services/rules/booking/attendance.js';
import { debtMinorOf, paymentStatusOf } from '../../services/rules/passes/figures.js';
import { Access, STAFF_AND_OWN_CUSTOMER, withScope } from '../shared/access.js';
import { around, coverOf } from '../shared/outcome-rows.js';
import { moneyOf, readsOf, seen } from '../shared/reading.js';

@Resolver(() => Registration)
export class RegistrationResolver {
  @Access(withScope(STAFF_AND_OWN_CUSTOMER, 'BOOKINGS_READ'))
  @Query(() => Registration, {
    nullable: true,
    description: 'A registration, for its customer and for staff. Null for anybody else.',
  })
  registration(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ): Promise<Registration | null> {
    return seen(context, 'Registration', id);
  }

  @FieldResolver(() => Attendee, { description: 'The attendee who is enrolled.' })
  async attendee(@Root() registration: rows.Registration, @Ctx() context: Context): Promise<Attendee> {
    const reads = await readsOf(context);
    return reads.existing(rows.Attendee, registration.attendee.id);
  }

  @FieldResolver(() => Customer, { description: 'The customer who acts for the attendee.' })
  async customer(@Root() registration: rows.Registration, @Ctx() context: Context): Promise<Customer> {
    const reads = await readsOf(context);
    return reads.existing(rows.Customer, registration.customer.id);
  }

  @FieldResolver(() => Group, { description: 'The group that the attendee is enrolled in.' })
  async group(@Root() registration: rows.Registration, @Ctx() context: Context): Promise<Group> {
    const reads = await readsOf(context);
    return reads.existing(rows.Group, registration.group.id);
  }

  @FieldResolver(() => Money, { description: 'The price of the registration itself; 0 on OPEN courses.' })
  price(@Root() registration: rows.Registration, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, registration.priceMinor);
  }

  @FieldResolver(() => Money, {
    description: 'Everything paid: CREDIT passes bought for it, prices that other passes covered, and payments at the desk.',
  })
  async paid(@Root() registration: rows.Registration, @Ctx() context: Context): Promise<Money> {
    return moneyOf(context, (await this.balanceMinor(registration, context)) + registration.chargedMinor);
  }

  @FieldResolver(() => Money, { description: 'Everything charged: the registration itself, booked sessions and fees.' })
  charged(@Root() registration: rows.Registration, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, registration.chargedMinor);
  }

  @FieldResolver(() => Money, { description: '`paid` minus `charged`. A negative balance is a debt.' })
  async balance(
    @Root() registration: rows.Registration,
    @Ctx() context: Context,
    @Arg('asOf', () => DateTime, { nullable: true, description: 'The moment of the balance; now when left out.' })
    asOf?: Date | null,
  ): Promise<Money> {
    if (!asOf) return moneyOf(context, await this.balanceMinor(registration, context));
    return moneyOf(context, await registrationBalanceAsOf(await readsOf(context), registration.id, asOf));
  }

  @FieldResolver(() => Money, { description: 'The debt: 0 while the balance is not negative.' })
  async debt(@Root() registration: rows.Registration, @Ctx() context: Context): Promise<Money> {
    return moneyOf(context, debtMinorOf(await this.balanceMinor(registration, context)));
  }

  @FieldResolver(() => PaymentStatus, { description: 'UNPAID while there is a debt.' })
  async paymentStatus(@Root() registration: rows.Registration, @Ctx() context: Context): Promise<PaymentStatus> {
    return paymentStatusOf(await this.balanceMinor(registration, context));
  }

  @FieldResolver(() => [Pass], {
    description:
      'The CREDIT passes of the registration, oldest first. ENTRY and TIME passes belong to the customer: see `Customer.passes`.',
  })
  async passes(@Root() registration: rows.Registration, @Ctx() context: Context): Promise<Pass[]> {
    const reads = await readsOf(context);
    return reads.creditPassesOfRegistration.load(registration.id);
  }

  @FieldResolver(() => BookingConnection, {
    description: 'The bookings of the registration, newest first, with the cancelled ones.',
  })
  async bookings(
    @Root() registration: rows.Registration,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Booking>> {
    const reads = await readsOf(context);
    return reads.page(BOOKINGS_OF_REGISTRATION, registration.id, page);
  }

  @FieldResolver(() => StatementConnection, {
    description: 'The statement of account: every change of the figures, oldest first.',
  })
  async statement(
    @Root() registration: rows.Registration,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<StatementLine>> {
    return statementPage(await readsOf(context), registration.id, page);
  }

  private async balanceMinor(registration: rows.Registration, context: Context): Promise<number> {
    return registrationBalanceMinor(await readsOf(context), registration.id);
  }
}

@Resolver(() => StatementLine)
export class StatementLineResolver {
  @FieldResolver(() => Money, { description: 'The change of `paid`; negative for a decrease.' })
  paid(@Root() line: StatementRow, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, line.paidMinor);
  }

  @FieldResolver(() => Money, { description: 'The change of `charged`; negative for a decrease.' })
  charged(@Root() line: StatementRow, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, line.chargedMinor);
  }

  @FieldResolver(() => Money, { description: 'The balance after the line.' })
  balance(@Root() line: StatementRow, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, line.balanceMinor);
  }

  @FieldResolver(() => Booking, { nullable: true, description: 'The booking that the line is about; null for other lines.' })
  async booking(@Root() line: StatementRow, @Ctx() context: Context): Promise<Booking | null> {
    const reads = await readsOf(context);
    return line.bookingId ? reads.existing(rows.Booking, line.bookingId) : null;
  }

  @FieldResolver(() => Pass, { nullable: true, description: 'The pass that the line is about; null for other lines.' })
  async pass(@Root() line: StatementRow, @Ctx() context: Context): Promise<Pass | null> {
    const reads = await readsOf(context);
    return line.passId ? reads.existing(rows.Pass, line.passId) : null;
  }
}

@Resolver(() => Booking)
export class BookingFieldsResolver {
  @Access(withScope(STAFF_AND_OWN_CUSTOMER, 'BOOKINGS_READ'))
  @Query(() => Booking, { nullable: true, description: 'A booking, for its customer and for staff. Null for anybody else.' })
  booking(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<Booking | null> {
    return seen(context, 'Booking', id);
  }

  @FieldResolver(() => Attendance, {
    nullable: true,
    description: 'The attendance that staff recorded. Null until something is recorded, and once the booking is cancelled.',
  })
  attendance(@Root() booking: rows.Booking): Attendance | null {
    return attendanceOf(booking);
  }

  @FieldResolver(() => Session, { description: 'The session that the booking holds a seat in.' })
  async session(@Root() booking: rows.Booking, @Ctx() context: Context): Promise<Session> {
    return around(booking).session?.() ?? (await readsOf(context)).existing(rows.Session, booking.session.id);
  }

  @FieldResolver(() => Registration, { description: 'The registration that holds the seat.' })
  async registration(@Root() booking: rows.Booking, @Ctx() context: Context): Promise<Registration> {
    const reads = await readsOf(context);
    return reads.existing(rows.Registration, booking.registration.id);
  }

  @FieldResolver(() => Money, {
    description: 'The price of the session at the time of booking; 0 if the registration has paid for the course.',
  })
  price(@Root() booking: rows.Booking, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, booking.priceMinor);
  }

  @FieldResolver(() => [Redemption], {
    description: 'The redemptions that pay for the booking now; empty after they were given back.',
  })
  covered(@Root() booking: rows.Booking, @Ctx() context: Context): Promise<Redemption[]> {
    return coverOf(context, booking);
  }

  @FieldResolver(() => Money, { description: 'The part of the price that no pass covers: it is owed, or was paid at the desk.' })
  uncovered(@Root() booking: rows.Booking, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, booking.priceMinor - booking.coveredMinor);
  }

  @FieldResolver(() => Money, { description: 'The fee that a late cancellation charges under FORFEIT_AND_FEE.' })
  lateFee(@Root() booking: rows.Booking, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, booking.lateFeeMinor);
  }
}
