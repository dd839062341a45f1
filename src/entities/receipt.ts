import { defineEntity, p } from '@mikro-orm/core';
import { ReceiptKind } from './enums.js';
import { Order } from './order.js';

/**
 * The numbered document of a payment or of a refund. Never changed: a refund is told by a credit note that names the receipt
 * it corrects.
 */
const schema = defineEntity({
  name: 'Receipt',
  tableName: 'receipts',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    year: p.integer(),
    /** Counts from 1 without a gap in each organisation and year. */
    number: p.integer(),
    kind: p.enum(ReceiptKind),
    order: () => p.manyToOne(Order).ref(),
    customerId: p.uuid().nullable(),
    paymentId: p.uuid().nullable(),
    refundId: p.uuid().nullable(),
    correctsId: p.uuid().nullable(),
    issuedAt: p.datetime(),
    /** All that the document says, as it was at that moment. */
    content: p.json<unknown>(),
  },
});

export class Receipt extends schema.class {}
schema.setClass(Receipt);
