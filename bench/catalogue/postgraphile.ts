import { SHOWN_SESSIONS } from '../booking/scenario.js';
import type { PageSide } from './page.js';

/**
 * The fields of the page for which the tables have no column. PostGraphile makes a field of each of these functions, and
 * PostgreSQL puts its statement into the one that calls it.
 */
export const FUNCTIONS = `
  create function groups_upcoming_sessions(g groups) returns setof sessions language sql stable as $$
    select * from sessions s
    where s.organisation_id = g.organisation_id and s.group_id = g.id and s.starts_at > now() and s.status = 'SCHEDULED'
    order by s.starts_at, s.id
  $$;
  create function sessions_seats_left(s sessions) returns int language sql stable as $$
    select s.capacity - s.seats_taken - s.seats_held
  $$`;

interface Answer {
  readonly data?: {
    readonly organisationBySlug?: {
      readonly currency: string;
      readonly courses: readonly {
        readonly name: string;
        readonly groups: readonly {
          readonly name: string;
          readonly location: { readonly name: string };
          readonly upcomingSessions: readonly Session[];
        }[];
      }[];
    } | null;
  } | null;
}

interface Session {
  readonly rowId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: string;
  readonly capacity: number;
  readonly seatsLeft: number;
  readonly priceMinor: string;
}

/** The page as PostGraphile is asked for it, in its cheapest form: keys instead of global ids, and the currency once. */
export const POSTGRAPHILE: PageSide = {
  document: `query BookingPage($slug: String!) {
    organisationBySlug(slug: $slug) {
      name timeZone currency
      courses: coursesByOrganisationIdList(condition: { archivedAt: null }, orderBy: [NAME_ASC]) {
        rowId name type
        groups: groupsByOrganisationIdAndCourseIdList(orderBy: [NAME_ASC]) {
          rowId name
          location: locationByOrganisationIdAndLocationId { name }
          upcomingSessions: upcomingSessionsList(first: ${SHOWN_SESSIONS}) {
            rowId startsAt endsAt status capacity seatsLeft priceMinor
          }
        }
      }
    }
  }`,
  sessionsOf: (answer) => {
    const organisation = (answer as Answer).data?.organisationBySlug;
    if (!organisation) throw new Error(`PostGraphile gave no page: ${JSON.stringify(answer)}`);
    return organisation.courses.flatMap((course) =>
      course.groups.flatMap((group) =>
        group.upcomingSessions.map(({ rowId, startsAt, endsAt, priceMinor, status, capacity, seatsLeft }) => ({
          id: rowId,
          course: course.name,
          group: group.name,
          location: group.location.name,
          startsAt: Date.parse(startsAt),
          endsAt: Date.parse(endsAt),
          status,
          priceMinor: Number(priceMinor),
          currency: organisation.currency,
          capacity,
          seatsLeft,
        })),
      ),
    );
  },
};
