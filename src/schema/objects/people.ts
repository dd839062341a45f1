import { Field, ObjectType } from 'type-graphql';
import { Locale, Role } from '../../entities/enums.js';
import { Node } from '../shared/node.js';
import { DateTime, LocalDate } from '../shared/scalars.js';

@ObjectType('Member', { description: "Somebody of an organisation's staff.", implements: Node, simpleResolvers: true })
export class Member extends Node {
  @Field(() => String, { description: 'Their name; public, as that of an instructor is.' })
  name!: string;

  @Field(() => Role, { description: 'What they may do.' })
  role!: Role;
}

@ObjectType('Customer', {
  description:
    'A person with an account in one organisation, who may act for several attendees. Seen by themselves and by staff.',
  implements: Node,
  simpleResolvers: true,
})
export class Customer extends Node {
  @Field(() => String, { description: 'Their name.' })
  name!: string;

  @Field(() => String, { description: 'Their e-mail address; one account an address in each organisation.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'Their telephone number.' })
  phone?: string | null;

  @Field(() => Locale, { description: 'The language to write to them in.' })
  locale!: Locale;

  @Field(() => DateTime, { description: 'When the account was opened.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When everything personal was taken out of it; null while it is there.' })
  erasedAt?: Date | null;
}

@ObjectType('Attendee', {
  description: 'Who actually comes: the customer, or a child of theirs.',
  implements: Node,
  simpleResolvers: true,
})
export class Attendee extends Node {
  @Field(() => String, { description: 'Their name.' })
  name!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Their day of birth, where it matters.' })
  bornOn?: string | null;
}
