import { Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { minorDigits } from '../../entities/currencies.js';
import type { ListedCourse as CourseOnList, MarketplaceListing, ListedPass as PassOnList } from '../../entities/index.js';
import {
  ListedCourse,
  ListedOrganisation,
  ListedPass,
  MarketplaceArgs,
  OrganisationConnection,
} from '../../schema/marketplace/marketplace.js';
import { encodeId } from '../../schema/shared/ids.js';
import { Money, money } from '../../schema/shared/money.js';
import type { Page } from '../../services/input/index.js';
import { passesOnSale, searchMarketplace } from '../../services/marketplace/index.js';
import { Access, EVERYBODY } from '../shared/access.js';

/** A part of a listing together with it, because an operation on the marketplace is about no single organisation. */
interface Part<T> {
  part: T;
  listing: MarketplaceListing;
}

const partsOf = <T>(listing: MarketplaceListing, parts: readonly T[]): (T & Part<T>)[] =>
  parts.map((part) => ({ ...part, part, listing }));

/** The public marketplace. */
@Resolver(() => ListedOrganisation)
export class ListedOrganisationResolver {
  @Access(EVERYBODY)
  @Query(() => OrganisationConnection, {
    description:
      'The organisations that sell online, by name. ' +
      'An organisation that stops accepting payments leaves the list in the same transaction.',
  })
  marketplace(
    @Ctx() context: Context,
    @Args(() => MarketplaceArgs) { search, category, city, ...page }: MarketplaceArgs,
  ): Promise<Page<MarketplaceListing>> {
    return searchMarketplace(context.unbound, { search, category, city }, page);
  }

  @FieldResolver(() => ID, { description: 'The id of the organisation, as `organisation(slug)` gives it.' })
  id(@Root() { id }: MarketplaceListing): string {
    return encodeId('Organisation', id, id);
  }

  @FieldResolver(() => Int, {
    description: 'The decimal digits of `amountMinor` in its currency: 2 for EUR, 0 for JPY, 3 for KWD.',
  })
  currencyDigits(@Root() { currency }: MarketplaceListing): number {
    return minorDigits(currency);
  }

  @FieldResolver(() => [ListedCourse], { description: 'Its courses, at most 200.' })
  courses(@Root() listing: MarketplaceListing): ListedCourse[] {
    return partsOf(listing, listing.courses);
  }

  @FieldResolver(() => [ListedPass], { description: 'The passes on sale online, cheapest first, at most 200.' })
  passesOnSale(@Root() listing: MarketplaceListing): ListedPass[] {
    return partsOf(listing, passesOnSale(listing));
  }
}

@Resolver(() => ListedCourse)
export class ListedCourseResolver {
  @FieldResolver(() => ID, { description: 'The id of the course.' })
  id(@Root() { part, listing }: Part<CourseOnList>): string {
    return encodeId('Course', listing.id, part.id);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: 'The price of a registration; null for courses paid by the session.',
  })
  price(@Root() { part, listing }: Part<CourseOnList>): Money | null {
    return part.priceMinor === null ? null : money(part.priceMinor, listing.currency);
  }
}

@Resolver(() => ListedPass)
export class ListedPassResolver {
  @FieldResolver(() => ID, { description: 'The id of the product.' })
  id(@Root() { part, listing }: Part<PassOnList>): string {
    return encodeId('PassProduct', listing.id, part.id);
  }

  @FieldResolver(() => Money, { description: 'Its price.' })
  price(@Root() { part, listing }: Part<PassOnList>): Money {
    return money(part.priceMinor, listing.currency);
  }

  @FieldResolver(() => Money, { nullable: true, description: 'The credit; null for ENTRY and TIME.' })
  credit(@Root() { part, listing }: Part<PassOnList>): Money | null {
    return part.creditMinor === null ? null : money(part.creditMinor, listing.currency);
  }
}
