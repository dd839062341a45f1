import { Field, Int, ObjectType } from 'type-graphql';
import { LateCancellation, Locale, OnlinePayments } from '../../entities/enums.js';
import { Node, UPDATED_AT } from '../shared/node.js';
import { CurrencyCode, DateTime } from '../shared/scalars.js';

@ObjectType('Organisation', {
  description: 'A studio, school or club, with its courses, its passes on sale and its settings.',
  implements: Node,
  simpleResolvers: true,
})
export class Organisation extends Node {
  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt?: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => String, { description: 'The name of the organisation in web addresses, such as `vlnka-bratislava`.' })
  slug!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'A text about the organisation for customers; may be empty.' })
  description!: string;

  @Field(() => String, { description: 'The kind of organisation, such as `yoga`; may be empty.' })
  category!: string;

  @Field(() => String, { description: 'The city; may be empty.' })
  city!: string;

  @Field(() => CurrencyCode, { description: 'The currency of all its prices and accounts.' })
  currency!: string;

  @Field(() => String, { description: 'The IANA time zone of its days and wall-clock times, such as `Europe/Bratislava`.' })
  timeZone!: string;

  @Field(() => Locale, { description: 'The language of the organisation.' })
  locale!: Locale;

  @Field(() => OnlinePayments, { description: 'The state of online payments.' })
  onlinePayments!: OnlinePayments;

  @Field(() => Int, {
    description:
      'The hours before a session until which cancelling is in time. A booking keeps the policy of the time it was made.',
  })
  cancelWindowHours!: number;

  @Field(() => LateCancellation, { description: 'The consequence of cancelling later than that.' })
  lateCancellation!: LateCancellation;

  @Field(() => Int, {
    description: 'The minutes before a session from which attendees can be checked in. Check-in closes with its day.',
  })
  checkInOpensMinutes!: number;

  @Field(() => Int, {
    description:
      'For how many days entries and credit given back to an ended pass stay usable; 0 lets them lapse at once. ' +
      'When the organisation cancels a session or gives back a price, they stay usable or refundable for at least 14 days.',
  })
  graceDays!: number;

  @Field(() => Boolean, {
    description:
      'Whether the organisation may appear in the marketplace. It appears there only while online payments are active.',
  })
  inMarketplace!: boolean;
}

@ObjectType('Location', { description: 'A location where groups meet.', implements: Node, simpleResolvers: true })
export class Location extends Node {
  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt?: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Street and number; may be empty.' })
  address!: string;

  @Field(() => String, { description: 'The city; may be empty.' })
  city!: string;
}
