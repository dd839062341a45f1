import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { CourseType, Locale, PassKind } from '../../entities/enums.js';
import { connection, PageArgs } from '../shared/connection.js';
import { CurrencyCode, Duration, LocalDate } from '../shared/scalars.js';

/** Listings are no nodes: they have no id of their own. The slug and the ids of courses and products lead to the rest. */
@ObjectType('ListedOrganisation', {
  description:
    'An organisation in the marketplace: its own description, its courses, and the passes that can be bought online. ' +
    '`organisation(slug)` has the rest.',
  simpleResolvers: true,
})
export class ListedOrganisation {
  @Field(() => String, { description: 'The name of the organisation in web addresses, and for `organisation(slug)`.' })
  slug!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'A text about the organisation for customers; may be empty.' })
  description!: string;

  @Field(() => String, { description: 'The kind of organisation, such as `yoga`; may be empty.' })
  category!: string;

  @Field(() => String, { description: 'The city; may be empty.' })
  city!: string;

  @Field(() => [String], { description: 'All cities of the organisation: its own, and those where its groups meet.' })
  cities!: string[];

  @Field(() => CurrencyCode, { description: 'The currency of all prices.' })
  currency!: string;

  @Field(() => String, { description: 'The IANA time zone of its days and times.' })
  timeZone!: string;

  @Field(() => Locale, { description: 'The language of the organisation.' })
  locale!: Locale;
}

@ObjectType('ListedCourse', { description: 'A course in the marketplace.', simpleResolvers: true })
export class ListedCourse {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => CourseType, { description: 'The way the course is scheduled and paid for.' })
  type!: CourseType;
}

@ObjectType('ListedPass', {
  description: 'A pass in the marketplace, which can be bought online.',
  simpleResolvers: true,
})
export class ListedPass {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => PassKind, { description: 'The kind: what the pass holds.' })
  kind!: PassKind;

  @Field(() => Int, { nullable: true, description: 'The number of entries; null for CREDIT and TIME.' })
  entries!: number | null;

  @Field(() => Duration, {
    nullable: true,
    description: 'The validity of the pass as a period. Null for a pass with fixed days, or one without an end.',
  })
  validityPeriod!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day of validity of a pass with fixed days; null without one.',
  })
  fixedUntil!: string | null;
}

export const OrganisationConnection = connection('Organisation', () => ListedOrganisation);

@ArgsType()
export class MarketplaceArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Words to search for. ' +
      'All of them have to occur in names, descriptions, categories, cities, or names of courses and passes. ' +
      'The beginning of a word is enough. Three letters or more match anywhere in a word: `joga` finds hathajoga. ' +
      'Accents, case and punctuation are ignored, and there are no wildcards.',
  })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'Only organisations of this category. Accents and case are ignored.' })
  category?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only organisations in this city, or with groups that meet there. Accents and case are ignored.',
  })
  city?: string | null;
}
