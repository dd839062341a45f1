import { Migration } from '@mikro-orm/migrations';
import { protect } from './row-security.js';

/**
 * The e-mails that tell customers of a registration that ended, was reopened or moved. The command adds them in its transaction,
 * because only it knows what went back and where. Their content has ids and amounts, and no name.
 */
export class RegistrationEmails extends Migration {
  override up(): void {
    this.addSql(`
      create table registration_emails (
        organisation_id uuid not null references organisations,
        id uuid not null,
        registration_id uuid not null,
        content jsonb not null,
        due_at timestamptz not null default now(),
        attempts int not null default 0 check (attempts >= 0),
        mailed_at timestamptz,
        given_up_at timestamptz,
        primary key (organisation_id, id),
        foreign key (organisation_id, registration_id) references registrations,
        check (mailed_at is null or given_up_at is null)
      );
      comment on column registration_emails.content is 'What became of the registration, in ids and minor units.';
      comment on column registration_emails.due_at is
        'When to try to send it, or to try again after a server that claimed it did not finish.';
      create index registration_emails_due on registration_emails (due_at) where mailed_at is null and given_up_at is null;
      create index registration_emails_registration on registration_emails (organisation_id, registration_id);
    `);
    this.addSql(protect('registration_emails'));
    this.addSql(`
      grant select, insert on registration_emails to permanentka_app;
      grant update (due_at, attempts, mailed_at, given_up_at) on registration_emails to permanentka_app;
      grant select (organisation_id, id, due_at, attempts, mailed_at, given_up_at), update (due_at, attempts)
        on registration_emails to permanentka_maintenance;
      create policy maintenance on registration_emails to permanentka_maintenance using (true);
    `);
  }
}
