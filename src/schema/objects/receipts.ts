import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ReceiptKind, VatTreatment } from '../../entities/enums.js';
import type { ReceiptMethod as ReceiptMethodValue } from '../../services/receipts/index.js';
import { connection } from '../shared/connection.js';
import { Money } from '../shared/money.js';
import { Node } from '../shared/node.js';
import { DateTime } from '../shared/scalars.js';

/** How money came in, or went back. */
const ReceiptMethod = {
  CASH: 'CASH',
  CARD_TERMINAL: 'CARD_TERMINAL',
  BANK: 'BANK',
  STRIPE: 'STRIPE',
  SANDBOX: 'SANDBOX',
  REFUND: 'REFUND',
  CARD: 'CARD',
  PASS: 'PASS',
} as const satisfies Record<ReceiptMethodValue, ReceiptMethodValue>;
type ReceiptMethod = keyof typeof ReceiptMethod;

registerEnumType(ReceiptMethod, {
  name: 'ReceiptMethod',
  description: 'How money came in, or went back.',
  valuesConfig: {
    CASH: { description: 'In cash at the desk.' },
    CARD_TERMINAL: { description: 'By card at the terminal of the desk.' },
    BANK: { description: 'By bank transfer.' },
    STRIPE: { description: 'Online, through Stripe.' },
    SANDBOX: { description: 'In the sandbox: no money moved.' },
    REFUND: { description: 'Out of a refund, which became what was bought.' },
    CARD: { description: 'Back to the card that was paid with; credit notes only.' },
    PASS: { description: 'As a new pass; credit notes only.' },
  },
});
registerEnumType(ReceiptKind, {
  name: 'ReceiptKind',
  description: 'What a numbered document is about.',
  valuesConfig: {
    RECEIPT: { description: 'A payment.' },
    CREDIT_NOTE: { description: 'A refund: it corrects a receipt, and its amounts are below zero.' },
  },
});

@ObjectType('ReceiptSeller', {
  description: 'Who sold, as they named themselves when the receipt was issued.',
  simpleResolvers: true,
})
export class ReceiptSeller {
  @Field(() => String, { description: 'The name that customers know.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The name in the register, where it is another one.' })
  legalName!: string | null;

  @Field(() => String, { description: 'The address, in several lines; empty when it was not known.' })
  address!: string;

  @Field(() => String, { nullable: true, description: 'IČO.' })
  companyId!: string | null;

  @Field(() => String, { nullable: true, description: 'DIČ.' })
  taxId!: string | null;

  @Field(() => String, { nullable: true, description: 'IČ DPH.' })
  vatId!: string | null;

  @Field(() => String, { nullable: true, description: 'Where the seller is entered.' })
  registerEntry!: string | null;

  @Field(() => Boolean, { description: 'Whether the seller paid VAT.' })
  isVatPayer!: boolean;
}

@ObjectType('ReceiptBuyer', { description: 'Who bought, as they were named when the receipt was issued.', simpleResolvers: true })
export class ReceiptBuyer {
  @Field(() => String, { description: 'Their name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Their e-mail address, where one was known.' })
  email!: string | null;
}

@ObjectType('ReceiptLine', {
  description: 'What was bought: `quantity` × `unitPrice` − `discount` = `amount`, VAT included.',
  simpleResolvers: true,
})
export class ReceiptLine {
  @Field(() => Int, { description: 'Its place from 1; on a credit note, that of the line which is given back.' })
  position!: number;

  @Field(() => String, { description: 'What it is.' })
  description!: string;

  @Field(() => Int, { description: 'How many.' })
  quantity!: number;

  @Field(() => Money, { description: 'The price of one.' })
  unitPrice!: Money;

  @Field(() => Money, { description: 'What was taken off.' })
  discount!: Money;

  @Field(() => Money, { description: 'What was paid for it.' })
  amount!: Money;

  @Field(() => Int, { description: 'The rate of VAT in basis points: 2300 is 23 %.' })
  vatBps!: number;

  @Field(() => VatTreatment, { description: 'When its VAT falls due: that of a multi-purpose voucher is not on this receipt.' })
  vatTreatment!: VatTreatment;
}

@ObjectType('ReceiptVat', { description: 'The VAT of one rate: `base` + `tax` = `gross`.', simpleResolvers: true })
export class ReceiptVat {
  @Field(() => Int, { description: 'The rate in basis points: 2300 is 23 %.' })
  vatBps!: number;

  @Field(() => Money, { description: 'What is taxed.' })
  base!: Money;

  @Field(() => Money, { description: 'The tax, rounded half up.' })
  tax!: Money;

  @Field(() => Money, { description: 'Both together.' })
  gross!: Money;
}

@ObjectType('ReceiptPayment', { description: 'How a part of a receipt was paid, or given back.', simpleResolvers: true })
export class ReceiptPayment {
  @Field(() => ReceiptMethod, { description: 'How.' })
  method!: ReceiptMethod;

  @Field(() => Money, { description: 'How much of the receipt.' })
  amount!: Money;

  @Field(() => Money, { nullable: true, description: 'The cash that was handed over, where somebody counted.' })
  tendered!: Money | null;

  @Field(() => Money, { nullable: true, description: 'The cash that was handed back, where somebody counted.' })
  change!: Money | null;
}

@ObjectType('Receipt', {
  description:
    'The numbered document of a payment or a refund, as it was issued: it never changes. Seen by its buyer and by staff.',
  implements: Node,
  simpleResolvers: true,
})
export class Receipt extends Node {
  @Field(() => ReceiptKind, { description: 'Whether it is about a payment or a refund.' })
  kind!: ReceiptKind;

  @Field(() => DateTime, { description: 'When it was issued.' })
  issuedAt!: Date;
}

export const ReceiptConnection = connection('Receipt', () => Receipt);
