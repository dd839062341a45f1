import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  OrderChannel,
  OrderLineKind,
  OrderStatus,
  PaymentMethod,
  PaymentProviderKind,
  RefundMethod,
  RefundOrigin,
  RefundStatus,
} from '../../entities/enums.js';
import { connection } from '../shared/connection.js';
import { Money } from '../shared/money.js';
import { Node, UPDATED_AT } from '../shared/node.js';
import { DateTime } from '../shared/scalars.js';

registerEnumType(OrderChannel, {
  name: 'OrderChannel',
  description: 'The channel that an order was placed in.',
  valuesConfig: {
    ONLINE: { description: 'The booking page.' },
    PROFILE: { description: "The customer's profile." },
    RECEPTION: { description: 'The desk.' },
  },
});
registerEnumType(OrderStatus, {
  name: 'OrderStatus',
  description: 'The state of an order.',
  valuesConfig: {
    OPEN: { description: 'The order waits for payment. It holds its seats and places until `heldUntil`.' },
    PAID: { description: 'The order is paid. Its passes, bookings and registrations were issued.' },
    EXPIRED: { description: 'The order was not paid in time. It holds nothing any more.' },
    CANCELLED: { description: 'The order was cancelled before it was paid.' },
  },
});
registerEnumType(OrderLineKind, {
  name: 'OrderLineKind',
  description: 'The thing that a line of an order pays for.',
  valuesConfig: {
    PASS: { description: 'A pass.' },
    SESSION: { description: 'A seat in a session.' },
    REGISTRATION: { description: 'The price, the debt or a prepayment of a registration.' },
  },
});
registerEnumType(PaymentMethod, {
  name: 'PaymentMethod',
  description: 'The way a payment was made.',
  valuesConfig: {
    CASH: { description: 'In cash.' },
    CARD_TERMINAL: { description: "By card at the desk's terminal." },
    BANK: { description: 'By bank transfer.' },
    STRIPE: { description: 'Online through Stripe.' },
    SANDBOX: { description: 'In the sandbox. No money moved.' },
    REFUND: { description: 'With the money of a refund, which became a new pass.' },
  },
});
registerEnumType(PaymentProviderKind, {
  name: 'PaymentProviderKind',
  description: 'The provider of online payments.',
  valuesConfig: {
    STRIPE: { description: 'Stripe.' },
    SANDBOX: { description: 'The sandbox, which only simulates payments.' },
  },
});
registerEnumType(RefundMethod, {
  name: 'RefundMethod',
  description: 'The way a refund is paid.',
  valuesConfig: {
    CASH: { description: 'In cash.' },
    BANK: { description: 'By bank transfer.' },
    CARD: { description: 'To the card that was used. Only for online payments.' },
    PASS: { description: 'As the credit of a new pass.' },
  },
});
registerEnumType(RefundStatus, {
  name: 'RefundStatus',
  description: 'The state of a refund.',
  valuesConfig: {
    PENDING: { description: 'The refund is on its way to the card. The provider has not confirmed it yet.' },
    SUCCEEDED: { description: 'The money was paid back.' },
    FAILED: { description: 'The refund to the card failed. The money is still owed to the payer.' },
  },
});

registerEnumType(RefundOrigin, {
  name: 'RefundOrigin',
  description: 'The reason for a refund.',
  valuesConfig: {
    REQUESTED: { description: "The organisation's staff or an API key requested it." },
    NOT_HONOURED: { description: 'The payment could not be honoured and was refunded automatically.' },
    AT_PROVIDER: { description: 'The refund was made at the payment provider and recorded here.' },
    DISPUTE_LOST: { description: "The organisation lost a dispute, and the payer's bank took the money back." },
  },
});

@ObjectType('Payment', { description: 'A payment received for an order.', implements: Node, simpleResolvers: true })
export class Payment extends Node {
  @Field(() => PaymentMethod, { description: 'The way the payment was made.' })
  method!: PaymentMethod;

  @Field(() => Boolean, { description: 'Whether the payment was made in the sandbox, so that no money moved.' })
  isTest!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the payer opened a dispute at their bank; null while there is none. ' +
      'A payment by refund shows the dispute of the refunded payment, even a lost one.',
  })
  disputedAt?: Date | null;

  @Field(() => DateTime, { description: 'When the payment was received.' })
  createdAt!: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;
}

@ObjectType('RefundLine', { description: 'The part of a refund that is about one line of its order.', simpleResolvers: true })
export class RefundLine {
  @Field(() => Int, { description: 'The position of the line in the order, from 0.' })
  position!: number;

  @Field(() => Money, { description: 'The amount.' })
  amount!: Money;
}

@ObjectType('Refund', { description: 'A refund of a payment, or of a part of it.', implements: Node, simpleResolvers: true })
export class Refund extends Node {
  @Field(() => RefundMethod, { description: 'The way the refund is paid.' })
  method!: RefundMethod;

  @Field(() => RefundStatus, { description: 'The state.' })
  status!: RefundStatus;

  @Field(() => RefundOrigin, { description: 'The reason for the refund.' })
  origin!: RefundOrigin;

  @Field(() => String, { description: 'The reason that staff gave; empty for a refund that nobody requested.' })
  reason!: string;

  @Field(() => DateTime, { description: 'When the refund was requested or recorded.' })
  createdAt!: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the refund succeeded or failed; null while it is pending.' })
  settledAt?: Date | null;
}

@ObjectType('OrderLine', { description: 'One item that an order pays for.', simpleResolvers: true })
export class OrderLine {
  @Field(() => Int, { description: 'The position in the order, from 0.' })
  position!: number;

  @Field(() => OrderLineKind, { description: 'The thing that the line pays for.' })
  kind!: OrderLineKind;

  @Field(() => String, { description: 'The text of the line, as receipts show it.' })
  description!: string;

  @Field(() => Boolean, { description: 'Whether the line is a gift: a pass for the person who redeems its code.' })
  gift!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the person the gift is for, as the buyer gave it; null where none was given.',
  })
  giftTo?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the gift was redeemed or refunded; null while it can be redeemed, and for other lines.',
  })
  redeemedAt?: Date | null;
}

@ObjectType('Order', {
  description: 'A purchase of passes, seats and registrations, paid together. The payer and the staff at the desk can see it.',
  implements: Node,
  simpleResolvers: true,
})
export class Order extends Node {
  @Field(() => OrderChannel, { description: 'The channel that the order was placed in.' })
  channel!: OrderChannel;

  @Field(() => OrderStatus, { description: 'The state.' })
  status!: OrderStatus;

  @Field(() => DateTime, { nullable: true, description: 'While the order is OPEN: until when it holds its seats and places.' })
  heldUntil?: Date | null;

  @Field(() => PaymentProviderKind, {
    nullable: true,
    description: 'The provider that takes the payment online; null for an order at the desk.',
  })
  provider?: PaymentProviderKind | null;

  @Field(() => DateTime, { description: 'When the order was placed.' })
  createdAt!: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the order was paid; null until then.' })
  paidAt?: Date | null;
}

export const OrderConnection = connection('Order', () => Order);
