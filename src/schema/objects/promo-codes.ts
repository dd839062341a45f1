import { Field, Int, ObjectType } from 'type-graphql';
import { connection } from '../shared/connection.js';
import { Node, UPDATED_AT } from '../shared/node.js';
import { DateTime } from '../shared/scalars.js';

@ObjectType('PromoCode', {
  description: 'A code that gives a discount on an order. Only staff who sell can see it.',
  implements: Node,
  simpleResolvers: true,
})
export class PromoCode extends Node {
  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt?: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => String, { description: 'The code, in capitals.' })
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The discount on each line, in basis points: 1000 is 10 %. Null for a code that takes off an amount.',
  })
  percentBps?: number | null;

  @Field(() => DateTime, { nullable: true, description: 'From when the code is valid; null without a beginning.' })
  validFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the code is valid; null without an end.' })
  validUntil?: Date | null;

  @Field(() => Int, { nullable: true, description: 'The orders that may use the code; null for no limit.' })
  usageLimit?: number | null;

  @Field(() => Int, { nullable: true, description: 'The orders of one customer that may use the code; null for no limit.' })
  customerLimit?: number | null;

  @Field(() => Int, { description: 'The number of orders that use the code, unpaid ones included.' })
  timesUsed!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the code was archived; null while it is in use.' })
  archivedAt?: Date | null;
}

export const PromoCodeConnection = connection('PromoCode', () => PromoCode);
