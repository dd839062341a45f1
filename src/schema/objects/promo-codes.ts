import { Field, Int, ObjectType } from 'type-graphql';
import { connection } from '../shared/connection.js';
import { Node } from '../shared/node.js';
import { DateTime } from '../shared/scalars.js';

@ObjectType('PromoCode', {
  description: 'A word that lowers the price of an order. For the desk.',
  implements: Node,
  simpleResolvers: true,
})
export class PromoCode extends Node {
  @Field(() => String, { description: 'The word, in capitals.' })
  code!: string;

  @Field(() => Int, { nullable: true, description: 'The part of each line that it takes off, in basis points.' })
  percentBps?: number | null;

  @Field(() => DateTime, { nullable: true, description: 'From when it works.' })
  validFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when it works.' })
  validUntil?: Date | null;

  @Field(() => Int, { nullable: true, description: 'How many orders may use it; null is no limit.' })
  usageLimit?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many orders of one customer may use it; null is no limit.' })
  customerLimit?: number | null;

  @Field(() => Int, { description: 'How many orders use it, those that wait for their money included.' })
  timesUsed!: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when it works no more.' })
  archivedAt?: Date | null;
}

export const PromoCodeConnection = connection('PromoCode', () => PromoCode);
