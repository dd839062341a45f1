import { Migration } from '@mikro-orm/migrations';
import { protect } from './row-security.js';

/** By table, the columns that a listing shows. */
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

/** The listings of the marketplace, which follow their tables by triggers. */
export class Marketplace extends Migration {
  override up(): void {
    this.makeListings();
    this.foldText();
    this.keepListings();
  }

  private makeListings(): void {
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
        'What the public may read of organisations that sell online, and nothing else. Kept by keep_listing, read by '
        'everybody.';
      create index marketplace_listings_order on marketplace_listings (sort_name, organisation_id);
      create index marketplace_listings_terms on marketplace_listings using gin (terms);

      create policy public_listing on marketplace_listings for select using (true);
      grant select on marketplace_listings to permanentka_app;
    `);
    this.addSql(protect('marketplace_listings'));
  }

  /**
   * In SQL alone, with no extension and no collation, so that stored and searched texts are folded alike everywhere. The end of
   * a word is kept beside it, behind a tilde: one index of beginnings finds both. No folded word holds a tilde, an equals sign
   * or a quote.
   */
  private foldText(): void {
    this.addSql(`
      create function fold_text(given text) returns text language sql immutable strict parallel safe
      set search_path = pg_catalog, pg_temp as $$
        select btrim(regexp_replace(
          translate(replace(lower(regexp_replace(normalize(given, NFKD), '[\\u0300-\\u036f]', '', 'g')), 'ß', 'ss'),
            'đĐðÐłŁøØħĦı', 'ddddlloohhi'),
          '[\\s\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u00d7\\u00f7\\u2000-\\u206f\\u3000-\\u303f]+',
            ' ', 'g'))
      $$;
      comment on function fold_text is 'Words in small letters without accents, one space between them.';

      create function sought_words(given text) returns setof text language sql immutable strict parallel safe
      set search_path = pg_catalog, public, pg_temp as $$
        select distinct left(word, 64) as word from regexp_split_to_table(left(fold_text(given), 200000), ' ') as word
          where word <> ''
      $$;
      comment on function sought_words is 'The words of a text, bounded: one sign may stand for eighteen letters.';

      -- A tsvector holds less than 1 MB: whole words go before their ends, and a word that does not fit in is not found.
      create function words_of(given text) returns setof text language sql immutable strict parallel safe
      set search_path = pg_catalog, public, pg_temp as $$
        with words as materialized (select sought_words(given) as word), parts as (
          select word as part, 1 as cut from words
          union all
          select '~' || substr(word, cut), min(cut) from words, generate_series(2, length(word) - 2) as cut group by 1
        )
        select part from (select part, sum(octet_length(part)) over (order by cut, part) as bytes from parts) as measured
          where bytes <= 700000
      $$;
      comment on function words_of is 'What a text is found by: its words, and behind a tilde what they end with, of three '
      'letters or more.';

      -- Finds words by their beginnings, from three letters on also inside others, and the category and the city as a whole.
      create function marketplace_query(search text, category text, city text) returns tsquery
      language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
        select case when search is not null and fold_text(search) = '' then ''::tsquery else
          (select string_agg(term, ' & ') from (
            select case when length(word) < 3 then format('''%s'':*', word) else format('(''%s'':* | ''~%s'':*)', word,
              word) end as term
              from sought_words(search) as word
            union all select format('''=category %s''', left(fold_text(category), 200)) where category is not null
            union all select format('''=city %s''', left(fold_text(city), 200)) where city is not null
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
        if not exists (select from organisations where id = listed_id and plan in ('STANDARD', 'PRO')
          and online_payments = 'ACTIVE'
            and online_payments_suspended_at is null and in_marketplace) then
          delete from marketplace_listings where organisation_id = listed_id;
        else
          insert into marketplace_listings
          select o.id, o.slug, o.name, left(fold_text(o.name), 80), o.description, o.category, o.city, l.cities, o.currency,
            o.time_zone, o.locale, c.courses, p.passes, array_to_tsvector(array(
              select words_of(concat_ws(' ', o.name, o.description, o.category, array_to_string(l.cities, ' '), c.names,
                p.names))
              union select '=category ' || left(fold_text(o.category), 200) where fold_text(o.category) <> ''
              union select '=city ' || left(fold_text(city), 200) from unnest(l.cities) as city where fold_text(city) <> ''))
          from organisations o,
            lateral (select coalesce(array_agg(distinct city order by city), '{}') as cities from (
              select o.city union select city from locations) as places where city <> '') as l,
            lateral (select string_agg(name, ' ') as names, coalesce(jsonb_agg(jsonb_build_object(
                'id', id, 'name', name, 'type', type, 'priceMinor', price_minor) order by id), '[]') as courses
              from (select * from courses where archived_at is null order by id limit 200) as offered) as c,
            lateral (select string_agg(name, ' ') as names, coalesce(jsonb_agg(jsonb_build_object(
                'id', id, 'name', name, 'kind', kind, 'priceMinor', price_minor, 'creditMinor', credit_minor, 'entries',
                  entries,
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
      // Deferred to the end of the transaction: two that wait for each other's rows and listing would deadlock.
      this.addSql(`
        create constraint trigger keep_listing after insert or update of ${columns.join(', ')} on ${table}
          deferrable initially deferred for each row execute function keep_listing_of_row();`);
    }
  }
}
