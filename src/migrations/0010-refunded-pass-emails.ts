import { Migration } from '@mikro-orm/migrations';
import { protect } from './row-security.js';

/**
 * The e-mails that tell holders of a pass that somebody else got the money for it back. A trigger adds an e-mail together with
 * the change of the pass, so that no code path can forget it: a refund at the desk, one made at the provider, a lost dispute.
 */
export class RefundedPassEmails extends Migration {
  override up(): void {
    this.addSql(`
      create table refunded_pass_emails (
        organisation_id uuid not null references organisations,
        pass_id uuid not null,
        due_at timestamptz not null default now(),
        attempts int not null default 0 check (attempts >= 0),
        mailed_at timestamptz,
        given_up_at timestamptz,
        primary key (organisation_id, pass_id),
        foreign key (organisation_id, pass_id) references passes,
        check (mailed_at is null or given_up_at is null)
      );
      comment on column refunded_pass_emails.due_at is
        'When to try to send it, or to try again after a server that claimed it did not finish.';
      create index refunded_pass_emails_due on refunded_pass_emails (due_at) where mailed_at is null and given_up_at is null;
    `);
    this.addSql(protect('refunded_pass_emails'));
    this.addSql(`
      grant select, insert on refunded_pass_emails to permanentka_app;
      grant update (due_at, attempts, mailed_at, given_up_at) on refunded_pass_emails to permanentka_app;
      grant select, update (due_at, attempts) on refunded_pass_emails to permanentka_maintenance;
      create policy maintenance on refunded_pass_emails to permanentka_maintenance using (true);
    `);
    this.addSql(`
      create function write_refunded_pass_email() returns trigger language plpgsql set search_path = pg_catalog, public,
        pg_temp as $$
      begin
        insert into refunded_pass_emails (organisation_id, pass_id)
          select c.organisation_id, new.id from customers c
          where c.organisation_id = new.organisation_id and c.id = new.customer_id and coalesce(c.email, '') <> ''
            and not exists (
              select from order_lines l join orders o on o.organisation_id = l.organisation_id and o.id = l.order_id
              where l.organisation_id = new.organisation_id and l.pass_id = new.id and o.customer_id = new.customer_id)
          on conflict do nothing;
        return null;
      end $$;
      create trigger write_email after update of state on passes for each row
        when (new.state = 'REFUNDED' and old.state <> 'REFUNDED') execute function write_refunded_pass_email();
    `);
  }
}
