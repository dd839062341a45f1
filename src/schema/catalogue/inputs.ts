import { Field, ID, InputType, Int } from 'type-graphql';
import { CourseType, UncoveredPolicy, Weekday } from '../../entities/enums.js';
import { OPTIONAL_KEY } from '../shared/command-options.js';
import { MoneyInput } from '../shared/money-input.js';
import { OneOf } from '../shared/one-of.js';
import { DateTime, LocalDate } from '../shared/scalars.js';

@InputType({ description: 'A new location.' })
export class CreateLocationInput {
  @Field(() => String, { description: 'The name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The street and number, at most 200 characters.' })
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'The city, at most 200 characters.' })
  city?: string | null;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to a location. Fields left out stay as they are.' })
export class UpdateLocationInput {
  @Field(() => ID, { description: 'The location.' })
  locationId!: string;

  @Field(() => String, { nullable: true, description: 'The name, at most 200 characters.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'The street and number, at most 200 characters.' })
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'The city, at most 200 characters.' })
  city?: string | null;
}

@InputType({ description: 'A new course.' })
export class CreateCourseInput {
  @Field(() => String, { description: 'The name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'A text for customers, at most 5000 characters.' })
  description?: string | null;

  @Field(() => CourseType, { description: 'The way the course is scheduled and paid for. It cannot change later.' })
  type!: CourseType;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'The price of a registration. Required for CONTINUOUS and ONE_OFF, not allowed for OPEN.',
  })
  price?: MoneyInput | null;

  @Field(() => UncoveredPolicy, {
    nullable: true,
    description: "The policy for the part of a session's price that passes do not cover. Default DEBT.",
  })
  uncoveredPolicy?: UncoveredPolicy | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'The highest debt of a registration. Required for DEBT_UP_TO, otherwise not allowed.',
  })
  debtLimit?: MoneyInput | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The VAT rate included in prices, in basis points from 0 to 10000. By default the organisation's rate. " +
      'Only 0 when the organisation charges no VAT.',
  })
  vatBps?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether registered customers may buy passes for the course in their profile. Default true.',
  })
  passesInProfile?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The youngest age in years, from 0 to 120. No bound when left out.' })
  ageFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'The oldest age in years, at least `ageFrom`. No bound when left out.' })
  ageTo?: number | null;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to a course. Fields left out stay as they are.' })
export class UpdateCourseInput {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => String, { nullable: true, description: 'The name, at most 200 characters.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'A text for customers, at most 5000 characters.' })
  description?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'The price of later registrations. Not allowed for OPEN courses.' })
  price?: MoneyInput | null;

  @Field(() => UncoveredPolicy, {
    nullable: true,
    description: "The policy for the part of a session's price that passes do not cover.",
  })
  uncoveredPolicy?: UncoveredPolicy | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'The highest debt of a registration. Required when the policy becomes DEBT_UP_TO.',
  })
  debtLimit?: MoneyInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The VAT rate included in prices, in basis points from 0 to 10000. Only 0 when the organisation charges no VAT.',
  })
  vatBps?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether registered customers may buy passes for the course in their profile. Default true.',
  })
  passesInProfile?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The youngest age in years, from 0 to 120. Null takes the bound away.' })
  ageFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'The oldest age in years, at least `ageFrom`. Null takes the bound away.' })
  ageTo?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'True archives the course, false restores it.' })
  archived?: boolean | null;
}

@InputType({ description: 'A new group of a course.' })
export class CreateGroupInput {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => ID, { description: 'The location where the group meets.' })
  locationId!: string;

  @Field(() => ID, { nullable: true, description: 'The member of staff who teaches the group.' })
  instructorId?: string | null;

  @Field(() => String, { description: 'The name, at most 200 characters.' })
  name!: string;

  @Field(() => Int, {
    description: 'The number of places, from 1 to 100000. It is also the default number of seats of a session.',
  })
  capacity!: number;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to a group. Fields left out stay as they are.' })
export class UpdateGroupInput {
  @Field(() => ID, { description: 'The group.' })
  groupId!: string;

  @Field(() => String, { nullable: true, description: 'The name, at most 200 characters.' })
  name?: string;

  @Field(() => ID, { nullable: true, description: 'The location where the group meets.' })
  locationId?: string;

  @Field(() => ID, { nullable: true, description: 'The member of staff who teaches the group; null for nobody.' })
  instructorId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of places, not lower than the places taken. Existing sessions keep their seats.',
  })
  capacity?: number;
}

@InputType({ description: 'The groups to link.' })
export class LinkGroupsInput {
  @Field(() => [ID], {
    description: 'From 2 to 50 groups of one course. Links that the groups already have are merged into one.',
  })
  groupIds!: string[];
}

@InputType({ description: 'The group to take out of its link.' })
export class UnlinkGroupInput {
  @Field(() => ID, { description: 'The group.' })
  groupId!: string;
}

@InputType({
  description: 'Sessions on the same weekdays at the same local time. The local time stays the same when clocks change.',
})
export class WeeklyScheduleInput {
  @Field(() => [Weekday], { description: 'The weekdays.' })
  weekdays!: Weekday[];

  @Field(() => String, { description: 'The local start time, as `17:30` or `17:30:00`.' })
  startTime!: string;

  @Field(() => LocalDate, { description: 'The first day on which a session may be scheduled.' })
  fromOn!: string;

  @Field(() => LocalDate, { description: 'The last day on which a session may be scheduled, within five years of `fromOn`.' })
  untilOn!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The interval in weeks, counted from the week of `fromOn`, from 1 to 52. Default 1.',
  })
  everyWeeks?: number | null;

  @Field(() => [LocalDate], { nullable: true, description: 'Days without a session, such as holidays.' })
  exceptOn?: string[] | null;
}

@OneOf()
@InputType({ description: 'When sessions begin: by a weekly pattern, or at listed times.' })
export class SessionScheduleInput {
  @Field(() => WeeklyScheduleInput, { nullable: true, description: 'A weekly pattern.' })
  weekly?: WeeklyScheduleInput;

  @Field(() => [DateTime], {
    nullable: true,
    description: 'The start time of each session: in the future, and at most five years away.',
  })
  startsAt?: Date[];
}

@InputType({
  description:
    'The sessions to schedule: a weekly pattern or a list of start times, at most 400 sessions. ' +
    'All that are not there yet are created, or none.',
})
export class ScheduleSessionsInput {
  @Field(() => ID, { description: 'The group of the sessions.' })
  groupId!: string;

  @Field(() => SessionScheduleInput, { description: 'When the sessions begin.' })
  schedule!: SessionScheduleInput;

  @Field(() => Int, { description: 'The length of each session in minutes, from 1 to 10080.' })
  durationMinutes!: number;

  @Field(() => MoneyInput, { description: 'The price of each session.' })
  price!: MoneyInput;

  @Field(() => Int, {
    nullable: true,
    description: "The number of seats in each session, from 1 to 100000. By default the group's capacity.",
  })
  capacity?: number | null;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'Preview: answer the sessions that would be made, with their clashes, and make none. Default false. ' +
      'The ids of new sessions in a preview are not valid.',
  })
  dryRun?: boolean | null;
}
