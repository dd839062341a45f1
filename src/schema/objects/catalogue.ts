import { Field, Int, ObjectType } from 'type-graphql';
import { CourseType, SessionStatus, UncoveredPolicy } from '../../entities/enums.js';
import { Node } from '../shared/node.js';
import { DateTime } from '../shared/scalars.js';

@ObjectType('Course', {
  description: 'What is offered: it has groups, and its groups have sessions.',
  implements: Node,
  simpleResolvers: true,
})
export class Course extends Node {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'What it is about; may be empty.' })
  description!: string;

  @Field(() => CourseType, { description: 'How it is offered and paid.' })
  type!: CourseType;

  @Field(() => UncoveredPolicy, { description: 'What happens to the part of a price that no pass covers.' })
  uncoveredPolicy!: UncoveredPolicy;

  @Field(() => Int, { description: 'The VAT in its prices, in basis points: 2300 is 23 %.' })
  vatBps!: number;

  @Field(() => Boolean, { description: 'Whether who is registered may buy passes for it in their profile.' })
  passesInProfile!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is no longer offered; null while it is.' })
  archivedAt?: Date | null;
}

@ObjectType('Group', {
  description: 'A course at a place, with a capacity and an instructor.',
  implements: Node,
  simpleResolvers: true,
})
export class Group extends Node {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Int, {
    description: 'How many it takes: registrations of a CONTINUOUS or ONE_OFF course, and seats of a new session.',
  })
  capacity!: number;

  @Field(() => Int, { description: 'Places held by registrations of a CONTINUOUS or ONE_OFF course; 0 on OPEN ones.' })
  placesTaken!: number;
}

@ObjectType('Session', { description: 'One dated meeting of a group.', implements: Node, simpleResolvers: true })
export class Session extends Node {
  @Field(() => DateTime, { description: 'When it starts.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'When it ends.' })
  endsAt!: Date;

  @Field(() => Int, { description: 'How many seats it has.' })
  capacity!: number;

  @Field(() => SessionStatus, { description: 'Whether it takes place.' })
  status!: SessionStatus;
}
