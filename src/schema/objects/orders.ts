import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  OrderChannel,
  OrderLineKind,
  OrderStatus,
  PaymentMeans,
  PaymentProviderKind,
  RefundMethod,
  RefundOrigin,
  RefundStatus,
} from '../../entities/enums.js';
import { connection } from '../shared/connection.js';
import { Node } from '../shared/node.js';
import { DateTime } from '../shared/scalars.js';

registerEnumType(OrderChannel, {
  name: 'OrderChannel',
  description: 'Where an order comes from.',
  valuesConfig: {
    ONLINE: { description: 'The booking page.' },
    PROFILE: { description: "The customer's profile." },
    RECEPTION: { description: 'The desk.' },
  },
});
registerEnumType(OrderStatus, {
  name: 'OrderStatus',
  description: 'What became of an order.',
  valuesConfig: {
    OPEN: { description: 'It waits for its money, and holds what it is for.' },
    PAID: { description: 'It is paid, and what it is for was issued.' },
    EXPIRED: { description: 'Its time is over.' },
    CANCELLED: { description: 'Somebody left it.' },
  },
});
registerEnumType(OrderLineKind, {
  name: 'OrderLineKind',
  description: 'What a line of an order is for.',
  valuesConfig: {
    PASS: { description: 'A pass.' },
    SESSION: { description: 'A seat in a session.' },
    REGISTRATION: { description: 'What a registration costs, owes, or is to have in advance.' },
  },
});
registerEnumType(PaymentMeans, {
  name: 'PaymentMeans',
  description: 'How money came in.',
  valuesConfig: {
    CASH: { description: 'In cash.' },
    CARD_TERMINAL: { description: 'By card at a terminal.' },
    BANK: { description: 'By bank transfer.' },
    STRIPE: { description: 'Online, through Stripe.' },
    SANDBOX: { description: 'In the sandbox: no money moved.' },
    REFUND: { description: 'Out of a refund, which became what the order is for.' },
  },
});
registerEnumType(PaymentProviderKind, {
  name: 'PaymentProviderKind',
  description: 'Who takes payments online.',
  valuesConfig: {
    STRIPE: { description: 'Stripe.' },
    SANDBOX: { description: 'The sandbox, which only pretends to.' },
  },
});
registerEnumType(RefundMethod, {
  name: 'RefundMethod',
  description: 'How money goes back.',
  valuesConfig: {
    CASH: { description: 'In cash.' },
    BANK: { description: 'By bank transfer.' },
    CARD: { description: 'To the card that was paid with; of online payments only.' },
    PASS: { description: 'As the credit of a new pass.' },
  },
});
registerEnumType(RefundStatus, {
  name: 'RefundStatus',
  description: 'What became of a refund.',
  valuesConfig: {
    PENDING: { description: 'It is on its way to the card.' },
    SUCCEEDED: { description: 'The money is back.' },
    FAILED: { description: 'It could not be given back to the card, and is still owed.' },
  },
});

registerEnumType(RefundOrigin, {
  name: 'RefundOrigin',
  description: 'Where a refund comes from.',
  valuesConfig: {
    REQUESTED: { description: 'Somebody of the organisation asked for it.' },
    NOT_HONOURED: { description: 'The money bought nothing, and went back by itself.' },
    AT_PROVIDER: { description: 'It was made at the payment provider, and is written down here.' },
    DISPUTE_LOST: { description: "The payer's bank took the money back." },
  },
});

@ObjectType('Payment', { description: 'Money that came in for an order.', implements: Node, simpleResolvers: true })
export class Payment extends Node {
  @Field(() => PaymentMeans, { description: 'How it came in.' })
  method!: PaymentMeans;

  @Field(() => Boolean, { description: 'Whether it was made in the sandbox: no money moved.' })
  isTest!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Since when the payer disputes it at their bank. Of a payment by refund: the payment that was refunded, also once the bank took it.',
  })
  disputedAt?: Date | null;

  @Field(() => DateTime, { description: 'When it came in.' })
  createdAt!: Date;
}

@ObjectType('Refund', { description: 'Money of a payment that goes back.', implements: Node, simpleResolvers: true })
export class Refund extends Node {
  @Field(() => RefundMethod, { description: 'How it goes back.' })
  method!: RefundMethod;

  @Field(() => RefundStatus, { description: 'What became of it.' })
  status!: RefundStatus;

  @Field(() => RefundOrigin, { description: 'Where it comes from.' })
  origin!: RefundOrigin;

  @Field(() => String, { description: 'What staff said of it; empty where nobody asked for it.' })
  reason!: string;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was known what became of it.' })
  settledAt?: Date | null;
}

@ObjectType('OrderLine', { description: 'One thing that an order pays for.', simpleResolvers: true })
export class OrderLine {
  @Field(() => Int, { description: 'Its place, from 0.' })
  position!: number;

  @Field(() => OrderLineKind, { description: 'What it is for.' })
  kind!: OrderLineKind;

  @Field(() => String, { description: 'What it is, in words.' })
  description!: string;

  @Field(() => Boolean, { description: 'Whether it is a present: whoever has its code redeems it into a pass.' })
  gift!: boolean;

  @Field(() => String, { nullable: true, description: 'Whom the present is for, as its buyer says.' })
  giftTo?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the present was redeemed, or given back.' })
  redeemedAt?: Date | null;
}

@ObjectType('Order', {
  description: 'What is being paid for. Seen by who pays and by the desk.',
  implements: Node,
  simpleResolvers: true,
})
export class Order extends Node {
  @Field(() => OrderChannel, { description: 'Where it comes from.' })
  channel!: OrderChannel;

  @Field(() => OrderStatus, { description: 'What became of it.' })
  status!: OrderStatus;

  @Field(() => DateTime, { nullable: true, description: 'Until when an open order holds what it is for.' })
  heldUntil?: Date | null;

  @Field(() => PaymentProviderKind, { nullable: true, description: 'Who takes its money online.' })
  provider?: PaymentProviderKind | null;

  @Field(() => DateTime, { description: 'When it was placed.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was paid.' })
  paidAt?: Date | null;
}

export const OrderConnection = connection('Order', () => Order);
