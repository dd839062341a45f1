import { Field, ID, InputType, Int } from 'type-graphql';
import { LimitPeriod, PassKind, ValidityStart, VatTreatment } from '../../entities/enums.js';
import { OPTIONAL_KEY } from '../shared/command-options.js';
import { MoneyInput } from '../shared/money-input.js';
import { OneOf } from '../shared/one-of.js';
import { Duration, LocalDate } from '../shared/scalars.js';

@InputType({ description: 'A validity of some length.' })
export class ValidityPeriodInput {
  @Field(() => Duration, {
    nullable: true,
    description:
      'The length as a period: years, months, weeks and days, such as `P3M`, at most 10 years. ' +
      'Days and weeks count the first day: `P1D` is one day, `P1W` seven. `P1M` from 5 May ends with 5 June. ' +
      'Null for a pass without an end.',
  })
  length?: string | null;

  @Field(() => ValidityStart, { nullable: true, description: 'The event with which it begins. Default PURCHASE.' })
  begins?: ValidityStart | null;
}

@InputType({ description: 'A validity between fixed days.' })
export class ValidityDaysInput {
  @Field(() => LocalDate, { nullable: true, description: 'The first day of validity. Null for a pass that is valid at once.' })
  fromOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day of validity. Null for a pass without an end.' })
  untilOn?: string | null;
}

@OneOf()
@InputType({ description: 'When a pass is valid: for a period, or on fixed days.' })
export class PassValidityInput {
  @Field(() => ValidityPeriodInput, { nullable: true, description: 'A period from the purchase or the first use.' })
  period?: ValidityPeriodInput;

  @Field(() => ValidityDaysInput, { nullable: true, description: 'Fixed days.' })
  days?: ValidityDaysInput;
}

/** The fields that creating and changing a product share. */
@InputType({ description: 'The terms of a product besides its name and price.' })
class ProductTermsInput {
  @Field(() => MoneyInput, {
    nullable: true,
    description: 'The credit, above zero. Required for CREDIT, not allowed for other kinds.',
  })
  credit?: MoneyInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of entries, from 1 to 100000. Required for ENTRY, not allowed for other kinds.',
  })
  entries?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The most uses in each `limitPeriod`, from 1 to 1000. Only for TIME, and only together with `limitPeriod`.',
  })
  limitCount?: number | null;

  @Field(() => LimitPeriod, {
    nullable: true,
    description: 'The period in which `limitCount` counts. Only for TIME, and only together with `limitCount`.',
  })
  limitPeriod?: LimitPeriod | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The number of seats at one time that a TIME pass covers, from 1 to 100: more than 1 makes a family pass. Default 1. ' +
      'Each seat counts as one visit of `limitCount`. Not allowed for other kinds.',
  })
  seatsAtOnce?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'The courses that the pass is valid for, at most 500; null for all courses.',
  })
  courseIds?: string[] | null;

  @Field(() => PassValidityInput, {
    nullable: true,
    description: 'When the pass is valid. It replaces all that was said before; null for a pass without an end.',
  })
  validity?: PassValidityInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether customers may buy the pass online. Default false.' })
  sellableOnline?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the public booking page offers the pass. Default true.' })
  visibleOnBookingPage?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the customer's profile offers the pass. Default true." })
  visibleInProfile?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the pass is sold at the desk. Default true.' })
  visibleAtDesk?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The number of passes of this product that one customer may buy in all, gifts for others included. ' +
      'Passes received as gifts do not count. Null for no limit.',
  })
  purchaseLimit?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The rank of the pass when several can pay: the lowest number pays first. Default 100.',
  })
  priority?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The VAT rate included in the price, in basis points from 0 to 10000. By default the organisation's rate. " +
      'Only 0 when the organisation charges no VAT. A MULTI_PURPOSE pass is taxed at the rates of the courses instead.',
  })
  vatBps?: number | null;

  @Field(() => VatTreatment, {
    nullable: true,
    description:
      'When the VAT falls due. Default MULTI_PURPOSE. ' +
      'TIME passes are always SINGLE_PURPOSE, because their use is known when they are sold.',
  })
  vatTreatment?: VatTreatment | null;
}

@InputType({ description: 'A new pass product.' })
export class CreatePassProductInput extends ProductTermsInput {
  @Field(() => String, { description: 'The name, at most 200 characters.' })
  name!: string;

  @Field(() => PassKind, { description: 'The kind: what the pass holds. It cannot change later.' })
  kind!: PassKind;

  @Field(() => MoneyInput, { description: 'The price.' })
  price!: MoneyInput;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}

@InputType({
  description: 'Changes to a product. Fields left out stay as they are. Passes already sold do not change.',
})
export class UpdatePassProductInput extends ProductTermsInput {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => String, { nullable: true, description: 'The name, at most 200 characters.' })
  name?: string;

  @Field(() => MoneyInput, { nullable: true, description: 'The price.' })
  price?: MoneyInput;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True takes the product off sale, and false puts it back. Passes already sold stay valid.',
  })
  archived?: boolean | null;
}

@InputType({ description: 'A product to take off sale, or to put back on sale.' })
export class ArchivePassProductInput {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => Boolean, { nullable: true, description: 'True takes the product off sale, false puts it back. Default true.' })
  archived?: boolean | null;
}
