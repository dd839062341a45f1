import { defineEntity, p } from '@mikro-orm/core';
import { type CourseType, Locale, type PassKind } from './enums.js';

/** A course as the public finds it; no more of it is copied. */
export interface ListedCourse {
  id: string;
  name: string;
  type: CourseType;
  priceMinor: number | null;
}

/** A pass that can be bought online. */
export interface ListedPass {
  id: string;
  name: string;
  kind: PassKind;
  priceMinor: number;
  creditMinor: number | null;
  entries: number | null;
  validityPeriod: string | null;
  fixedUntil: string | null;
}

/**
 * What the public may read of an organisation that sells online. Kept by the database with the rows it is copied from, and
 * the one table that may be read across organisations.
 */
const schema = defineEntity({
  name: 'MarketplaceListing',
  tableName: 'marketplace_listings',
  properties: {
    /** The organisation's. */
    id: p.uuid().primary().fieldName('organisation_id'),
    slug: p.string(),
    name: p.string(),
    /** The name in small letters without accents: lists are in its order. */
    sortName: p.string(),
    description: p.text(),
    category: p.string(),
    city: p.string(),
    /** Where it is and where its groups meet. */
    cities: p.array(),
    currency: p.string(),
    timeZone: p.string(),
    locale: p.enum(Locale),
    courses: p.json<ListedCourse[]>(),
    /** Cheapest first. */
    passes: p.json<ListedPass[]>(),
    /** The database's clock when it was read. */
    readAt: p.datetime().persist(false).formula('now()'),
  },
});

export class MarketplaceListing extends schema.class {}
schema.setClass(MarketplaceListing);
