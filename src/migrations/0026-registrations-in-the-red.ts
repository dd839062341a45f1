import { Migration } from '@mikro-orm/migrations';
import { protect } from './row-security.js';

/**
 * The registrations that owe anything are found without a look at all accounts. An index of balances would find them, too, but
 * then no change of a balance could stay on its page.
 */
export class RegistrationsInTheRed extends Migration {
  override up(): void {
    this.addSql(`
      create table registrations_in_the_red (
        organisation_id uuid not null,
        registration_id uuid not null,
        primary key (organisation_id, registration_id)
      );
      comment on table registrations_in_the_red is 'Registrations whose own account is below zero. Their CREDIT passes may '
      'still pay for it. Only the trigger of accounts writes here, when a balance goes below zero or comes back.';

      create function keep_in_the_red() returns trigger language plpgsql
      set search_path = pg_catalog, public, pg_temp as $$
      declare
        owner constant uuid := substr(new.code, length('REGISTRATION:') + 1);
      begin
        if new.balance < 0 then
          insert into registrations_in_the_red values (new.organisation_id, owner) on conflict do nothing;
        else
          delete from registrations_in_the_red where organisation_id = new.organisation_id and registration_id = owner;
        end if;
        return null;
      end $$;
      create trigger keep_in_the_red after update on accounts for each row
        when ((old.balance < 0) <> (new.balance < 0) and left(new.code, 13) = 'REGISTRATION:')
        execute function keep_in_the_red();
      create trigger start_in_the_red after insert on accounts for each row
        when (new.balance < 0 and left(new.code, 13) = 'REGISTRATION:') execute function keep_in_the_red();

      alter table accounts no force row level security;
      insert into registrations_in_the_red
        select organisation_id, substr(code, 14)::uuid from accounts where balance < 0 and left(code, 13) = 'REGISTRATION:';
      alter table accounts force row level security;
      grant select, insert, delete on registrations_in_the_red to permanentka_app;
    `);
    this.addSql(protect('registrations_in_the_red'));
  }
}
