import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type * as rows from '../../entities/index.js';
import { BookingListArgs } from '../../schema/booking/list-args.js';
import { BookingConnection } from '../../schema/objects/page-types.js';
import { Attendee, Customer } from '../../schema/objects/people.js';
import type { Booking } from '../../schema/objects/registrations.js';
import { Viewer } from '../../schema/objects/viewer.js';
import type { Page } from '../../services/input/index.js';
import { bookingsOfAttendee, bookingsOfCustomer } from '../../services/reads/index.js';
import { readsOf } from '../shared/reading.js';

@Resolver(() => Viewer)
export class ViewerBookingsResolver {
  @FieldResolver(() => BookingConnection, {
    nullable: true,
    description:
      'The bookings of all attendees of the customer that the viewer is, by the start of the session, cancelled ones too. ' +
      'Null for other viewers.',
  })
  async bookings(
    @Ctx() context: Context,
    @Args(() => BookingListArgs) { from, until, status, ...page }: BookingListArgs,
  ): Promise<Page<Booking> | null> {
    const { viewer } = context;
    if (viewer.kind !== 'CUSTOMER') return null;
    return bookingsOfCustomer(await readsOf(context), viewer.customerId, { from, until, status }, page);
  }
}

@Resolver(() => Customer)
export class CustomerBookingsResolver {
  @FieldResolver(() => BookingConnection, {
    description: 'The bookings of all their attendees, by the start of the session, cancelled ones too.',
  })
  async bookings(
    @Root() customer: rows.Customer,
    @Ctx() context: Context,
    @Args(() => BookingListArgs) { from, until, status, ...page }: BookingListArgs,
  ): Promise<Page<Booking>> {
    return bookingsOfCustomer(await readsOf(context), customer.id, { from, until, status }, page);
  }
}

@Resolver(() => Attendee)
export class AttendeeBookingsResolver {
  @FieldResolver(() => BookingConnection, {
    description: 'Their bookings, by the start of the session, cancelled ones too.',
  })
  async bookings(
    @Root() attendee: rows.Attendee,
    @Ctx() context: Context,
    @Args(() => BookingListArgs) { from, until, status, ...page }: BookingListArgs,
  ): Promise<Page<Booking>> {
    return bookingsOfAttendee(await readsOf(context), attendee.id, { from, until, status }, page);
  }
}
