import { decodeId } from '../../src/schema/shared/ids.js';
import { SHOWN_SESSIONS } from '../booking/scenario.js';
import type { PageSide } from './page.js';

interface Answer {
  readonly data?: {
    readonly organisation?: {
      readonly courses: readonly {
        readonly name: string;
        readonly groups: readonly {
          readonly name: string;
          readonly location: { readonly name: string };
          readonly upcomingSessions: { readonly edges: readonly { readonly node: Session }[] };
        }[];
      }[];
    } | null;
  } | null;
}

interface Session {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: string;
  readonly capacity: number;
  readonly seatsLeft: number;
  readonly price: { readonly amountMinor: number; readonly currency: string };
}

/** The page as our server is asked for it. */
export const OURS: PageSide = {
  document: `query BookingPage($slug: String!) {
    organisation(slug: $slug) {
      name timeZone
      courses {
        id name type
        groups {
          id name
          location { name }
          upcomingSessions(first: ${SHOWN_SESSIONS}) {
            edges {
              node {
                id startsAt endsAt status capacity seatsLeft
                price { amountMinor currency }
              }
            }
          }
        }
      }
    }
  }`,
  sessionsOf: (answer) => {
    const organisation = (answer as Answer).data?.organisation;
    if (!organisation) throw new Error(`our server gave no page: ${JSON.stringify(answer)}`);
    return organisation.courses.flatMap((course) =>
      course.groups.flatMap((group) =>
        group.upcomingSessions.edges.map(({ node: { id, startsAt, endsAt, price, status, capacity, seatsLeft } }) => ({
          id: decodeId(id, 'Session')?.id ?? id,
          course: course.name,
          group: group.name,
          location: group.location.name,
          startsAt: Date.parse(startsAt),
          endsAt: Date.parse(endsAt),
          status,
          priceMinor: price.amountMinor,
          currency: price.currency,
          capacity,
          seatsLeft,
        })),
      ),
    );
  },
};
