import { Field, ID, InputType, Int } from 'type-graphql';
import { CourseType, UncoveredPolicy, Weekday } from '../../entities/enums.js';
import { MoneyInput } from '../shared/money-input.js';
import { DateTime, LocalDate } from '../shared/scalars.js';

@InputType({ description: 'A new location.' })
export class CreateLocationInput {
  @Field(() => String, { description: 'Its name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Street and number.' })
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'The city.' })
  city?: string | null;
}

@InputType({ description: 'What changes on a location; what is left out stays.' })
export class UpdateLocationInput {
  @Field(() => ID, { description: 'The location.' })
  locationId!: string;

  @Field(() => String, { nullable: true, description: 'Its name, at most 200 characters.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'Street and number.' })
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'The city.' })
  city?: string | null;
}

@InputType({ description: 'A new course.' })
export class CreateCourseInput {
  @Field(() => String, { description: 'Its name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is about, at most 5000 characters.' })
  description?: string | null;

  @Field(() => CourseType, { description: 'How it is offered and paid. It cannot change later.' })
  type!: CourseType;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'What a registration costs: required for CONTINUOUS and ONE_OFF, not allowed for OPEN.',
  })
  price?: MoneyInput | null;

  @Field(() => UncoveredPolicy, {
    nullable: true,
    description: 'What happens to the part of a price that no pass covers; DEBT when left out.',
  })
  uncoveredPolicy?: UncoveredPolicy | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'How much a registration may owe: required for DEBT_UP_TO, else not allowed.',
  })
  debtLimit?: MoneyInput | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The VAT in its prices, in basis points from 0 to 10000; the organisation's default when left out. Only 0 for who charges no VAT.",
  })
  vatBps?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether who is registered may buy passes for it in their profile; true when never said.',
  })
  passesInProfile?: boolean | null;
}

@InputType({ description: 'What changes on a course; what is left out stays.' })
export class UpdateCourseInput {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => String, { nullable: true, description: 'Its name, at most 200 characters.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'What it is about, at most 5000 characters.' })
  description?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'What a later registration costs; not for OPEN courses.' })
  price?: MoneyInput | null;

  @Field(() => UncoveredPolicy, { nullable: true, description: 'What happens to the part of a price that no pass covers.' })
  uncoveredPolicy?: UncoveredPolicy | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'How much a registration may owe; required when the policy becomes DEBT_UP_TO.',
  })
  debtLimit?: MoneyInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The VAT in its prices, in basis points from 0 to 10000. Only 0 for who charges no VAT.',
  })
  vatBps?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether who is registered may buy passes for it in their profile; true when never said.',
  })
  passesInProfile?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True takes it off the offer, false puts it back.' })
  archived?: boolean | null;
}

@InputType({ description: 'A new group of a course.' })
export class CreateGroupInput {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => ID, { description: 'Where it meets.' })
  locationId!: string;

  @Field(() => ID, { nullable: true, description: 'The member who teaches it.' })
  instructorId?: string | null;

  @Field(() => String, { description: 'Its name, at most 200 characters.' })
  name!: string;

  @Field(() => Int, { description: 'How many it takes, from 1 to 100000.' })
  capacity!: number;
}

@InputType({ description: 'What changes on a group; what is left out stays.' })
export class UpdateGroupInput {
  @Field(() => ID, { description: 'The group.' })
  groupId!: string;

  @Field(() => String, { nullable: true, description: 'Its name, at most 200 characters.' })
  name?: string;

  @Field(() => ID, { nullable: true, description: 'Where it meets.' })
  locationId?: string;

  @Field(() => ID, { nullable: true, description: 'The member who teaches it; null for nobody yet.' })
  instructorId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many it takes: not fewer than are registered. Sessions keep their own capacity.',
  })
  capacity?: number;
}

@InputType({ description: 'Groups to link.' })
export class LinkGroupsInput {
  @Field(() => [ID], { description: 'From 2 to 50 groups of one course. Links that they already have are merged into one.' })
  groupIds!: string[];
}

@InputType({ description: 'A group to take out of its link.' })
export class UnlinkGroupInput {
  @Field(() => ID, { description: 'The group.' })
  groupId!: string;
}

@InputType({
  description:
    "Sessions on the same weekdays at the same wall-clock time, in the organisation's time zone, also when clocks change.",
})
export class WeeklyScheduleInput {
  @Field(() => [Weekday], { description: 'On which days.' })
  weekdays!: Weekday[];

  @Field(() => String, { description: 'When they start, such as `17:30`.' })
  startTime!: string;

  @Field(() => LocalDate, { description: 'The first day that may have a session.' })
  fromOn!: string;

  @Field(() => LocalDate, { description: 'The last day that may have a session.' })
  untilOn!: string;

  @Field(() => Int, { nullable: true, description: 'Every how many weeks, counted from the week of `fromOn`; 1 when left out.' })
  everyWeeks?: number | null;

  @Field(() => [LocalDate], { nullable: true, description: 'Days to leave out, such as holidays.' })
  exceptOn?: string[] | null;
}

@InputType({
  description: 'Sessions to schedule: a weekly pattern or a list of starts, at most 400 at once. All of them are made, or none.',
})
export class ScheduleSessionsInput {
  @Field(() => ID, { description: 'The group that meets.' })
  groupId!: string;

  @Field(() => WeeklyScheduleInput, { nullable: true, description: 'A weekly pattern; either this or `startsAt`.' })
  weekly?: WeeklyScheduleInput | null;

  @Field(() => [DateTime], { nullable: true, description: 'The start of each session; either this or `weekly`.' })
  startsAt?: Date[] | null;

  @Field(() => Int, { description: 'How long each of them is.' })
  durationMinutes!: number;

  @Field(() => MoneyInput, { description: 'The unit price of each of them.' })
  price!: MoneyInput;

  @Field(() => Int, { nullable: true, description: "Seats in each of them; the group's capacity when left out." })
  capacity?: number | null;
}
