import { Field, ObjectType } from 'type-graphql';
import { Locale, Role } from '../../entities/enums.js';
import { Node, UPDATED_AT } from '../shared/node.js';
import { DateTime, LocalDate } from '../shared/scalars.js';

@ObjectType('Member', { description: "A member of an organisation's staff.", implements: Node, simpleResolvers: true })
export class Member extends Node {
  @Field(() => String, { description: 'The name. It is public, since instructors are shown to customers.' })
  name!: string;

  @Field(() => Role, { description: 'The role: what the member may do.' })
  role!: Role;

  @Field(() => DateTime, { description: 'When they were added.' })
  createdAt?: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;
}

@ObjectType('Customer', {
  description:
    'A person with an account at one organisation, who may act for several attendees. ' +
    'The customer and the staff can see it.',
  implements: Node,
  simpleResolvers: true,
})
export class Customer extends Node {
  @Field(() => String, { description: 'The name.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The e-mail address. Each address has at most one account at an organisation. Null for a customer without one: nothing ' +
      'is mailed to them, and nobody signs in as them.',
  })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'The telephone number; null when unknown.' })
  phone?: string | null;

  @Field(() => Locale, { description: 'The language of e-mails to the customer.' })
  locale!: Locale;

  @Field(() => DateTime, { description: 'When the account was created.' })
  createdAt!: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => DateTime, { nullable: true, description: "When the customer's personal data was erased; null while it is kept." })
  erasedAt?: Date | null;
}

@ObjectType('Attendee', {
  description: 'A person who comes to sessions: the customer, or a child of theirs.',
  implements: Node,
  simpleResolvers: true,
})
export class Attendee extends Node {
  @Field(() => DateTime, { description: 'When they were created.' })
  createdAt?: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => String, { description: 'The name.' })
  name!: string;

  @Field(() => LocalDate, { nullable: true, description: 'The date of birth; null when unknown.' })
  bornOn?: string | null;
}
