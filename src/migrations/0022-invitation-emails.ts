import { Migration } from '@mikro-orm/migrations';
import { protect } from './row-security.js';

/**
 * The e-mails that bring invitations. A trigger adds an e-mail together with its invitation, so that a server that ends after the
 * commit loses none. Invitations from before were sent by the request that made them.
 */
export class InvitationEmails extends Migration {
  override up(): void {
    this.addSql(`
      create table invitation_emails (
        organisation_id uuid not null references organisations,
        invitation_id uuid not null,
        due_at timestamptz not null default now(),
        attempts int not null default 0 check (attempts >= 0),
        mailed_at timestamptz,
        given_up_at timestamptz,
        primary key (organisation_id, invitation_id),
        foreign key (organisation_id, invitation_id) references invitations,
        check (mailed_at is null or given_up_at is null)
      );
      comment on column invitation_emails.due_at is
        'When to try to send it, or to try again after a server that claimed it did not finish.';
      create index invitation_emails_due on invitation_emails (due_at) where mailed_at is null and given_up_at is null;
    `);
    this.addSql(protect('invitation_emails'));
    this.addSql(`
      grant select, insert on invitation_emails to permanentka_app;
      grant update (due_at, attempts, mailed_at, given_up_at) on invitation_emails to permanentka_app;
      grant select, update (due_at, attempts) on invitation_emails to permanentka_maintenance;
      create policy maintenance on invitation_emails to permanentka_maintenance using (true);
    `);
    this.addSql(`
      create function write_invitation_email() returns trigger language plpgsql
      set search_path = pg_catalog, public, pg_temp as $$
      begin
        insert into invitation_emails (organisation_id, invitation_id) values (new.organisation_id, new.id);
        return null;
      end $$;
      create trigger write_email after insert on invitations for each row execute function write_invitation_email();
    `);
  }
}
