import { Field, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType('BillingDetails', {
  description: 'Who sells: the company behind the organisation, as receipts name it. What is not known is empty.',
  simpleResolvers: true,
})
export class BillingDetails {
  @Field(() => String, { description: 'The name of the company or person.' })
  legalName!: string;

  @Field(() => String, { description: 'Where it is: street, postal code and city, in lines.' })
  billingAddress!: string;

  @Field(() => String, { description: 'The number of the company (IČO).' })
  companyId!: string;

  @Field(() => String, { description: 'The number of the tax payer (DIČ).' })
  taxId!: string;

  @Field(() => String, { description: 'The number for VAT (IČ DPH).' })
  vatId!: string;

  @Field(() => String, { description: 'Where the company is registered.' })
  registerEntry!: string;

  @Field(() => Boolean, { description: 'Whether it charges VAT.' })
  vatPayer!: boolean;

  @Field(() => Int, { description: 'The rate that new products and courses begin with, in basis points: 2300 is 23 %.' })
  defaultVatBps!: number;
}

@InputType({
  description:
    'What changes on the seller; what is left out stays, null takes it away. Receipts that were issued stay as they are.',
})
export class UpdateBillingInput {
  @Field(() => String, { nullable: true, description: 'The name of the company or person, at most 200 characters.' })
  legalName?: string | null;

  @Field(() => String, { nullable: true, description: 'Street, postal code and city, in lines; at most 500 characters.' })
  billingAddress?: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the company (IČO), at most 30 characters.' })
  companyId?: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the tax payer (DIČ), at most 30 characters.' })
  taxId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number for VAT (IČ DPH), such as `SK2020123456`; required of who charges VAT.',
  })
  vatId?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the company is registered, at most 200 characters.' })
  registerEntry?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it charges VAT. Becoming who does, it gives every product and course the default rate; ceasing, it takes their rates away.',
  })
  vatPayer?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The rate that new products and courses begin with, in basis points from 0 to 10000; only for who charges VAT.',
  })
  defaultVatBps?: number | null;
}
