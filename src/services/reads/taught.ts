import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';

const COLUMNS = { attendees: 'attendee_id', customers: 'customer_id', registrations: 'id' } as const;

/**
 * The people whom an instructor teaches: those registered in a group of theirs, and those who booked one of its sessions or one
 * that they give as a substitute. One statement answers for many ids of attendees, customers or registrations.
 */
export class TaughtReads {
  readonly attendees = this.loader('attendees');
  readonly customers = this.loader('customers');
  readonly registrations = this.loader('registrations');

  constructor(
    private readonly em: EntityManager,
    private readonly organisationId: string,
    private readonly memberId: string,
  ) {}

  private loader(whom: keyof typeof COLUMNS): DataLoader<string, boolean> {
    return new DataLoader<string, boolean>(async (ids) => {
      const column = COLUMNS[whom];
      const rows = await this.em.execute<{ id: string }[]>(
        `select r.${column} as id from registrations r
           join groups g on g.organisation_id = r.organisation_id and g.id = r.group_id
          where r.organisation_id = ? and r.${column} in (select unnest(string_to_array(?, ','))::uuid) and g.instructor_id = ?
         union
         select r.${column} from registrations r
           join bookings b on b.organisation_id = r.organisation_id and b.registration_id = r.id
           join sessions s on s.organisation_id = b.organisation_id and s.id = b.session_id
           join groups g on g.organisation_id = s.organisation_id and g.id = s.group_id
          where r.organisation_id = ? and r.${column} in (select unnest(string_to_array(?, ','))::uuid)
            and (g.instructor_id = ? or s.instructor_id = ?)`,
        [
          ...[this.organisationId, ids.join(','), this.memberId],
          ...[this.organisationId, ids.join(','), this.memberId, this.memberId],
        ],
      );
      const taught = new Set(rows.map(({ id }) => id));
      return ids.map((id) => taught.has(id));
    });
  }
}
