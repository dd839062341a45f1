/** What the front desk asks for, and what its answers must be. */

export const KINDS = ['today', 'roster', 'search', 'statement'] as const;
export type Kind = (typeof KINDS)[number];

export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Throws when the answer is not the right one. */
  readonly check: (data: unknown) => void;
}

/** What the database holds, read without the server. Sessions and customers are known by their global ids. */
export interface Known {
  readonly day: { readonly from: string; readonly until: string };
  /** The sessions of today in their order, and how many are booked on each. */
  readonly sessionIds: readonly string[];
  readonly bookedOnEach: number;
  readonly statement: { readonly registrationId: string; readonly lines: number };
  readonly searches: readonly KnownSearch[];
}

export interface KnownSearch {
  readonly text: string;
  /** The customers whom it finds, newest first, no more than two pages of them. */
  readonly customerIds: readonly string[];
}

export const SESSIONS_SHOWN = 50;
export const CUSTOMERS_SHOWN = 20;
/** The most that a page may have. */
export const LINES_SHOWN = 100;

export const TODAY = `query Today($from: DateTime!, $until: DateTime!) {
  viewer {
    organisation {
      timeZone
      sessions(from: $from, until: $until, first: ${SESSIONS_SHOWN}) {
        totalCount
        edges {
          node {
            id startsAt endsAt capacity seatsTaken seatsLeft status
            group { id name course { id name type } location { id name } }
            rosterCounts { booked here missing owing owed { amountMinor currency } }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

export const ROSTER = `query Roster($id: ID!) {
  session(id: $id) {
    id startsAt
    bookings(first: 50) {
      totalCount
      edges {
        node {
          id status checkedInAt
          uncovered { amountMinor currency }
          registration {
            id createdAt paymentStatus
            balance { amountMinor currency }
            attendee { id name bornOn notes }
            customer { id name phone }
            passes { id name creditLeft { amountMinor currency } }
          }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

export const SEARCH = `query Search($search: String!, $after: Cursor) {
  customers(search: $search, first: ${CUSTOMERS_SHOWN}, after: $after) {
    edges { node { id name email phone attendees { id name bornOn } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const STATEMENT = `query Statement($id: ID!, $before: Cursor) {
  node(id: $id) {
    ... on Registration {
      id
      statement(last: ${LINES_SHOWN}, before: $before) {
        edges {
          cursor
          node {
            event reversal postedAt
            paid { amountMinor currency }
            charged { amountMinor currency }
            balance { amountMinor currency }
            booking { id }
            pass { id }
          }
        }
        pageInfo { hasPreviousPage startCursor }
      }
    }
  }
}`;

export interface Page<Node> {
  readonly totalCount?: number;
  readonly edges: readonly { readonly cursor?: string; readonly node: Node }[];
  readonly pageInfo: {
    readonly hasNextPage?: boolean;
    readonly hasPreviousPage?: boolean;
    readonly endCursor?: string | null;
    readonly startCursor?: string | null;
  };
}

export interface TodayAnswer {
  readonly viewer: {
    readonly organisation: {
      readonly sessions: Page<{
        readonly id: string;
        readonly seatsTaken: number;
        readonly rosterCounts: { readonly booked: number };
      }>;
    };
  };
}

export interface RosterAnswer {
  readonly session: {
    readonly id: string;
    readonly bookings: Page<{ readonly status: string; readonly registration: { readonly customer: { readonly name: string } } }>;
  };
}

export interface SearchAnswer {
  readonly customers: Page<{ readonly id: string; readonly attendees: readonly { readonly name: string }[] }>;
}

export interface Amount {
  readonly amountMinor: number;
}

export interface StatementAnswer {
  readonly node: { readonly statement: Page<{ readonly paid: Amount; readonly charged: Amount; readonly balance: Amount }> };
}
