import { Migration } from '@mikro-orm/migrations';
import { protect } from './row-security.js';

/** Audited by triggers: the table, its kind, columns that are left out, and columns that hold personal data. */
const AUDITED: [table: string, kind: string, hidden: string[], personal: string[]][] = [
  ['organisations', 'Organisation', [], []],
  ['locations', 'Location', [], []],
  ['members', 'Member', [], ['name', 'email', 'person_id']],
  ['invitations', 'Invitation', ['secret_hash'], ['name', 'email']],
  ['customers', 'Customer', [], ['name', 'email', 'phone', 'person_id']],
  ['attendees', 'Attendee', [], ['name', 'born_on', 'notes']],
  ['attendee_consents', 'AttendeeConsent', [], ['wording']],
  ['api_keys', 'ApiKey', ['key_hash', 'last_used_at'], []],
  ['courses', 'Course', [], []],
  // The engine counts the places, and writes them down with the registration that takes one.
  ['groups', 'Group', ['places_taken', 'places_held'], []],
  ['pass_products', 'PassProduct', [], []],
  ['promo_codes', 'PromoCode', ['times_used', 'created_at'], []],
];

/** Columns that the engine never changes in its own rows. Only merging people does. */
const MOVED: [table: string, kind: string, columns: string[]][] = [
  ['registrations', 'Registration', ['customer_id', 'attendee_id']],
  ['passes', 'Pass', ['customer_id']],
  ['bookings', 'Booking', ['attendee_id']],
  ['orders', 'Order', ['customer_id']],
];

/** Nothing is deleted for this long after an organisation shortened the time that it keeps its log. */
const FORGETTING_DELAY = '30 days';

const list = (names: readonly string[]): string => `'{${names.join(',')}}'`;

/**
 * The audit log: who changed which row, when and from where. Triggers write down changes of rows that seldom change, so that
 * no code path can forget. The engine writes one row for each of its commands. Rows are added and stay: only two functions
 * let personal values and old rows go.
 */
export class Audit extends Migration {
  override up(): void {
    this.makeTable();
    this.tellByTrigger();
    this.keepAsItIs();
    this.delayForgetting();
    this.openDoors();
    this.watchTables();
  }

  private makeTable(): void {
    this.addSql(`
      create table audit_log (
        organisation_id uuid not null,
        id uuid not null,
        at timestamptz not null,
        actor text not null,
        address text,
        action text not null,
        kind text not null,
        subject_id uuid not null,
        before jsonb,
        after jsonb,
        primary key (organisation_id, id)
      );
      create index audit_log_subject on audit_log (organisation_id, subject_id, id);
      comment on column audit_log.id is 'A UUID of version 7 made of at, so that the primary key is in the order of time.';
      comment on column audit_log.actor is 'Key of the viewer; system where nobody asked.';

      create table audit_kinds (kind text primary key, personal text[] not null);
      comment on table audit_kinds is 'Which columns of a kind tell of a person: the only values of the log that redact_audit '
      'takes away.';

      grant select, insert on audit_log to permanentka_app;
    `);
    this.addSql(protect('audit_log'));
  }

  private tellByTrigger(): void {
    this.addSql(`
      create function audit_id(moment timestamptz) returns uuid language sql volatile set search_path = pg_catalog,
        pg_temp as $$
        select encode(set_byte(set_byte(
            overlay(uuid_send(gen_random_uuid()) placing substring(int8send(us / 1000) from 3) from 1 for 6),
            6, 112 | (part >> 8)), 7, part & 255), 'hex')::uuid
        from (select (extract(epoch from moment) * 1000000)::bigint as us) t,
          lateral (select ((us % 1000) * 4096 / 1000)::int as part) p
      $$;

      create function first_audit_id(moment timestamptz) returns uuid language sql stable set search_path = pg_catalog,
        pg_temp as $$
        select encode(overlay(decode(repeat('00', 16), 'hex')
          placing substring(int8send(floor(extract(epoch from moment) * 1000)::bigint) from 3) from 1 for 6), 'hex')::uuid
      $$;

      create function audit_row() returns trigger language plpgsql security definer set search_path = pg_catalog, public,
        pg_temp as $$
      declare
        hidden constant text[] := tg_argv[1]::text[] || '{organisation_id,id}';
        watched constant text[] := tg_argv[2]::text[];
        whole constant jsonb := coalesce(to_jsonb(new), to_jsonb(old));
        moment constant timestamptz := clock_timestamp();
        was jsonb;
        is_now jsonb;
      begin
        select jsonb_object_agg(o.key, o.value) filter (where o.key is not null),
            jsonb_object_agg(n.key, n.value) filter (where n.key is not null)
          into was, is_now
        from jsonb_each(to_jsonb(old) - hidden) o full join jsonb_each(to_jsonb(new) - hidden) n on n.key = o.key
        where coalesce(o.value, 'null') <> coalesce(n.value, 'null') and (watched = '{}' or coalesce(o.key,
          n.key) = any(watched));
        if was is null and is_now is null then return null; end if;
        insert into audit_log (organisation_id, id, at, actor, address, action, kind, subject_id, before, after) values (
          coalesce(whole ->> 'organisation_id', whole ->> 'id')::uuid, audit_id(moment), moment,
          coalesce(nullif(current_setting('app.actor', true), ''), 'system'), nullif(current_setting('app.address', true), ''),
          coalesce(nullif(current_setting('app.operation', true), ''), lower(tg_op)), tg_argv[0], (whole ->> 'id')::uuid, was,
            is_now);
        return null;
      end $$;

      -- A later migration calls this for a table of its own. The table needs the columns organisation_id and id.
      create function audit_table(name text, kind text, hidden text[] default '{}', personal text[] default '{}') returns void
      language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        execute format('create trigger audit_made after insert or delete on %I for each row execute function audit_row(%L, '
        '%L, %L)',
          name, kind, hidden, '{}');
        execute format('create trigger audit_changed after update on %I for each row
          when (to_jsonb(old) - %L::text[] <> to_jsonb(new) - %2$L::text[]) execute function audit_row(%3$L, %2$L, %4$L)',
          name, hidden, kind, '{}');
        insert into audit_kinds values (kind, personal);
      end $$;
    `);
  }

  /** Enforced by triggers, which bind the owner of the table as well, in replication too. */
  private keepAsItIs(): void {
    this.addSql(`
      create function audit_redacted(given jsonb, of_kind text) returns jsonb language sql stable
      set search_path = pg_catalog, public, pg_temp as $$
        select jsonb_object_agg(key, case when key = any(k.personal) and value <> 'null' then '"[erased]"' else value end)
        from jsonb_each(given) left join audit_kinds k on k.kind = of_kind
      $$;

      create function keep_audit_log() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      declare
        door constant text := coalesce(current_setting('app.audit_door', true), '');
        changeable constant text[] := '{actor,address,before,after}';
        kept_months int;
      begin
        if tg_op = 'UPDATE' and door = 'redact' then
          if to_jsonb(new) - changeable = to_jsonb(old) - changeable
            and (new.actor = old.actor or old.actor like 'person:%' and new.actor = 'person:erased')
            and (new.address is null or new.address = old.address)
            and (new.before is not distinct from old.before or new.before = audit_redacted(old.before, old.kind))
            and (new.after is not distinct from old.after or new.after = audit_redacted(old.after, old.kind))
          then return new; end if;
        elsif tg_op = 'DELETE' and door = 'forget' then
          select audit_retention_months into kept_months from organisations
            where id = old.organisation_id and audit_retention_from <= now();
          if old.id < first_audit_id(now() - make_interval(months => kept_months)) then return old; end if;
        end if;
        raise exception 'audit_log is added to and never changed' using errcode = 'insufficient_privilege';
      end $$;
      create trigger keep_rows before update or delete on audit_log for each row execute function keep_audit_log();
      create trigger keep_table before truncate on audit_log for each statement execute function keep_audit_log();
      alter table audit_log enable always trigger keep_rows, enable always trigger keep_table;
    `);
  }

  /** The other owners get time to look before an entry is deleted, in case one owner's sign-in was stolen. */
  private delayForgetting(): void {
    this.addSql(`
      comment on column organisations.audit_retention_from is
        'From when on entries are deleted: ${FORGETTING_DELAY} after audit_retention_months became shorter. Only a trigger '
        'sets it.';

      create function delay_forgetting() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      declare
        was constant int := case when tg_op = 'UPDATE' then old.audit_retention_months end;
      begin
        new.audit_retention_from := case
          when new.audit_retention_months is null then null
          when was is null or new.audit_retention_months < was then now() + interval '${FORGETTING_DELAY}'
          else old.audit_retention_from end;
        return new;
      end $$;
      create trigger delay_forgetting before insert or update of audit_retention_months, audit_retention_from on organisations
        for each row execute function delay_forgetting();
    `);
  }

  private openDoors(): void {
    this.addSql(`
      create function redact_audit(subjects uuid[], actors text[] default '{}', everywhere boolean default false) returns bigint
      language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      declare
        tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
        redacted bigint;
      begin
        if tenant is null then raise exception 'app.organisation names no organisation'; end if;
        perform set_config('app.audit_door', 'redact', true);
        update audit_log set
          before = audit_redacted(before, kind),
          after = audit_redacted(after, kind),
          address = case when actor = any(actors) or actor like 'person:%' then null else address end,
          actor = case when actor like 'person:%' then 'person:erased' else actor end
        where organisation_id = tenant and subject_id = any(subjects);
        get diagnostics redacted = row_count;
        if everywhere then
          update audit_log set address = null where organisation_id = tenant and actor = any(actors) and address is not null;
        end if;
        perform set_config('app.audit_door', '', true);
        return redacted;
      end $$;
      comment on function redact_audit is
        'For erasing people, in the organisation of the transaction: takes the personal values out of the entries about these '
        'rows, and out of those entries the addresses of these actors, and of persons, who have no row here, the id as well. '
        'With everywhere, which reads the whole log, the addresses of the actors go from all entries. Call it last: what '
        'erases a row is audited too.';
      revoke execute on function redact_audit from public;
      grant execute on function redact_audit to permanentka_app;

      create function forget_audit(rows_max int) returns bigint
      language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      declare
        forgotten bigint;
      begin
        perform set_config('app.audit_door', 'forget', true);
        delete from audit_log where (organisation_id, id) in (
          select l.organisation_id, l.id from organisations o join audit_log l on l.organisation_id = o.id
          where o.audit_retention_from <= now()
            and l.id < first_audit_id(now() - make_interval(months => o.audit_retention_months))
          limit rows_max);
        get diagnostics forgotten = row_count;
        perform set_config('app.audit_door', '', true);
        return forgotten;
      end $$;
      comment on function forget_audit is
        'For maintenance, in all organisations: deletes entries older than the months that their organisation keeps them for.';
      revoke execute on function forget_audit, audit_table from public;
      grant execute on function forget_audit to permanentka_maintenance;
      grant select (id, audit_retention_months, audit_retention_from) on organisations to permanentka_maintenance;
      grant select (organisation_id, id, at), delete on audit_log to permanentka_maintenance;
      create policy maintenance on organisations for select to permanentka_maintenance using (audit_retention_months is not null);
      create policy maintenance on audit_log to permanentka_maintenance using (true);
    `);
  }

  private watchTables(): void {
    for (const [table, kind, hidden, personal] of AUDITED) {
      this.addSql(`select audit_table('${table}', '${kind}', ${list(hidden)}, ${list(personal)});`);
    }
    for (const [table, kind, columns] of MOVED) {
      this.addSql(`
        create trigger audit_moved after update of ${columns.join(', ')} on ${table}
          for each row execute function audit_row('${kind}', '{}', ${list(columns)});`);
    }
    this.addSql(`
      -- Sessions are scheduled by hand and changed by the engine.
      create trigger audit_made after insert on sessions
        for each row execute function audit_row('Session', '{seats_taken,seats_held,version}', '{}');
      insert into audit_kinds (kind, personal)
        values ('Booking', '{override_reason}'), ('Order', '{discount_reason}'), ('Refund', '{reason}');
    `);
  }
}
