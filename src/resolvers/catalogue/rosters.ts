import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type * as rows from '../../entities/index.js';
import { RegistrationFilterArgs, RosterArgs } from '../../schema/booking/list-args.js';
import { RosterCounts } from '../../schema/booking/roster-counts.js';
import { Group, Session } from '../../schema/objects/catalogue.js';
import { BookingConnection, RegistrationConnection } from '../../schema/objects/page-types.js';
import type { Booking, Registration } from '../../schema/objects/registrations.js';
import { Money } from '../../schema/shared/money.js';
import type { Page } from '../../services/input/index.js';
import { bookingsOfSession, type RosterCounts as Counts, registrationsOfGroup } from '../../services/reads/index.js';
import { hiddenBut } from '../shared/hidden.js';
import { moneyOf, readsOf } from '../shared/reading.js';
import { isInstructor, isStaff, teachesGroup, teachesSession } from '../shared/rights.js';

const TAUGHT_BY = 'the desk, managers, owners and the instructor who teaches it';

/** Whether the viewer may see who is in a group, or who comes to a session. */
async function seesRosterOf(context: Context, teaches: typeof teachesGroup, id: string): Promise<boolean> {
  const { viewer } = context;
  if (isInstructor(viewer)) return teaches(id, viewer.memberId, await readsOf(context));
  return isStaff(viewer);
}

@Resolver(() => Session)
export class RosterResolver {
  @FieldResolver(() => BookingConnection, {
    nullable: true,
    description: 'The roster: its bookings, newest first. Null for everybody but staff, and for instructors who do not teach it.',
  })
  async bookings(
    @Root() session: rows.Session,
    @Ctx() context: Context,
    @Args(() => RosterArgs) { status, ...page }: RosterArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Booking> | null> {
    if (!(await seesRosterOf(context, teachesSession, session.id))) return hiddenBut(TAUGHT_BY, context, info);
    return bookingsOfSession(await readsOf(context), session.id, { status }, page);
  }

  @FieldResolver(() => RosterCounts, {
    nullable: true,
    description: 'The roster in numbers. Null for everybody but staff, and for instructors who do not teach it.',
  })
  async rosterCounts(
    @Root() session: rows.Session,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RosterCounts | null> {
    if (!(await seesRosterOf(context, teachesSession, session.id))) return hiddenBut(TAUGHT_BY, context, info);
    const reads = await readsOf(context);
    return reads.rosterCounts.load(session.id);
  }
}

@Resolver(() => RosterCounts)
export class RosterCountsResolver {
  @FieldResolver(() => Money, { description: 'The debts of their registrations together.' })
  owed(@Root() { owedMinor }: Counts, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, owedMinor);
  }
}

@Resolver(() => Group)
export class GroupRegistrationsResolver {
  @FieldResolver(() => RegistrationConnection, {
    nullable: true,
    description: 'Its registrations, newest first. Null for everybody but staff, and for instructors of other groups.',
  })
  async registrations(
    @Root() group: rows.Group,
    @Ctx() context: Context,
    @Args(() => RegistrationFilterArgs) { unpaid, ended, ...page }: RegistrationFilterArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Registration> | null> {
    if (!(await seesRosterOf(context, teachesGroup, group.id))) return hiddenBut(TAUGHT_BY, context, info);
    return registrationsOfGroup(await readsOf(context), group.id, { unpaid, ended }, page);
  }
}
