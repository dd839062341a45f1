import { Migration } from '@mikro-orm/migrations';

/**
 * A pass is issued as it was ordered, whatever becomes of its product before it is paid or, of a gift, redeemed: its line keeps the terms.
 * A seat names who is to sit in it, so that nobody orders the same one twice.
 */
export class OrderedTerms extends Migration {
  override up(): void {
    this.addSql(`
      alter table order_lines add column terms jsonb;
      comment on column order_lines.terms is 'What a pass is to give: its product as it was when it was ordered. Null of what is no pass.';
    `);
    this.tellWhatWasOrdered();
    this.addSql(`
      alter table order_lines add check ((kind = 'PASS') = (terms is not null));
      alter table order_lines add check (kind = 'PASS' or attendee_id is not null);

      -- What waits for its money, of an attendee and of a customer.
      create index order_lines_attendee on order_lines (organisation_id, attendee_id) where attendee_id is not null;
      create index orders_open_of_customer on orders (organisation_id, customer_id) where status = 'OPEN';
      -- What a customer ordered counts against the limit of its product, also once it is issued.
      drop index order_lines_held;
      create index order_lines_bought on order_lines (organisation_id, customer_id, product_id) where product_id is not null;
    `);
  }

  /**
   * Of what was ordered before, the terms are those of the pass, and today's of what is not issued yet; a discount is the booking's that it was given
   * for, so that it goes with it. Forced row-level security hides the rows from the owner too.
   */
  private tellWhatWasOrdered(): void {
    this.addSql(`
      do $$
      declare
        tenant uuid;
      begin
        for tenant in select organisation_id from organisation_directory loop
          perform set_config('app.organisation', tenant::text, true);
          update order_lines l set terms = jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind, 'creditMinor', p.credit_minor,
              'entries', p.entries, 'limitCount', p.limit_count, 'limitPeriod', p.limit_period, 'courseIds', p.course_ids,
              'validityPeriod', p.validity_period, 'validityStart', p.validity_start, 'fixedFrom', p.fixed_from, 'fixedUntil', p.fixed_until,
              'priority', p.priority)
            from pass_products p where p.id = l.product_id;
          update order_lines l set terms = l.terms || jsonb_build_object('name', p.name, 'kind', p.kind, 'creditMinor', p.credit_minor,
              'entries', p.entries, 'limitCount', p.limit_count, 'limitPeriod', p.limit_period, 'courseIds', p.course_ids,
              'validityPeriod', p.validity_period, 'validityStart', p.validity_start, 'priority', p.priority)
            from passes p where p.id = l.pass_id;
          update transfers t set booking_id = b.id
            from order_lines l join bookings b on b.id = l.booking_id and b.status <> 'CANCELLED'
            where t.template = 'DISCOUNT_GIVEN' and t.order_id = l.order_id and t.credit = 'REGISTRATION:' || l.registration_id
              and t.amount = l.discount_minor
              and not exists (select from order_lines other where other.order_id = l.order_id and other.id <> l.id
                and other.registration_id = l.registration_id and other.discount_minor = l.discount_minor);
          update order_lines l set attendee_id = r.attendee_id from registrations r where r.id = l.registration_id and l.kind = 'SESSION';
        end loop;
        perform set_config('app.organisation', '', true);
      end $$;
    `);
  }
}
