import { Field, Int, ObjectType } from 'type-graphql';
import { LimitPeriod, PassKind, ValidityStart, VatTreatment } from '../../entities/enums.js';
import { Node, UPDATED_AT } from '../shared/node.js';
import { DateTime, Duration, LocalDate } from '../shared/scalars.js';

@ObjectType('PassProduct', {
  description: 'A pass that the organisation sells. A sold pass is a snapshot: changing the product never changes it.',
  implements: Node,
  simpleResolvers: true,
})
export class PassProduct extends Node {
  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt?: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => PassKind, { description: 'The kind: what the pass holds.' })
  kind!: PassKind;

  @Field(() => Int, { nullable: true, description: 'The number of entries; null for CREDIT and TIME.' })
  entries?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The most uses in each `limitPeriod`. Null for unlimited uses, and for CREDIT and ENTRY.',
  })
  limitCount?: number | null;

  @Field(() => LimitPeriod, { nullable: true, description: 'The period in which `limitCount` counts; null without a limit.' })
  limitPeriod?: LimitPeriod | null;

  @Field(() => Duration, {
    nullable: true,
    description: 'The validity as a period; days and weeks count the first day. Null with fixed days, or without an end.',
  })
  validityPeriod?: string | null;

  @Field(() => ValidityStart, { description: 'The event that starts the validity.' })
  validityStart!: ValidityStart;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The first day of validity of a pass with fixed days; null without one.',
  })
  fixedFrom?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day of validity of a pass with fixed days; null without one.',
  })
  fixedUntil?: string | null;

  @Field(() => Boolean, { description: 'Whether customers may buy the pass online.' })
  sellableOnline!: boolean;

  @Field(() => Boolean, { description: 'Whether the public booking page offers it.' })
  visibleOnBookingPage!: boolean;

  @Field(() => Boolean, { description: "Whether the customer's profile offers it." })
  visibleInProfile!: boolean;

  @Field(() => Boolean, { description: 'Whether it is sold at the desk.' })
  visibleAtDesk!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'The number of passes of this product that one customer may buy in all, gifts for others included. ' +
      'Passes received as gifts do not count. Null for no limit.',
  })
  purchaseLimit?: number | null;

  @Field(() => Int, { description: 'The rank of the pass when several can pay: the lowest number pays first.' })
  priority!: number;

  @Field(() => Int, {
    description:
      'The VAT rate included in the price, in basis points: 2300 is 23 %. ' +
      'It counts for a SINGLE_PURPOSE pass; uses of a MULTI_PURPOSE pass have the rate of their course.',
  })
  vatBps!: number;

  @Field(() => VatTreatment, { description: 'When its VAT falls due.' })
  vatTreatment!: VatTreatment;

  @Field(() => DateTime, { nullable: true, description: 'When the product was taken off sale; null while it is on sale.' })
  archivedAt?: Date | null;
}

@ObjectType('Pass', {
  description: 'A pass that was sold: a snapshot of its product. The holder and the staff can see it.',
  implements: Node,
  simpleResolvers: true,
})
export class Pass extends Node {
  @Field(() => String, { description: 'The name of the product when the pass was sold.' })
  name!: string;

  @Field(() => PassKind, { description: 'The kind: what the pass holds.' })
  kind!: PassKind;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The earliest start of a session that the pass pays for. ' +
      'Null without a beginning, or before the first use of a FIRST_USE pass.',
  })
  validFrom?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The latest start of a session that the pass pays for. ' +
      'Null without an end, or before the first use of a FIRST_USE pass.',
  })
  validUntil?: Date | null;

  @Field(() => ValidityStart, { description: 'The event that starts the validity.' })
  validityStart!: ValidityStart;

  @Field(() => Duration, {
    nullable: true,
    description: 'The validity as a period; days and weeks count the first day. Null with fixed days, or without an end.',
  })
  validityPeriod?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of entries that the pass was sold with; null for CREDIT and TIME.',
  })
  entries?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The most uses in each `limitPeriod`. Null for unlimited uses, and for CREDIT and ENTRY.',
  })
  limitCount?: number | null;

  @Field(() => LimitPeriod, { nullable: true, description: 'The period in which `limitCount` counts; null without a limit.' })
  limitPeriod?: LimitPeriod | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The number of seats at one time that the pass covers. ' +
      'Null for CREDIT and ENTRY, and for TIME passes without this limit, which were sold before it existed.',
  })
  seatsAtOnce?: number | null;

  @Field(() => Int, { description: 'The rank of the pass when several can pay: the lowest number pays first.' })
  priority!: number;

  @Field(() => DateTime, { description: 'When the pass was sold.' })
  purchasedAt!: Date;

  @Field(() => DateTime, { description: 'When it was created: at the sale, or later as a pass of grace.' })
  createdAt?: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;
}

@ObjectType('Redemption', {
  description:
    'A use of a pass: the part of it that paid for a booking or a registration. ' +
    'Giving back returns exactly this part to the pass.',
  implements: Node,
  simpleResolvers: true,
})
export class Redemption extends Node {
  @Field(() => Int, { description: 'The entries taken: 1 from an ENTRY pass, otherwise 0.' })
  entries!: number;

  @Field(() => DateTime, { description: 'When the pass paid.' })
  createdAt!: Date;

  @Field(() => DateTime, UPDATED_AT)
  updatedAt?: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the part was given back to the pass; null while it is used.' })
  returnedAt?: Date | null;
}
