import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import { SessionListArgs } from '../../schema/catalogue/list-args.js';
import { Course, Group, Session } from '../../schema/objects/catalogue.js';
import { Location } from '../../schema/objects/organisation.js';
import { SessionConnection } from '../../schema/objects/page-types.js';
import { Member } from '../../schema/objects/people.js';
import { Booking } from '../../schema/objects/registrations.js';
import { PageArgs } from '../../schema/shared/connection.js';
import { Money } from '../../schema/shared/money.js';
import type { Page } from '../../services/input/index.js';
import { sessionsOfGroup, upcomingSessions } from '../../services/reads/index.js';
import { Access, EVERYBODY } from '../shared/access.js';
import { moneyOf, optionalMoneyOf, readsOf, seen } from '../shared/reading.js';

@Resolver(() => Course)
export class CourseResolver {
  @Access(EVERYBODY)
  @Query(() => Course, { nullable: true, description: 'A course; null if there is none by this id.' })
  course(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<Course | null> {
    return seen(context, 'Course', id);
  }

  @FieldResolver(() => Money, { nullable: true, description: 'The price of a registration; null exactly for OPEN courses.' })
  price(@Root() course: rows.Course, @Ctx() context: Context): Promise<Money | null> {
    return optionalMoneyOf(context, course.priceMinor);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: 'The most that a registration may owe; set exactly under DEBT_UP_TO.',
  })
  debtLimit(@Root() course: rows.Course, @Ctx() context: Context): Promise<Money | null> {
    return optionalMoneyOf(context, course.debtLimitMinor);
  }

  @FieldResolver(() => [Group], { description: 'Its groups.' })
  async groups(@Root() course: rows.Course, @Ctx() context: Context): Promise<Group[]> {
    const reads = await readsOf(context);
    return reads.groupsOfCourse.load(course.id);
  }
}

@Resolver(() => Group)
export class GroupResolver {
  @Access(EVERYBODY)
  @Query(() => Group, { nullable: true, description: 'A group; null if there is none by this id.' })
  group(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<Group | null> {
    return seen(context, 'Group', id);
  }

  @FieldResolver(() => Course, { description: 'Its course.' })
  async course(@Root() group: rows.Group, @Ctx() context: Context): Promise<Course> {
    const reads = await readsOf(context);
    return reads.existing(rows.Course, group.course.id);
  }

  @FieldResolver(() => Location, { description: 'Its location.' })
  async location(@Root() group: rows.Group, @Ctx() context: Context): Promise<Location> {
    const reads = await readsOf(context);
    return reads.existing(rows.Location, group.location.id);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Its instructor; null if there is none.' })
  async instructor(@Root() group: rows.Group, @Ctx() context: Context): Promise<Member | null> {
    const reads = await readsOf(context);
    return group.instructor ? reads.existing(rows.Member, group.instructor.id) : null;
  }

  @FieldResolver(() => [Group], {
    description: 'The groups linked with this one: registrations in one may book sessions of the others.',
  })
  async linkedGroups(@Root() group: rows.Group, @Ctx() context: Context): Promise<Group[]> {
    if (group.linkId == null) return [];
    const reads = await readsOf(context);
    const linked = await reads.groupsOfLink.load(group.linkId);
    return linked.filter(({ id }) => id !== group.id);
  }

  @FieldResolver(() => SessionConnection, { description: 'Its scheduled sessions that have not begun, soonest first.' })
  async upcomingSessions(
    @Root() group: rows.Group,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Session>> {
    return upcomingSessions(await readsOf(context), group.id, page);
  }

  @FieldResolver(() => SessionConnection, {
    description: 'All its sessions, past and cancelled ones too, by start.',
  })
  async sessions(
    @Root() group: rows.Group,
    @Ctx() context: Context,
    @Args(() => SessionListArgs) { from, until, status, ...page }: SessionListArgs,
  ): Promise<Page<Session>> {
    return sessionsOfGroup(await readsOf(context), group.id, { from, until, status }, page);
  }
}

@Resolver(() => Session)
export class SessionResolver {
  @Access(EVERYBODY)
  @Query(() => Session, { nullable: true, description: 'A session; null if there is none by this id.' })
  session(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<Session | null> {
    return seen(context, 'Session', id);
  }

  @FieldResolver(() => Group, { description: 'Its group.' })
  async group(@Root() session: rows.Session, @Ctx() context: Context): Promise<Group> {
    const reads = await readsOf(context);
    return reads.existing(rows.Group, session.group.id);
  }

  @FieldResolver(() => Location, { description: 'The place of the session: its own, or that of its group.' })
  async location(@Root() session: rows.Session, @Ctx() context: Context): Promise<Location> {
    const reads = await readsOf(context);
    const place = session.location ?? (await reads.existing(rows.Group, session.group.id)).location;
    return reads.existing(rows.Location, place.id);
  }

  @FieldResolver(() => Member, {
    nullable: true,
    description: 'The person who gives it: a substitute, or the instructor of its group. Null if there is none.',
  })
  async instructor(@Root() session: rows.Session, @Ctx() context: Context): Promise<Member | null> {
    const reads = await readsOf(context);
    const instructor = session.instructor ?? (await reads.existing(rows.Group, session.group.id)).instructor;
    return instructor ? reads.existing(rows.Member, instructor.id) : null;
  }

  @FieldResolver(() => Money, { description: 'Its price.' })
  price(@Root() session: rows.Session, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, session.priceMinor);
  }

  @FieldResolver(() => Int, { description: 'The seats that are booked, or held by an order in checkout.' })
  seatsTaken(@Root() session: rows.Session): number {
    return session.seatsTaken + session.seatsHeld;
  }

  @FieldResolver(() => Int, { description: 'The seats still free.' })
  seatsLeft(@Root() session: rows.Session): number {
    return session.capacity - session.seatsTaken - session.seatsHeld;
  }

  @FieldResolver(() => [Booking], {
    description: "The viewer's own bookings that stand, one for each of their attendees. Empty for everybody but customers.",
  })
  async viewerBookings(@Root() session: rows.Session, @Ctx() context: Context): Promise<Booking[]> {
    if (context.viewer.kind !== 'CUSTOMER') return [];
    const reads = await readsOf(context);
    return reads.activeBookings(session.id, context.viewer.customerId);
  }
}
