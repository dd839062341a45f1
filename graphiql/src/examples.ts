import type { Demo } from './demo.js';

/** An operation to try: `as` is the role of the person in the demo studio who may run it, or nobody. */
export interface Example {
  readonly title: string;
  readonly as?: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const MARKETPLACE: Example = {
  title: 'Studios on the marketplace',
  query: `query Marketplace($search: String) {
  marketplace(search: $search, first: 5) {
    edges {
      node {
        name
        city
        courses {
          name
          type
        }
        passesOnSale {
          name
          price {
            formatted(locale: en)
          }
        }
      }
    }
  }
}
`,
  variables: { search: null },
};

const TIMETABLE = `query ComingSessions($slug: String!) {
  organisation(slug: $slug) {
    name
    sessions(first: 10) {
      edges {
        node {
          startsAt
          group {
            name
            course {
              name
            }
          }
          seatsLeft
        }
      }
    }
  }
}
`;

const MY_PASSES = `query MyPasses {
  viewer {
    customer {
      name
      passes(first: 10) {
        edges {
          node {
            name
            creditLeft {
              formatted(locale: en)
            }
            entriesLeft
            validUntil
          }
        }
      }
    }
  }
}
`;

const SELL_PASS = `mutation SellPass($input: SellPassInput!) {
  sellPass(input: $input) {
    pass {
      name
      creditLeft {
        formatted(locale: en)
      }
    }
    receipt {
      number
    }
    errors {
      code
      message
    }
  }
}
`;

const BOOK_SESSION = `mutation BookSession($input: BookSessionInput!) {
  bookSession(input: $input) {
    booking {
      status
      uncovered {
        formatted(locale: en)
      }
    }
    registrationBalance {
      debt {
        formatted(locale: en)
      }
      paymentStatus
    }
    errors {
      code
      message
    }
  }
}
`;

const SEATS = `subscription Seats($sessionId: ID!) {
  sessionCapacity(sessionId: $sessionId) {
    status
    seatsTaken
    seatsLeft
    version
  }
}
`;

const ACCOUNT = `subscription Account($registrationId: ID!) {
  registrationBalance(registrationId: $registrationId) {
    paid {
      formatted(locale: en)
    }
    charged {
      formatted(locale: en)
    }
    debt {
      formatted(locale: en)
    }
    paymentStatus
    version
  }
}
`;

const DEBTORS = `query Debtors {
  debtors(first: 10) {
    edges {
      node {
        name
        debt {
          formatted(locale: en)
        }
      }
    }
  }
}
`;

const SALES = `query Sales($from: Date!, $until: Date!) {
  reports {
    sales(from: $from, until: $until, first: 20) {
      edges {
        node {
          day
          channel
          name
          count
          sold {
            formatted(locale: en)
          }
        }
      }
    }
  }
}
`;

/**
 * Operations that work in the demo studio, with its ids. Without one there is the marketplace alone.
 * @param now makes the idempotency key of a sale new, and is the last day of the report
 */
export function examplesOf(demo: Demo | undefined, now: Date): readonly Example[] {
  if (!demo) return [MARKETPLACE];
  const { registrationId, productId, eightEuroSessionIds } = demo.examples.credit;
  const sessionId = eightEuroSessionIds[0];
  const payment = { method: 'CASH' };
  const sale = { productId, holder: { registrationId }, payment, idempotencyKey: `example-${now.getTime()}` };
  const days = { from: `${now.getUTCFullYear()}-01-01`, until: now.toISOString().slice(0, 10) };
  return [
    MARKETPLACE,
    { title: 'The coming sessions', query: TIMETABLE, variables: { slug: demo.organisation.slug } },
    { title: 'My passes', as: 'customer', query: MY_PASSES },
    { title: 'Watch the seats of a session', query: SEATS, variables: { sessionId } },
    { title: 'Watch an account', as: 'receptionist', query: ACCOUNT, variables: { registrationId } },
    { title: 'Sell a pass of 20', as: 'receptionist', query: SELL_PASS, variables: { input: sale } },
    {
      title: 'Book a session of 8',
      as: 'receptionist',
      query: BOOK_SESSION,
      variables: { input: { registrationId, sessionId } },
    },
    { title: 'Customers in debt', as: 'receptionist', query: DEBTORS },
    { title: 'Sales of this year', as: 'owner', query: SALES, variables: days },
  ];
}
