import { Field, Int, ObjectType } from 'type-graphql';
import { LimitPeriod, PassKind, ValidityStart, VatTreatment } from '../../entities/enums.js';
import { Node } from '../shared/node.js';
import { DateTime, Duration, LocalDate } from '../shared/scalars.js';

@ObjectType('PassProduct', {
  description: 'A pass on sale. Selling it copies it: changing it never changes a pass already sold.',
  implements: Node,
  simpleResolvers: true,
})
export class PassProduct extends Node {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => PassKind, { description: 'What it holds.' })
  kind!: PassKind;

  @Field(() => Int, { nullable: true, description: 'The entries it holds; ENTRY only.' })
  entries?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'At most this many uses in each `limitPeriod`; TIME only, null is unlimited.',
  })
  limitCount?: number | null;

  @Field(() => LimitPeriod, { nullable: true, description: 'The period that `limitCount` counts in.' })
  limitPeriod?: LimitPeriod | null;

  @Field(() => Duration, { nullable: true, description: 'How long it is valid; null with no fixed days is for ever.' })
  validityPeriod?: string | null;

  @Field(() => ValidityStart, { description: 'When its validity begins.' })
  validityStart!: ValidityStart;

  @Field(() => LocalDate, { nullable: true, description: 'The first day of a pass with fixed days.' })
  fixedFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day of a pass with fixed days.' })
  fixedUntil?: string | null;

  @Field(() => Boolean, { description: 'Whether customers may buy it online.' })
  sellableOnline!: boolean;

  @Field(() => Boolean, { description: 'Whether the public booking page shows it.' })
  visibleOnBookingPage!: boolean;

  @Field(() => Boolean, { description: "Whether the customer's profile offers it." })
  visibleInProfile!: boolean;

  @Field(() => Boolean, { description: 'Whether it is sold at the desk.' })
  visibleAtDesk!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many one customer may ever buy, presents for others included; what somebody was given does not count for them. Null is no limit.',
  })
  purchaseLimit?: number | null;

  @Field(() => Int, { description: 'Of several passes that could pay, the one with the lower number pays first.' })
  priority!: number;

  @Field(() => Int, { description: 'The VAT in its price, in basis points: 2300 is 23 %.' })
  vatBps!: number;

  @Field(() => VatTreatment, { description: 'When its VAT falls due.' })
  vatTreatment!: VatTreatment;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is off sale; null while it is on sale.' })
  archivedAt?: Date | null;
}

@ObjectType('Pass', {
  description: 'A product once bought: its own copy of it. Seen by its holder and by staff.',
  implements: Node,
  simpleResolvers: true,
})
export class Pass extends Node {
  @Field(() => String, { description: 'Its name, as it was on sale.' })
  name!: string;

  @Field(() => PassKind, { description: 'What it holds.' })
  kind!: PassKind;

  @Field(() => DateTime, {
    nullable: true,
    description: 'A session paid with it starts at this moment or later; null before the first use, or when open.',
  })
  validFrom?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'A session paid with it starts at this moment at the latest; null before the first use, or without an end.',
  })
  validUntil?: Date | null;

  @Field(() => ValidityStart, { description: 'When its validity begins.' })
  validityStart!: ValidityStart;

  @Field(() => Duration, { nullable: true, description: 'How long it is valid; null with no dates is for ever.' })
  validityPeriod?: string | null;

  @Field(() => Int, { nullable: true, description: 'The entries it was sold with; ENTRY only.' })
  entries?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'At most this many uses in each `limitPeriod`; TIME only, null is unlimited.',
  })
  limitCount?: number | null;

  @Field(() => LimitPeriod, { nullable: true, description: 'The period that `limitCount` counts in.' })
  limitPeriod?: LimitPeriod | null;

  @Field(() => Int, { description: 'Of several passes that could pay, the one with the lower number pays first.' })
  priority!: number;

  @Field(() => DateTime, { description: 'When it was sold.' })
  purchasedAt!: Date;
}

@ObjectType('Redemption', {
  description: 'A slice of a pass that paid for something. Giving back returns this very slice.',
  implements: Node,
  simpleResolvers: true,
})
export class Redemption extends Node {
  @Field(() => Int, { description: 'Entries taken: 1 on an ENTRY pass, else 0.' })
  entries!: number;

  @Field(() => DateTime, { description: 'When it was taken.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it went back to the pass; null while it is used.' })
  returnedAt?: Date | null;
}
