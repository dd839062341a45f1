import { Migration } from '@mikro-orm/migrations';

/** Keys of integrators, which belong to the organisation. People sign in for themselves now, so their access tokens go. */
export class ApiKeys extends Migration {
  override up(): void {
    this.addSql(`
      drop table access_tokens;

      create table api_keys (
        organisation_id uuid not null references organisations,
        id uuid not null,
        name text not null,
        key_hash bytea not null,
        scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['CATALOGUE_WRITE', 'PEOPLE_READ', 'PEOPLE_WRITE',
          'BOOKINGS_READ', 'BOOKINGS_WRITE', 'SALES_READ', 'SALES_WRITE']),
        created_by_id uuid not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        primary key (organisation_id, id),
        unique (organisation_id, key_hash),
        foreign key (organisation_id, created_by_id) references members
      );

      alter table api_keys enable row level security;
      alter table api_keys force row level security;
      create policy tenant on api_keys
        using (organisation_id = (select nullif(current_setting('app.organisation', true), '')::uuid))
        with check (organisation_id = (select nullif(current_setting('app.organisation', true), '')::uuid));
      grant select, insert on api_keys to permanentka_app;
      grant update (name, last_used_at, revoked_at) on api_keys to permanentka_app;
    `);
  }
}
