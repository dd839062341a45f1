/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The way a course is scheduled and paid for. */
export type CourseType =
  /** The course runs for a period. A registration has one price. */
  | 'CONTINUOUS'
  /** A single event. A registration has one price. */
  | 'ONE_OFF'
  /** Each session is booked and paid for separately. */
  | 'OPEN';

/** The period in which a limit counts uses. */
export type LimitPeriod =
  /** A calendar month. */
  | 'MONTH'
  /** A calendar week, Monday to Sunday. */
  | 'WEEK';

/** The kind of a pass: what it holds. */
export type PassKind =
  /** An amount of money. The pass belongs to one registration. */
  | 'CREDIT'
  /** A number of entries, one for each session. The pass belongs to a customer. */
  | 'ENTRY'
  /** Unlimited visits in a period, or a number of visits in each week or month of it. The pass belongs to a customer. */
  | 'TIME';

/** When the validity of a pass begins. */
export type ValidityStart =
  /** On the day of the earliest session booked with the pass. */
  | 'FIRST_USE'
  /** On the day of purchase. */
  | 'PURCHASE';

export type StudioQueryVariables = Exact<{
  slug: string;
}>;


export type StudioQuery = { organisation: { id: string, slug: string, name: string, description: string, category: string, city: string, timeZone: string, courses: Array<{ id: string, name: string, description: string, type: CourseType, price: { amountMinor: number, currency: string } | null, groups: Array<{ id: string }> }>, passesOnSale: Array<{ id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, validityPeriod: string | null, validityStart: ValidityStart, fixedUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const StudioDocument = new TypedDocumentString(`
    query Studio($slug: String!) {
  organisation(slug: $slug) {
    id
    slug
    name
    description
    category
    city
    timeZone
    courses {
      id
      name
      description
      type
      price {
        amountMinor
        currency
      }
      groups {
        id
      }
    }
    passesOnSale {
      id
      name
      kind
      price {
        amountMinor
        currency
      }
      credit {
        amountMinor
        currency
      }
      entries
      limitCount
      limitPeriod
      validityPeriod
      validityStart
      fixedUntil
      courses {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StudioQuery, StudioQueryVariables>;