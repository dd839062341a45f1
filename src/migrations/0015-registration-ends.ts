import { Migration } from '@mikro-orm/migrations';

/** A registration can end with a day. Then its place is free, and the attendee may be registered in the group again. */
export class RegistrationEnds extends Migration {
  override up(): void {
    this.addSql(`
      alter table registrations
        add ends_on date,
        add given_back_minor money_minor,
        add constraint registrations_given_back_with_end check ((ends_on is null) = (given_back_minor is null)),
        add constraint registrations_given_back_of_price check (given_back_minor <= price_minor),
        drop constraint registrations_organisation_id_group_id_attendee_id_key;
      comment on column registrations.ends_on is 'The first day without it, in the time zone of the organisation.';
      comment on column registrations.given_back_minor is 'The part of its price that was given back with its end.';
      create unique index registrations_one_place on registrations (organisation_id, group_id, attendee_id)
        where ends_on is null;
      create index registrations_group on registrations (organisation_id, group_id, id);
      create index order_lines_registration on order_lines (organisation_id, registration_id) where registration_id is not null;
    `);
  }
}
