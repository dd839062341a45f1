import { ArgsType, Field, ID, Int } from 'type-graphql';
import { SessionStatus } from '../../entities/enums.js';
import { PageArgs } from '../shared/connection.js';
import { DateTime } from '../shared/scalars.js';

/** Which sessions of a list, and which page of them. */
@ArgsType()
export class SessionListArgs extends PageArgs {
  @Field(() => DateTime, { nullable: true, description: 'Only sessions that start at this time or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Only sessions that start before this time.' })
  until?: Date | null;

  @Field(() => SessionStatus, { nullable: true, description: 'Only sessions in this state; all when left out.' })
  status?: SessionStatus | null;
}

/** The same for a timetable over all courses. */
@ArgsType()
export class TimetableArgs extends SessionListArgs {
  @Field(() => [ID], { nullable: true, description: 'Only sessions of these courses, at most 100. An empty list gives none.' })
  courseIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only sessions of these groups, at most 100. An empty list gives none.' })
  groupIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only sessions at these locations, at most 100. An empty list gives none.' })
  locationIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only sessions of groups that these members teach, at most 100. An empty list gives none.',
  })
  instructorIds?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Only sessions of courses for people of this age in years. Courses without ages are for all.',
  })
  age?: number | null;
}
