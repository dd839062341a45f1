import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ReceiptKind, VatTreatment } from '../../entities/enums.js';
import type { ReceiptMethod as ReceiptMethodValue } from '../../services/rules/world/receipt-content.js';
import { connection } from '../shared/connection.js';
import { Money } from '../shared/money.js';
import { Node } from '../shared/node.js';
import { DateTime } from '../shared/scalars.js';

/** The way money was paid or refunded. */
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
  description: 'The way money was paid or refunded.',
  valuesConfig: {
    CASH: { description: 'In cash at the desk.' },
    CARD_TERMINAL: { description: "By card at the desk's terminal." },
    BANK: { description: 'By bank transfer.' },
    STRIPE: { description: 'Online through Stripe.' },
    SANDBOX: { description: 'In the sandbox. No money moved.' },
    REFUND: { description: 'With the money of a refund, which became a new pass.' },
    CARD: { description: 'Back to the card that was used. Only on credit notes.' },
    PASS: { description: 'As the credit of a new pass. Only on credit notes.' },
  },
});
registerEnumType(ReceiptKind, {
  name: 'ReceiptKind',
  description: 'The kind of a numbered document.',
  valuesConfig: {
    RECEIPT: { description: 'The receipt of a payment.' },
    CREDIT_NOTE: { description: 'The credit note of a refund. It corrects a receipt, and its amounts are negative.' },
  },
});

@ObjectType('ReceiptSeller', {
  description: 'The seller, as they were when the receipt was issued.',
  simpleResolvers: true,
})
export class ReceiptSeller {
  @Field(() => String, { description: 'The name of the organisation.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The registered name of the company or person; null when it is the same or unknown.',
  })
  legalName!: string | null;

  @Field(() => String, { description: 'The address in several lines; empty when unknown.' })
  address!: string;

  @Field(() => String, { nullable: true, description: 'The company number (IČO); null when unknown.' })
  companyId!: string | null;

  @Field(() => String, { nullable: true, description: 'The tax number (DIČ); null when unknown.' })
  taxId!: string | null;

  @Field(() => String, { nullable: true, description: 'The VAT number (IČ DPH); null when unknown.' })
  vatId!: string | null;

  @Field(() => String, { nullable: true, description: 'The entry in the commercial or trade register; null when unknown.' })
  registerEntry!: string | null;

  @Field(() => Boolean, { description: 'Whether the seller was registered for VAT.' })
  isVatPayer!: boolean;
}

@ObjectType('ReceiptBuyer', { description: 'The buyer, as they were when the receipt was issued.', simpleResolvers: true })
export class ReceiptBuyer {
  @Field(() => String, { description: 'The name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The e-mail address; null when unknown.' })
  email!: string | null;
}

@ObjectType('ReceiptLine', {
  description: 'An item of a receipt: `quantity` × `unitPrice` − `discount` = `amount`. Amounts include VAT.',
  simpleResolvers: true,
})
export class ReceiptLine {
  @Field(() => Int, {
    description: 'The position on the receipt, from 1. A line of a credit note has the position of the line that it refunds.',
  })
  position!: number;

  @Field(() => String, { description: 'The text of the item.' })
  description!: string;

  @Field(() => Int, { description: 'The number of pieces.' })
  quantity!: number;

  @Field(() => Money, { description: 'The price of one piece.' })
  unitPrice!: Money;

  @Field(() => Money, { description: 'The discount on the line.' })
  discount!: Money;

  @Field(() => Money, { description: 'The amount of the line after the discount.' })
  amount!: Money;

  @Field(() => Int, { description: 'The VAT rate in basis points: 2300 is 23 %.' })
  vatBps!: number;

  @Field(() => VatTreatment, {
    description: 'When the VAT falls due. VAT of a MULTI_PURPOSE pass is not on this receipt, since it falls due with each use.',
  })
  vatTreatment!: VatTreatment;
}

@ObjectType('ReceiptVat', { description: 'The VAT at one rate: `base` + `tax` = `gross`.', simpleResolvers: true })
export class ReceiptVat {
  @Field(() => Int, { description: 'The VAT rate in basis points: 2300 is 23 %.' })
  vatBps!: number;

  @Field(() => Money, { description: 'The amount without VAT.' })
  base!: Money;

  @Field(() => Money, { description: 'The VAT, rounded half up.' })
  tax!: Money;

  @Field(() => Money, { description: 'The amount with VAT.' })
  gross!: Money;
}

@ObjectType('ReceiptPayment', { description: 'A payment or refund on a receipt, by one method.', simpleResolvers: true })
export class ReceiptPayment {
  @Field(() => ReceiptMethod, { description: 'The method.' })
  method!: ReceiptMethod;

  @Field(() => Money, { description: "The part of the receipt's total." })
  amount!: Money;

  @Field(() => Money, { nullable: true, description: 'The cash that the customer handed over; null when it was not entered.' })
  tendered!: Money | null;

  @Field(() => Money, { nullable: true, description: 'The change that the customer got back; null when `tendered` is null.' })
  change!: Money | null;
}

@ObjectType('Receipt', {
  description:
    'The numbered document of a payment or a refund. It never changes once issued. ' + 'The buyer and the staff can see it.',
  implements: Node,
  simpleResolvers: true,
})
export class Receipt extends Node {
  @Field(() => ReceiptKind, { description: 'Whether the document is a receipt or a credit note.' })
  kind!: ReceiptKind;

  @Field(() => DateTime, { description: 'When the document was issued.' })
  issuedAt!: Date;
}

export const ReceiptConnection = connection('Receipt', () => Receipt);
