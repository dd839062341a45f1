import { defineEntity, p } from '@mikro-orm/core';
import { Booking } from './booking.js';
import { Customer } from './customer.js';
import { OrderLineKind, VatTreatment } from './enums.js';
import { Order } from './order.js';
import { Pass } from './pass.js';
import { PassProduct } from './pass-product.js';
import { Registration } from './registration.js';
import { Session } from './session.js';

/** One thing that an order pays for: a pass, a seat, or what a registration costs or owes. */
const schema = defineEntity({
  name: 'OrderLine',
  tableName: 'order_lines',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    order: () => p.manyToOne(Order).ref(),
    position: p.integer(),
    kind: p.enum(OrderLineKind),
    product: () => p.manyToOne(PassProduct).ref().nullable(),
    /** The customer who will hold an ENTRY or TIME pass. */
    customer: () => p.manyToOne(Customer).ref().nullable(),
    /** The registration it is for. A line of a registration fee gets it when the order is paid. */
    registration: () => p.manyToOne(Registration).ref().nullable(),
    /** The position of the line that makes the registration which a pass is for. */
    registrationLine: p.integer().nullable(),
    session: () => p.manyToOne(Session).ref().nullable(),
    /** The attendee who will take the seat or the place. */
    attendeeId: p.uuid().nullable(),
    groupId: p.uuid().nullable(),
    gift: p.boolean(),
    giftTo: p.string().nullable(),
    giftEmail: p.string().nullable(),
    giftCodeHash: p.string().nullable(),
    description: p.text(),
    unitPriceMinor: p.bigint('number'),
    discountMinor: p.bigint('number'),
    amountMinor: p.bigint('number'),
    vatBps: p.integer(),
    vatTreatment: p.enum(VatTreatment),
    /** The terms of the pass to issue: its product as it was when ordered. */
    terms: p.json<unknown>().nullable(),
    /** The row issued for the line when the order was paid, or when the gift was redeemed. */
    pass: () => p.manyToOne(Pass).ref().nullable(),
    booking: () => p.manyToOne(Booking).ref().nullable(),
    redeemedAt: p.datetime().nullable(),
    /** The part of the amount that was claimed back by refunds. */
    claimedMinor: p.bigint('number'),
  },
});

export class OrderLine extends schema.class {}
schema.setClass(OrderLine);
