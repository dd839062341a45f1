import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type * as rows from '../../entities/index.js';
import { SessionListArgs, TimetableArgs } from '../../schema/catalogue/list-args.js';
import type { Session } from '../../schema/objects/catalogue.js';
import { Organisation } from '../../schema/objects/organisation.js';
import { SessionConnection } from '../../schema/objects/page-types.js';
import { Member } from '../../schema/objects/people.js';
import type { Page } from '../../services/input/index.js';
import { sessionsOfInstructor, timetable } from '../../services/reads/index.js';
import { keysOf, readsOf } from '../shared/reading.js';
import { isStaff } from '../shared/rights.js';

/** The timetable over all courses. */
@Resolver(() => Organisation)
export class TimetableResolver {
  @FieldResolver(() => SessionConnection, {
    description:
      'The sessions of all courses by start, past and cancelled ones too. Sessions of archived courses are listed for staff ' +
      'and API keys only.',
  })
  async sessions(@Ctx() context: Context, @Args(() => TimetableArgs) args: TimetableArgs): Promise<Page<Session>> {
    const { from, until, status, courseIds, groupIds, locationIds, instructorIds, age, ...page } = args;
    const filter = {
      ...{ from, until, status, age, isOffered: !isStaff(context.viewer) },
      courseIds: keysOf(context, 'Course', courseIds),
      groupIds: keysOf(context, 'Group', groupIds),
      locationIds: keysOf(context, 'Location', locationIds),
      instructorIds: keysOf(context, 'Member', instructorIds),
    };
    return timetable(await readsOf(context), filter, page);
  }
}

@Resolver(() => Member)
export class InstructorSessionsResolver {
  @FieldResolver(() => SessionConnection, {
    description:
      'The sessions that the member gives, by start, past and cancelled ones too: those of their groups, unless somebody ' +
      'substitutes, and those in which they substitute. Sessions of archived courses ' +
      'are listed for staff and API keys only.',
  })
  async sessions(
    @Root() member: rows.Member,
    @Ctx() context: Context,
    @Args(() => SessionListArgs) { from, until, status, ...page }: SessionListArgs,
  ): Promise<Page<Session>> {
    const filter = { from, until, status, isOffered: !isStaff(context.viewer) };
    return sessionsOfInstructor(await readsOf(context), member.id, filter, page);
  }
}
