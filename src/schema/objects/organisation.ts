import { Field, Int, ObjectType } from 'type-graphql';
import { LateCancellation, Locale, OnlinePayments } from '../../entities/enums.js';
import { Node } from '../shared/node.js';
import { CurrencyCode } from '../shared/scalars.js';

@ObjectType('Organisation', {
  description: 'A studio, school or club: what it offers, and what is on sale there.',
  implements: Node,
  simpleResolvers: true,
})
export class Organisation extends Node {
  @Field(() => String, { description: 'Names the organisation in addresses, such as `vlnka-bratislava`.' })
  slug!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'What it says about itself; may be empty.' })
  description!: string;

  @Field(() => String, { description: 'What kind of place it is; may be empty.' })
  category!: string;

  @Field(() => String, { description: 'Where it is; may be empty.' })
  city!: string;

  @Field(() => CurrencyCode, { description: 'The currency of all its prices and accounts.' })
  currency!: string;

  @Field(() => String, { description: 'The IANA time zone of its days and wall-clock times, such as `Europe/Bratislava`.' })
  timeZone!: string;

  @Field(() => Locale, { description: 'Its own language.' })
  locale!: Locale;

  @Field(() => OnlinePayments, { description: 'Whether customers can pay online.' })
  onlinePayments!: OnlinePayments;

  @Field(() => Int, {
    description: 'Cancelling is in time until this many hours before a session. Bookings keep the policy they were made under.',
  })
  cancelWindowHours!: number;

  @Field(() => LateCancellation, { description: 'What a later cancellation does.' })
  lateCancellation!: LateCancellation;

  @Field(() => Boolean, { description: 'Whether the marketplace may show it. It does while payments can be made online.' })
  inMarketplace!: boolean;
}

@ObjectType('Location', { description: 'A place where groups meet.', implements: Node, simpleResolvers: true })
export class Location extends Node {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Street and number; may be empty.' })
  address!: string;

  @Field(() => String, { description: 'The city; may be empty.' })
  city!: string;
}
