import { Field, Int, ObjectType } from 'type-graphql';
import { CourseType, SessionStatus, UncoveredPolicy } from '../../entities/enums.js';
import { Node, UPDATED_AT } from '../shared/node.js';
import { DateTime } from '../shared/scalars.js';

@ObjectType('Course', {
  description: 'A course that the organisation offers. It has groups, and its groups have sessions.',
  implements: Node,
  simpleResolvers: true,
})
export class Course extends Node {
  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt?: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'A text for customers; may be empty.' })
  description!: string;

  @Field(() => CourseType, { description: 'The way the course is scheduled and paid for.' })
  type!: CourseType;

  @Field(() => UncoveredPolicy, { description: "The policy for the part of a session's price that passes do not cover." })
  uncoveredPolicy!: UncoveredPolicy;

  @Field(() => Int, {
    description:
      'The VAT rate included in its prices, in basis points: 2300 is 23 %. Uses of MULTI_PURPOSE passes are taxed at it too.',
  })
  vatBps!: number;

  @Field(() => Boolean, { description: 'Whether registered customers may buy passes for the course in their profile.' })
  passesInProfile!: boolean;

  @Field(() => Int, { nullable: true, description: 'The youngest age in years that the course is for. Null where it has none.' })
  ageFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'The oldest age in years that the course is for. Null where it has none.' })
  ageTo?: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When the course was archived; null while it is offered.' })
  archivedAt?: Date | null;
}

@ObjectType('Group', {
  description: 'A group of a course that meets at one location, with a capacity and an instructor.',
  implements: Node,
  simpleResolvers: true,
})
export class Group extends Node {
  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt?: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Int, {
    description:
      'The number of places: ' +
      'for registrations of a CONTINUOUS or ONE_OFF course, and the default for seats of a new session.',
  })
  capacity!: number;

  @Field(() => Int, {
    description: 'The places taken by registrations; 0 for OPEN courses. Places that unpaid orders hold are not included.',
  })
  placesTaken!: number;
}

@ObjectType('Session', {
  description: 'One dated meeting of a group, with its own price, seats and status.',
  implements: Node,
  simpleResolvers: true,
})
export class Session extends Node {
  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt?: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => DateTime, { description: 'When the session starts.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'When the session ends.' })
  endsAt!: Date;

  @Field(() => Int, { description: 'The number of seats.' })
  capacity!: number;

  @Field(() => SessionStatus, { description: 'Whether the session takes place.' })
  status!: SessionStatus;
}
