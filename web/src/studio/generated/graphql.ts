/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The state of a booking. */
export type BookingStatus =
  /** The attendee came to the session. */
  | 'ATTENDED'
  /** The booking holds a seat. */
  | 'BOOKED'
  /** The booking was cancelled and given back in full: in time, by staff with a reason, or because its session was cancelled. */
  | 'CANCELLED'
  /** The booking was cancelled after its deadline. The entry or money that paid for it was not given back. */
  | 'LATE_CANCELLED'
  /** The attendee did not come to the session. */
  | 'NO_SHOW';

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

/** The reason why something cannot be bought online. */
export type OnlineSaleProblem =
  /** None of the buyer's courses offers this product in the profile. */
  | 'COURSE_NOT_IN_PROFILE'
  /** The organisation has not set up online payments, or the payment provider has not approved them yet. */
  | 'ONLINE_PAYMENTS_INACTIVE'
  /** The operator of this installation has suspended the organisation's online payments. */
  | 'ONLINE_PAYMENTS_SUSPENDED'
  /** The organisation's plan does not include online sale. */
  | 'PLAN_TOO_LOW'
  /** The product is archived and no longer on sale. */
  | 'PRODUCT_ARCHIVED'
  /** The last day of validity of the product has passed. */
  | 'PRODUCT_ENDED'
  /** The product is not offered in this channel. */
  | 'PRODUCT_NOT_IN_CHANNEL'
  /** The organisation does not sell this product online. */
  | 'PRODUCT_NOT_SELLABLE_ONLINE';

/** The kind of a pass: what it holds. */
export type PassKind =
  /** An amount of money. The pass belongs to one registration. */
  | 'CREDIT'
  /** A number of entries, one for each session. The pass belongs to a customer. */
  | 'ENTRY'
  /** Unlimited visits in a period, or a number of visits in each week or month of it. The pass belongs to a customer. */
  | 'TIME';

/** Whether a session takes place. */
export type SessionStatus =
  /** The organisation cancelled the session. All its bookings were given back in full. */
  | 'CANCELLED'
  /** The session will take place or took place. */
  | 'SCHEDULED';

/** When the validity of a pass begins. */
export type ValidityStart =
  /** On the day of the earliest session booked with the pass. */
  | 'FIRST_USE'
  /** On the day of purchase. */
  | 'PURCHASE';

export type StudioQueryVariables = Exact<{
  slug: string;
}>;


export type StudioQuery = { organisation: { id: string, slug: string, name: string, description: string, category: string, city: string, timeZone: string, onlineSaleProblems: Array<OnlineSaleProblem>, courses: Array<{ id: string, name: string, description: string, type: CourseType, ageFrom: number | null, ageTo: number | null, price: { amountMinor: number, currency: string } | null, groups: Array<{ id: string, location: { id: string, name: string }, instructor: { id: string, name: string } | null }> }>, passesOnSale: Array<{ id: string, name: string, kind: PassKind, entries: number | null, limitCount: number | null, limitPeriod: LimitPeriod | null, validityPeriod: string | null, validityStart: ValidityStart, buyableOnline: boolean, fixedUntil: string | null, price: { amountMinor: number, currency: string }, credit: { amountMinor: number, currency: string } | null, courses: Array<{ id: string, name: string }> | null }> } | null };

export type TimetableQueryVariables = Exact<{
  slug: string;
  from: string;
  until: string;
  courseIds?: Array<string> | string | null | undefined;
  locationIds?: Array<string> | string | null | undefined;
  instructorIds?: Array<string> | string | null | undefined;
  age?: number | null | undefined;
}>;


export type TimetableQuery = { organisation: { id: string, sessions: { edges: Array<{ node: { id: string, startsAt: string, endsAt: string, status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, price: { amountMinor: number, currency: string }, group: { id: string, name: string, course: { id: string, name: string, type: CourseType } }, location: { id: string, name: string }, instructor: { id: string, name: string } | null, viewerBookings: Array<{ id: string, status: BookingStatus, registration: { id: string, attendee: { id: string, name: string } } }> } }>, pageInfo: { hasNextPage: boolean } } } | null };

export type SessionCapacitiesSubscriptionVariables = Exact<{
  sessionIds: Array<string> | string;
}>;


export type SessionCapacitiesSubscription = { sessionCapacities: Array<{ id: string, status: SessionStatus, capacity: number, seatsTaken: number, seatsLeft: number, version: number, session: { id: string } }> };

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
    onlineSaleProblems
    courses {
      id
      name
      description
      type
      ageFrom
      ageTo
      price {
        amountMinor
        currency
      }
      groups {
        id
        location {
          id
          name
        }
        instructor {
          id
          name
        }
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
      buyableOnline
      fixedUntil
      courses {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StudioQuery, StudioQueryVariables>;
export const TimetableDocument = new TypedDocumentString(`
    query Timetable($slug: String!, $from: DateTime!, $until: DateTime!, $courseIds: [ID!], $locationIds: [ID!], $instructorIds: [ID!], $age: Int) {
  organisation(slug: $slug) {
    id
    sessions(
      from: $from
      until: $until
      courseIds: $courseIds
      locationIds: $locationIds
      instructorIds: $instructorIds
      age: $age
      first: 100
    ) {
      edges {
        node {
          id
          startsAt
          endsAt
          status
          capacity
          seatsTaken
          seatsLeft
          price {
            amountMinor
            currency
          }
          group {
            id
            name
            course {
              id
              name
              type
            }
          }
          location {
            id
            name
          }
          instructor {
            id
            name
          }
          viewerBookings {
            id
            status
            registration {
              id
              attendee {
                id
                name
              }
            }
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TimetableQuery, TimetableQueryVariables>;
export const SessionCapacitiesDocument = new TypedDocumentString(`
    subscription SessionCapacities($sessionIds: [ID!]!) {
  sessionCapacities(sessionIds: $sessionIds) {
    id
    status
    capacity
    seatsTaken
    seatsLeft
    version
    session {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SessionCapacitiesSubscription, SessionCapacitiesSubscriptionVariables>;