import { Migration } from '@mikro-orm/migrations';

/** The code of a present goes out by mail once it is paid: to where its buyer says, or to the buyer. */
export class GiftLetters extends Migration {
  override up(): void {
    const tenant = `organisation_id = (select nullif(current_setting('app.organisation', true), '')::uuid)`;
    this.addSql(`
      alter table order_lines add column gift_email text check (gift or gift_email is null);
      grant update (gift_email) on order_lines to permanentka_app;
      comment on column order_lines.gift_email is 'Where the code is sent once it is paid; to who pays where it says nothing.';

      create table gift_letters (
        organisation_id uuid not null references organisations,
        order_line_id uuid not null,
        due_at timestamptz not null default now(),
        attempts int not null default 0 check (attempts >= 0),
        mailed_at timestamptz,
        given_up_at timestamptz,
        primary key (organisation_id, order_line_id),
        foreign key (organisation_id, order_line_id) references order_lines,
        check (mailed_at is null or given_up_at is null)
      );
      comment on column gift_letters.due_at is 'When to try, or to try again if whoever took it up has not said how it went.';
      create index gift_letters_due on gift_letters (due_at) where mailed_at is null and given_up_at is null;

      alter table gift_letters enable row level security;
      alter table gift_letters force row level security;
      create policy tenant on gift_letters using (${tenant}) with check (${tenant});
      grant select, insert on gift_letters to permanentka_app;
      grant update (due_at, attempts, mailed_at, given_up_at) on gift_letters to permanentka_app;
      grant select, update (due_at, attempts) on gift_letters to permanentka_maintenance;
      create policy maintenance on gift_letters to permanentka_maintenance using (true);

      create function write_gift_letters() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        insert into gift_letters (organisation_id, order_line_id)
          select l.organisation_id, l.id from order_lines l
            left join customers c on c.organisation_id = new.organisation_id and c.id = new.customer_id
          where l.organisation_id = new.organisation_id and l.order_id = new.id and l.gift and coalesce(l.gift_email, c.email, '') <> ''
          on conflict do nothing;
        return null;
      end $$;
      -- At the commit: what is sold at the desk is paid before its lines are written.
      create constraint trigger write_gift_letters after insert or update of status on orders
        deferrable initially deferred for each row when (new.status = 'PAID') execute function write_gift_letters();
    `);
  }
}
