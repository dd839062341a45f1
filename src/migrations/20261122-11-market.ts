import { Migration } from '@mikro-orm/migrations';

/** What only whoever runs the installation may change, and what never changes. */
const NOT_THE_TENANTS = [
  ...['id', 'slug', 'currency', 'created_at'],
  ...['plan', 'commission_bps', 'online_payments_suspended_at', 'online_payments_suspended_reason'],
];

/** By table, the columns that a listing tells of. */
const LISTED: [table: string, columns: string[]][] = [
  [
    'organisations',
    [
      ...['slug', 'name', 'description', 'category', 'city', 'time_zone', 'locale'],
      ...['plan', 'online_payments', 'online_payments_suspended_at', 'in_marketplace'],
    ],
  ],
  ['locations', ['city']],
  ['courses', ['name', 'type', 'price_minor', 'archived_at']],
  [
    'pass_products',
    [
      ...['name', 'kind', 'price_minor', 'credit_minor', 'entries', 'validity_period', 'fixed_until'],
      ...['sellable_online', 'visible_on_booking_page', 'archived_at'],
    ],
  ],
];

/**
 * Who sells, under which plan, and where the public finds it: the seller's details that receipts bear, what the platform decides about an
 * organisation, and the listings of the marketplace, which follow their tables by themselves.
 */
export class Market extends Migration {
  override up(): void {
    this.addSql(`
      alter table organisations
        add column legal_name text not null default '',
        add column billing_address text not null default '',
        add column company_id text not null default '',
        add column tax_id text not null default '',
        add column vat_id text not null default '',
        add column register_entry text not null default '',
        add column vat_payer boolean not null default false,
        add column default_vat_bps int not null default 0 check (default_vat_bps between 0 and 10000),
        add column in_marketplace boolean not null default true,
        add column commission_bps int check (commission_bps between 0 and 10000),
        add column online_payments_suspended_at timestamptz,
        add column online_payments_suspended_reason text not null default '',
        add constraint organisations_vat_of_payers check (vat_payer or default_vat_bps = 0);
      comment on column organisations.commission_bps is 'Agreed with this organisation; null is what its plan says.';
    `);
    this.leaveThePlanToThePlatform();
    this.makeListings();
    this.foldText();
    this.keepListings();
  }

  /** Row-level security lets an organisation at its own row, so the columns that are not its own are kept by grants. */
  private leaveThePlanToThePlatform(): void {
    this.addSql(`
      revoke update on organisations from permanentka_app;
      do $$
      begin
        execute (select format('grant update (%s) on organisations to permanentka_app', string_agg(quote_ident(attname), ', '))
          from pg_attribute where attrelid = 'organisations'::regclass and attnum > 0 and not attisdropped
            and attname <> all ('{${NOT_THE_TENANTS.join(',')}}'));
      end $$;
    `);
  }

  private makeListings(): void {
    const tenant = `organisation_id = (select nullif(current_setting('app.organisation', true), '')::uuid)`;
    this.addSql(`
      create table marketplace_listings (
        organisation_id uuid primary key references organisations,
        slug text not null,
        name text not null,
        sort_name text collate "C" not null,
        description text not null,
        category text not null,
        city text not null,
        cities text[] not null,
        currency char(3) not null,
        time_zone text not null,
        locale text not null,
        courses jsonb not null,
        passes jsonb not null,
        terms tsvector not null
      );
      comment on column marketplace_listings.sort_name is 'Folded, and no longer than what a cursor can hold.';
      comment on table marketplace_listings is
        'What the public may read of organisations that sell online, and nothing else. Kept by keep_listing, read by everybody.';
      create index marketplace_listings_order on marketplace_listings (sort_name, organisation_id);
      create index marketplace_listings_terms on marketplace_listings using gin (terms);

      alter table marketplace_listings enable row level security;
      alter table marketplace_listings force row level security;
      create policy tenant on marketplace_listings using (${tenant}) with check (${tenant});
      create policy public_listing on marketplace_listings for select using (true);
      grant select on marketplace_listings to permanentka_app;
    `);
  }

  /** In SQL alone, with no extension and no collation, so that what is stored and what is sought are folded alike everywhere. */
  private foldText(): void {
    this.addSql(`
      create function fold_text(given text) returns text language sql immutable strict parallel safe
      set search_path = pg_catalog, pg_temp as $$
        select btrim(regexp_replace(
          translate(replace(lower(regexp_replace(normalize(given, NFKD), '[\\u0300-\\u036f]', '', 'g')), 'ß', 'ss'),
            'đĐðÐłŁøØħĦı', 'ddddlloohhi'),
          '[\\s\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u00d7\\u00f7\\u2000-\\u206f\\u3000-\\u303f]+', ' ', 'g'))
      $$;
      comment on function fold_text is 'Words in small letters without accents, one space between them.';

      -- Bounded, as a tsvector is: one sign may stand for eighteen letters.
      create function words_of(given text) returns setof text language sql immutable strict parallel safe
      set search_path = pg_catalog, public, pg_temp as $$
        select distinct left(word, 64) from regexp_split_to_table(left(fold_text(given), 200000), ' ') as word where word <> ''
      $$;

      -- Words of the text by their beginnings, category and city whole. No word that was folded holds an equals sign or a quote.
      create function marketplace_query(search text, category text, city text) returns tsquery language sql immutable parallel safe
      set search_path = pg_catalog, public, pg_temp as $$
        select case when search is not null and fold_text(search) = '' then ''::tsquery else
          (select string_agg(format('''%s''%s', term, suffix), ' & ') from (
            select word as term, ':*' as suffix from words_of(search) as word
            union all select '=category ' || left(fold_text(category), 200), '' where category is not null
            union all select '=city ' || left(fold_text(city), 200), '' where city is not null
          ) as terms)::tsquery end
      $$;
    `);
  }

  private keepListings(): void {
    this.addSql(`
      create function keep_listing(listed_id uuid) returns void language plpgsql security definer
      set search_path = pg_catalog, public, pg_temp as $$
      declare
        bound constant text := coalesce(current_setting('app.organisation', true), '');
      begin
        -- Whoever wrote, this reads and writes the rows of one organisation: row-level security binds it as well.
        perform set_config('app.organisation', listed_id::text, true);
        -- Of two changes at once, the second waits here and then reads what the first has committed.
        perform pg_advisory_xact_lock(hashtextextended('marketplace listing ' || listed_id, 0));
        if not exists (select from organisations where id = listed_id and plan in ('STANDARD', 'PRO') and online_payments = 'ACTIVE'
            and online_payments_suspended_at is null and in_marketplace) then
          delete from marketplace_listings where organisation_id = listed_id;
        else
          insert into marketplace_listings
          select o.id, o.slug, o.name, left(fold_text(o.name), 80), o.description, o.category, o.city, l.cities, o.currency,
            o.time_zone, o.locale, c.courses, p.passes, array_to_tsvector(array(
              select words_of(concat_ws(' ', o.name, o.description, o.category, array_to_string(l.cities, ' '), c.names, p.names))
              union select '=category ' || left(fold_text(o.category), 200) where fold_text(o.category) <> ''
              union select '=city ' || left(fold_text(city), 200) from unnest(l.cities) as city where fold_text(city) <> ''))
          from organisations o,
            lateral (select coalesce(array_agg(distinct city order by city), '{}') as cities from (
              select o.city union select city from locations) as places where city <> '') as l,
            lateral (select string_agg(name, ' ') as names, coalesce(jsonb_agg(jsonb_build_object(
                'id', id, 'name', name, 'type', type, 'priceMinor', price_minor) order by id), '[]') as courses
              from (select * from courses where archived_at is null order by id limit 200) as offered) as c,
            lateral (select string_agg(name, ' ') as names, coalesce(jsonb_agg(jsonb_build_object(
                'id', id, 'name', name, 'kind', kind, 'priceMinor', price_minor, 'creditMinor', credit_minor, 'entries', entries,
                'validityPeriod', validity_period, 'fixedUntil', fixed_until) order by price_minor, id), '[]') as passes
              from (select * from pass_products where archived_at is null and sellable_online and visible_on_booking_page
                order by price_minor, id limit 200) as sold) as p
          where o.id = listed_id
          on conflict (organisation_id) do update set (slug, name, sort_name, description, category, city, cities, currency,
            time_zone, locale, courses, passes, terms) = (select excluded.slug, excluded.name, excluded.sort_name,
            excluded.description, excluded.category, excluded.city, excluded.cities, excluded.currency, excluded.time_zone,
            excluded.locale, excluded.courses, excluded.passes, excluded.terms);
        end if;
        perform set_config('app.organisation', bound, true);
      end $$;
      revoke execute on function keep_listing from public;

      create function keep_listing_of_row() returns trigger language plpgsql security definer
      set search_path = pg_catalog, public, pg_temp as $$
      begin
        perform keep_listing(coalesce(to_jsonb(new) ->> 'organisation_id', to_jsonb(new) ->> 'id')::uuid);
        return null;
      end $$;
    `);
    for (const [table, columns] of LISTED) {
      // At the end of the transaction, when it waits for nothing else: two that wait for each other's rows and listing would be stuck.
      this.addSql(`
        create constraint trigger keep_listing after insert or update of ${columns.join(', ')} on ${table}
          deferrable initially deferred for each row execute function keep_listing_of_row();`);
    }
    this.addSql(`
      alter table organisations no force row level security;
      do $$ declare listed_id uuid; begin
        for listed_id in select id from organisations loop perform keep_listing(listed_id); end loop;
      end $$;
      alter table organisations force row level security;
    `);
  }
}
