import { Field, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType('BillingDetails', {
  description: 'The seller on receipts: the company or person behind the organisation. A field that was never entered is empty.',
  simpleResolvers: true,
})
export class BillingDetails {
  @Field(() => String, { description: 'The registered name of the company or person.' })
  legalName!: string;

  @Field(() => String, { description: 'The address in several lines: street, postal code and city.' })
  billingAddress!: string;

  @Field(() => String, { description: 'The company number (IČO).' })
  companyId!: string;

  @Field(() => String, { description: 'The tax number (DIČ).' })
  taxId!: string;

  @Field(() => String, { description: 'The VAT number (IČ DPH).' })
  vatId!: string;

  @Field(() => String, { description: 'The entry in the commercial or trade register.' })
  registerEntry!: string;

  @Field(() => Boolean, { description: 'Whether the seller is registered for VAT and charges it.' })
  vatPayer!: boolean;

  @Field(() => Int, { description: 'The VAT rate of new products and courses, in basis points: 2300 is 23 %.' })
  defaultVatBps!: number;
}

@InputType({
  description:
    'Changes to the seller. Fields left out stay as they are, and null clears a field. ' +
    'Receipts already issued do not change.',
})
export class UpdateBillingInput {
  @Field(() => String, { nullable: true, description: 'The registered name of the company or person, at most 200 characters.' })
  legalName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The address in several lines: street, postal code and city. At most 500 characters.',
  })
  billingAddress?: string | null;

  @Field(() => String, { nullable: true, description: 'The company number (IČO), at most 30 characters.' })
  companyId?: string | null;

  @Field(() => String, { nullable: true, description: 'The tax number (DIČ), at most 30 characters.' })
  taxId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The VAT number (IČ DPH), such as `SK2020123456`. Required when the seller charges VAT.',
  })
  vatId?: string | null;

  @Field(() => String, { nullable: true, description: 'The entry in the commercial or trade register, at most 200 characters.' })
  registerEntry?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the seller charges VAT. Turning it on gives every product and course the default rate. ' +
      'Turning it off sets their rates to 0.',
  })
  vatPayer?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The VAT rate of new products and courses, in basis points from 0 to 10000. Only for sellers who charge VAT.',
  })
  defaultVatBps?: number | null;
}
