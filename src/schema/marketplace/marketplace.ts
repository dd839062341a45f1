import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { CourseType, Locale, PassKind } from '../../entities/enums.js';
import { connection, PageArgs } from '../shared/connection.js';
import { CurrencyCode, Duration, LocalDate } from '../shared/scalars.js';

/** What the public finds across organisations. No nodes: what leads further is the slug, and the ids of what they stand for. */
@ObjectType('ListedOrganisation', {
  description:
    'An organisation as the marketplace shows it: what it says about itself, what it offers and which passes can be bought online. All else is at `organisation(slug)`.',
  simpleResolvers: true,
})
export class ListedOrganisation {
  @Field(() => String, { description: 'Names the organisation in addresses, and in `organisation(slug)`.' })
  slug!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'What it says about itself; may be empty.' })
  description!: string;

  @Field(() => String, { description: 'What kind of place it is; may be empty.' })
  category!: string;

  @Field(() => String, { description: 'Where it is; may be empty.' })
  city!: string;

  @Field(() => [String], { description: 'Every city where it is or has groups that meet.' })
  cities!: string[];

  @Field(() => CurrencyCode, { description: 'The currency of all its prices.' })
  currency!: string;

  @Field(() => String, { description: 'The IANA time zone of its days.' })
  timeZone!: string;

  @Field(() => Locale, { description: 'Its own language.' })
  locale!: Locale;
}

@ObjectType('ListedCourse', { description: 'A course as the marketplace shows it.', simpleResolvers: true })
export class ListedCourse {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => CourseType, { description: 'How it is offered.' })
  type!: CourseType;
}

@ObjectType('ListedPass', {
  description: 'A pass that can be bought online, as the marketplace shows it.',
  simpleResolvers: true,
})
export class ListedPass {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => PassKind, { description: 'What it holds.' })
  kind!: PassKind;

  @Field(() => Int, { nullable: true, description: 'The entries it holds; ENTRY only.' })
  entries!: number | null;

  @Field(() => Duration, { nullable: true, description: 'How long it is valid; null for ever, or until `fixedUntil`.' })
  validityPeriod!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day that it is valid, for a pass with fixed days; null of any other.',
  })
  fixedUntil!: string | null;
}

export const OrganisationConnection = connection('Organisation', () => ListedOrganisation);

@ArgsType()
export class MarketplaceArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Words to find in names, descriptions, categories, cities, and the names of courses and passes; all of them have to be found. The beginning of a word is enough, and from three letters on any part of it: `joga` finds hathajoga. Accents and case do not matter, and signs only part words: none is a wildcard.',
  })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this category; accents and case do not matter.' })
  category?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only what is in this city, or has groups that meet there; accents and case do not matter.',
  })
  city?: string | null;
}
