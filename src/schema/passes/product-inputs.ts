import { Field, ID, InputType, Int } from 'type-graphql';
import { LimitPeriod, PassKind, ValidityStart, VatTreatment } from '../../entities/enums.js';
import { MoneyInput } from '../shared/money-input.js';
import { Duration, LocalDate } from '../shared/scalars.js';

/** What a new product and a change of one have in common. */
@InputType({ description: 'What may be said of a product besides its name and price.' })
class ProductTermsInput {
  @Field(() => MoneyInput, {
    nullable: true,
    description: 'The credit it holds, above zero: required for CREDIT, else not allowed.',
  })
  credit?: MoneyInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The entries it holds, from 1 to 100000: required for ENTRY, else not allowed.',
  })
  entries?: number | null;

  @Field(() => Int, { nullable: true, description: 'At most this many uses in each `limitPeriod`; TIME only, together with it.' })
  limitCount?: number | null;

  @Field(() => LimitPeriod, {
    nullable: true,
    description: 'The period that `limitCount` counts in; TIME only, together with it.',
  })
  limitPeriod?: LimitPeriod | null;

  @Field(() => [ID], { nullable: true, description: 'The courses it works on; null for all of them.' })
  courseIds?: string[] | null;

  @Field(() => Duration, {
    nullable: true,
    description: 'How long it is valid, in years, months, weeks and days, such as `P3M`. Not together with fixed days.',
  })
  validityPeriod?: string | null;

  @Field(() => ValidityStart, { nullable: true, description: 'When its validity begins; PURCHASE when never said.' })
  validityStart?: ValidityStart | null;

  @Field(() => LocalDate, { nullable: true, description: 'The first day of a pass with fixed days.' })
  fixedFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day of a pass with fixed days.' })
  fixedUntil?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether customers may buy it online; false when never said.' })
  sellableOnline?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the public booking page shows it; true when never said.' })
  visibleOnBookingPage?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the customer's profile offers it; true when never said." })
  visibleInProfile?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is sold at the desk; true when never said.' })
  visibleAtDesk?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many one customer may ever buy, presents for others included; what somebody was given does not count for them. Null is no limit.',
  })
  purchaseLimit?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of several passes that could pay, the lower number pays first; 100 when never said.',
  })
  priority?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The VAT in its price, in basis points from 0 to 10000; the organisation's default when never said. Only 0 for who charges no VAT.",
  })
  vatBps?: number | null;

  @Field(() => VatTreatment, {
    nullable: true,
    description:
      'When its VAT falls due. MULTI_PURPOSE when never said, but for TIME: what days of classes are for is known when they are sold, so theirs is always SINGLE_PURPOSE.',
  })
  vatTreatment?: VatTreatment | null;
}

@InputType({ description: 'A new pass product.' })
export class CreatePassProductInput extends ProductTermsInput {
  @Field(() => String, { description: 'Its name, at most 200 characters.' })
  name!: string;

  @Field(() => PassKind, { description: 'What it holds. It cannot change later.' })
  kind!: PassKind;

  @Field(() => MoneyInput, { description: 'What it costs.' })
  price!: MoneyInput;
}

@InputType({
  description: 'What changes on a product; what is left out stays. Passes already sold keep what they were sold with.',
})
export class UpdatePassProductInput extends ProductTermsInput {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => String, { nullable: true, description: 'Its name, at most 200 characters.' })
  name?: string;

  @Field(() => MoneyInput, { nullable: true, description: 'What it costs.' })
  price?: MoneyInput;
}

@InputType({ description: 'A product to take off sale, or to put back.' })
export class ArchivePassProductInput {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => Boolean, { nullable: true, description: 'False puts it back on sale; true when left out.' })
  archived?: boolean | null;
}
