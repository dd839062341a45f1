import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import * as rows from '../entities/index.js';
import { Organisation } from '../schema/organisation.js';
import { Pass } from '../schema/passes.js';
import { Attendee, Customer, Member } from '../schema/people.js';
import { Registration } from '../schema/registrations.js';
import { Viewer } from '../schema/viewer.js';
import { Access, EVERYBODY_BY_ROW } from './access.js';
import { readsOf } from './reading.js';
import { visible } from './rights.js';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Access(EVERYBODY_BY_ROW)
  @Query(() => Viewer, { description: 'Who is asking: a customer, a member of staff, or nobody who signed in.' })
  viewer(@Ctx() { viewer }: Context): Viewer {
    return viewer;
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation that the viewer belongs to; null for the public.',
  })
  async organisation(@Ctx() context: Context): Promise<Organisation | null> {
    if (context.viewer.organisationId === undefined) return null;
    const reads = await readsOf(context);
    return reads.organisation();
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'The customer that the viewer is.' })
  async customer(@Ctx() context: Context): Promise<Customer | null> {
    if (context.viewer.kind !== 'CUSTOMER') return null;
    const reads = await readsOf(context);
    return reads.existing(rows.Customer, context.viewer.customerId);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'The member of staff that the viewer is.' })
  async member(@Ctx() context: Context): Promise<Member | null> {
    if (context.viewer.kind !== 'MEMBER') return null;
    const reads = await readsOf(context);
    return reads.existing(rows.Member, context.viewer.memberId);
  }
}

@Resolver(() => Member)
export class MemberResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Their e-mail address; null but for staff.' })
  email(@Root() member: rows.Member, @Ctx() { viewer }: Context): string | null {
    return viewer.kind === 'MEMBER' ? member.email : null;
  }
}

@Resolver(() => Customer)
export class CustomerResolver {
  @FieldResolver(() => [Attendee], { description: 'Those that they act for, in the order they were added.' })
  async attendees(@Root() customer: rows.Customer, @Ctx() context: Context): Promise<Attendee[]> {
    const reads = await readsOf(context);
    return visible(context, reads, 'Attendee', await reads.attendeesOfCustomer.load(customer.id));
  }

  @FieldResolver(() => [Registration], { description: 'The registrations of all their attendees, oldest first.' })
  async registrations(@Root() customer: rows.Customer, @Ctx() context: Context): Promise<Registration[]> {
    const reads = await readsOf(context);
    return visible(context, reads, 'Registration', await reads.registrationsOfCustomer.load(customer.id));
  }

  @FieldResolver(() => [Pass], { description: 'All their passes, of every kind and state, oldest first.' })
  async passes(@Root() customer: rows.Customer, @Ctx() context: Context): Promise<Pass[]> {
    const reads = await readsOf(context);
    return visible(context, reads, 'Pass', await reads.passesOfCustomer.load(customer.id));
  }
}

@Resolver(() => Attendee)
export class AttendeeResolver {
  @FieldResolver(() => Customer, { description: 'The customer who acts for them.' })
  async customer(@Root() attendee: rows.Attendee, @Ctx() context: Context): Promise<Customer> {
    const reads = await readsOf(context);
    return reads.existing(rows.Customer, attendee.customer.id);
  }

  @FieldResolver(() => [Registration], { description: 'Where they are enrolled, oldest first.' })
  async registrations(@Root() attendee: rows.Attendee, @Ctx() context: Context): Promise<Registration[]> {
    const reads = await readsOf(context);
    return reads.registrationsOfAttendee.load(attendee.id);
  }
}
