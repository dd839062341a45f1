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

export type MarketplaceQueryVariables = Exact<{
  search?: string | null | undefined;
  category?: string | null | undefined;
  city?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type MarketplaceQuery = { marketplace: { edges: Array<{ node: { id: string, slug: string, name: string, description: string, category: string, city: string, cities: Array<string>, courses: Array<{ id: string, name: string, type: CourseType }>, passesOnSale: Array<{ id: string, name: string, price: { amountMinor: number, currency: string } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

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

export const MarketplaceDocument = new TypedDocumentString(`
    query Marketplace($search: String, $category: String, $city: String, $after: Cursor) {
  marketplace(
    search: $search
    category: $category
    city: $city
    first: 12
    after: $after
  ) {
    edges {
      node {
        id
        slug
        name
        description
        category
        city
        cities
        courses {
          id
          name
          type
        }
        passesOnSale {
          id
          name
          price {
            amountMinor
            currency
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MarketplaceQuery, MarketplaceQueryVariables>;