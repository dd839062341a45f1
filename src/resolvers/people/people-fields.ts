import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import { RegistrationFilterArgs } from '../../schema/booking/list-args.js';
import { Organisation } from '../../schema/objects/organisation.js';
import { PassConnection, RegistrationConnection } from '../../schema/objects/page-types.js';
import type { Pass } from '../../schema/objects/passes.js';
import { Attendee, Customer, Member } from '../../schema/objects/people.js';
import { Registration } from '../../schema/objects/registrations.js';
import { Viewer } from '../../schema/objects/viewer.js';
import { AttendeeConsent } from '../../schema/people/consents.js';
import { ViewerOrganisation } from '../../schema/people/self.js';
import { type Page, PageArgs } from '../../schema/shared/connection.js';
import { EmailTaken } from '../../schema/shared/people-refusals.js';
import { DateTime } from '../../schema/shared/scalars.js';
import { PASSES_OF_CUSTOMER, registrationsOfCustomer } from '../../services/reads/index.js';
import type { RefusalOf } from '../../services/rules/world/refusals.js';
import { Access, EVERYBODY_BY_ROW, STAFF_AND_OWN_CUSTOMER, withScope } from '../shared/access.js';
import { hiddenBut } from '../shared/hidden.js';
import { personOf, shownPlace } from '../shared/person.js';
import { readsOf, seen, seenByKey } from '../shared/reading.js';
import { isManagement, maySee } from '../shared/rights.js';
import { MEMBERS, VisibleTo } from '../shared/visible.js';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Access(EVERYBODY_BY_ROW)
  @Query(() => Viewer, {
    description: 'The caller: a customer, a member, a person without a place here, an API key, or an anonymous caller.',
  })
  viewer(@Ctx() { viewer }: Context): Viewer {
    return viewer;
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation that the viewer belongs to; null for callers without one.',
  })
  async organisation(@Ctx() context: Context): Promise<Organisation | null> {
    if (context.viewer.organisationId === undefined) return null;
    const reads = await readsOf(context);
    return reads.organisation();
  }

  @FieldResolver(() => [ViewerOrganisation], {
    description: 'All organisations where the person is a member or customer, by name. Empty for API keys and anonymous callers.',
  })
  async organisations(@Ctx() context: Context): Promise<ViewerOrganisation[]> {
    if (!('personId' in context.viewer)) return [];
    const person = await personOf(context);
    const places = await context.services.signIn.organisationsOf(person);
    return places.map(shownPlace);
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'The customer that the viewer is; null for other viewers.' })
  async customer(@Ctx() context: Context): Promise<Customer | null> {
    if (context.viewer.kind !== 'CUSTOMER') return null;
    const reads = await readsOf(context);
    return reads.existing(rows.Customer, context.viewer.customerId);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'The member that the viewer is; null for other viewers.' })
  async member(@Ctx() context: Context): Promise<Member | null> {
    if (context.viewer.kind !== 'MEMBER') return null;
    const reads = await readsOf(context);
    return reads.existing(rows.Member, context.viewer.memberId);
  }
}

/** The retention settings of an organisation, for its staff. */
@Resolver(() => Organisation)
export class RetentionResolver {
  @VisibleTo(MEMBERS)
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Months until inactive customers are erased. Null for never, and for everybody but its staff.',
  })
  customerRetentionMonths(@Root() organisation: rows.Organisation): number | null {
    return organisation.customerRetentionMonths ?? null;
  }

  @VisibleTo(MEMBERS)
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Months until entries of the audit log are deleted. Null for never, and for everybody but its staff.',
  })
  auditRetentionMonths(@Root() organisation: rows.Organisation): number | null {
    return organisation.auditRetentionMonths ?? null;
  }
}

@Resolver(() => Member)
export class MemberResolver {
  @VisibleTo(MEMBERS)
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether a person signs in as this member. Null for everybody but staff.',
  })
  signsIn(@Root() member: rows.Member): boolean {
    return member.personId != null;
  }

  @VisibleTo(MEMBERS)
  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'The time when they left. Null for current members, and for everybody but staff.',
  })
  removedAt(@Root() member: rows.Member): Date | null {
    return member.removedAt ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Their e-mail address. Null for everybody but owners, managers and themselves.',
  })
  email(@Root() member: rows.Member, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): string | null {
    const { viewer } = context;
    const isTheirs = viewer.kind === 'MEMBER' && viewer.memberId === member.id;
    return isTheirs || isManagement(viewer) ? member.email : hiddenBut('owners, managers and themselves', context, info);
  }
}

@Resolver(() => Customer)
export class CustomerResolver {
  @Access(withScope(STAFF_AND_OWN_CUSTOMER, 'PEOPLE_READ'))
  @Query(() => Customer, { nullable: true, description: 'A customer, for themselves and for staff. Null for anybody else.' })
  customer(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Their id.' }) id: string): Promise<Customer | null> {
    return seen(context, 'Customer', id);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether a person signs in as this customer. If not, only the desk keeps the account.',
  })
  signsIn(@Root() customer: rows.Customer): boolean {
    return customer.personId != null;
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'The customer that they were merged into; null if they were not merged.',
  })
  async mergedInto(@Root() customer: rows.Customer, @Ctx() context: Context): Promise<Customer | null> {
    if (customer.mergedIntoId == null) return null;
    const reads = await readsOf(context);
    return reads.existing(rows.Customer, customer.mergedIntoId);
  }

  @FieldResolver(() => [Attendee], { description: 'Their attendees, in the order they were added.' })
  async attendees(@Root() customer: rows.Customer, @Ctx() context: Context): Promise<Attendee[]> {
    const reads = await readsOf(context);
    return reads.attendeesOfCustomer.load(customer.id);
  }

  @FieldResolver(() => RegistrationConnection, { description: 'The registrations of all their attendees, newest first.' })
  async registrations(
    @Root() customer: rows.Customer,
    @Ctx() context: Context,
    @Args(() => RegistrationFilterArgs) { unpaid, ended, ...page }: RegistrationFilterArgs,
  ): Promise<Page<Registration>> {
    return registrationsOfCustomer(await readsOf(context), customer.id, { unpaid, ended }, page);
  }

  @FieldResolver(() => PassConnection, { description: 'All their passes, of every kind and state, newest first.' })
  async passes(
    @Root() customer: rows.Customer,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Pass>> {
    const reads = await readsOf(context);
    return reads.page(PASSES_OF_CUSTOMER, customer.id, page);
  }
}

@Resolver(() => EmailTaken)
export class EmailTakenResolver {
  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'The customer who has the address. Null if they were erased or merged at the same moment.',
  })
  async customer(@Root() { customerId }: RefusalOf<'EMAIL_TAKEN'>, @Ctx() context: Context): Promise<Customer | null> {
    return customerId === null ? null : seenByKey(context, 'Customer', customerId);
  }
}

@Resolver(() => Attendee)
export class AttendeeResolver {
  @Access(withScope(STAFF_AND_OWN_CUSTOMER, 'PEOPLE_READ'))
  @Query(() => Attendee, { nullable: true, description: 'An attendee, for their customer and for staff. Null for anybody else.' })
  attendee(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Their id.' }) id: string): Promise<Attendee | null> {
    return seen(context, 'Attendee', id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Notes such as allergies, for the customer, the desk and the instructors who teach them. Null for others and for API keys.',
  })
  async notes(
    @Root() attendee: rows.Attendee,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string | null> {
    const isSeen = context.viewer.kind !== 'API_KEY' && (await maySee(context, await readsOf(context), 'Attendee', attendee));
    return isSeen ? attendee.notes : hiddenBut('the customer, the desk and the instructors who teach them', context, info);
  }

  @FieldResolver(() => [AttendeeConsent], { description: 'Their consents, withdrawn ones too, oldest first.' })
  async consents(@Root() attendee: rows.Attendee, @Ctx() context: Context): Promise<AttendeeConsent[]> {
    const reads = await readsOf(context);
    return (await maySee(context, reads, 'Attendee', attendee)) ? reads.consentsOfAttendee.load(attendee.id) : [];
  }

  @FieldResolver(() => Attendee, {
    nullable: true,
    description: 'The attendee that they were merged into; null if they were not merged.',
  })
  async mergedInto(@Root() attendee: rows.Attendee, @Ctx() context: Context): Promise<Attendee | null> {
    if (attendee.mergedIntoId == null) return null;
    const reads = await readsOf(context);
    return reads.existing(rows.Attendee, attendee.mergedIntoId);
  }

  @FieldResolver(() => Customer, { description: 'The customer who acts for them.' })
  async customer(@Root() attendee: rows.Attendee, @Ctx() context: Context): Promise<Customer> {
    const reads = await readsOf(context);
    return reads.existing(rows.Customer, attendee.customer.id);
  }

  @FieldResolver(() => [Registration], { description: 'Their registrations, oldest first.' })
  async registrations(@Root() attendee: rows.Attendee, @Ctx() context: Context): Promise<Registration[]> {
    const reads = await readsOf(context);
    return reads.registrationsOfAttendee.load(attendee.id);
  }
}
