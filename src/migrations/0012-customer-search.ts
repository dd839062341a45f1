import { Migration } from '@mikro-orm/migrations';

const CASES = {
  // Where the database has the plain locale of C, lower() knows English only.
  capitals: 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІҐЂЈЉЊЋЏЅΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩς',
  small: 'абвгдежзиклмнопрстуфхцчшщъыьэюяєіґђјљњћџѕαβγδεζηθικλμνξοπρστυφχψωσ',
};
const TENANT = `nullif(current_setting('app.organisation', true), '')`;

/** Customers are found by words in any order and by digits of their telephone, with an index, folded as the marketplace folds. */
export class CustomerSearch extends Migration {
  override up(): void {
    this.foldMore();
    this.makeTerms();
    this.keepTerms();
    this.find();
    this.fill();
  }

  /** The one folding of the marketplace and of customers also knows Æ, Œ, Þ, ẞ, modifier signs, Cyrillic and Greek. */
  private foldMore(): void {
    this.addSql(`
      create or replace function fold_text(given text) returns text language sql immutable strict parallel safe
      set search_path = pg_catalog, pg_temp as $$
        select btrim(regexp_replace(
          translate(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            lower(regexp_replace(normalize(given, NFKD), '[\\u0300-\\u036f]', '', 'g')),
              '[ßẞ]', 'ss', 'g'), '[æÆ]', 'ae', 'g'), '[œŒ]', 'oe', 'g'), '[þÞ]', 'th', 'g'),
            'đĐðÐłŁøØħĦı${CASES.capitals}', 'ddddlloohhi${CASES.small}'),
          '[\\s\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u00d7\\u00f7'
            '\\u02b0-\\u02ff\\u2000-\\u206f\\u3000-\\u303f]+',
            ' ', 'g'))
      $$;
      do $$ begin perform keep_listing(organisation_id) from marketplace_listings; end $$;
    `);
  }

  private makeTerms(): void {
    this.addSql(`
      create table customer_terms (
        mark text not null,
        id uuid not null,
        made_of text not null,
        terms tsvector not null,
        primary key (mark, id)
      );
      create index customer_terms_terms on customer_terms using gin (terms);
      comment on table customer_terms is 'What customers are found by. Only find_customers reads it: under row-level security no '
      'index of words can be used, since its operators may tell of rows that nobody may see. So every term begins with a mark of '
      'its organisation, and the table is closed to the server.';
      comment on column customer_terms.made_of is 'A hash of the texts that the terms were made of.';

      create function customer_mark(organisation_id text) returns text language sql immutable strict parallel safe
      set search_path = pg_catalog, pg_temp as $$ select left(md5(organisation_id), 6) $$;

      -- An apostrophe divides words and joins them: "o'neil", "neil" and "oneil" find O'Neil. A telephone number is found by its
      -- beginning and by what any of its digits begins.
      create function customer_terms_of(mark text, words text, phone text) returns tsvector
      language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
        select array_to_tsvector(array(
          select mark || part from words_of(left(fold_text(words), 20000) || ' '
            || left(fold_text(translate(words, '''’ʼ\`´', '')), 20000)) as part
          union
          select mark || '#' || substr(digits, cut) from regexp_replace(coalesce(phone, ''), '\\D', '', 'g') as digits,
            generate_series(1, length(digits) - 2) as cut))
      $$;

      create function texts_of_customers(only_id uuid default null)
      returns table (organisation_id uuid, id uuid, words text, phone text, made_of text)
      language sql stable set search_path = pg_catalog, public, pg_temp as $$
        select c.organisation_id, c.id, t.words, c.phone, md5(concat_ws(' ', t.words, '#', c.phone))
        from customers c, lateral (
          select concat_ws(' ', c.name, c.email, string_agg(a.name, ' ' order by a.id)) as words from attendees a
          where a.organisation_id = c.organisation_id and a.customer_id = c.id and a.merged_into_id is null
        ) as t
        where c.erased_at is null and c.merged_into_id is null and (only_id is null or c.id = only_id)
      $$;
    `);
  }

  private keepTerms(): void {
    this.addSql(`
      create function keep_customer_terms() returns trigger language plpgsql security definer
      set search_path = pg_catalog, public, pg_temp as $$
      declare
        bound constant text := coalesce(current_setting('app.organisation', true), '');
        customer constant uuid := to_jsonb(new) ->> (case when tg_table_name = 'customers' then 'id' else 'customer_id' end);
        own_mark constant text := customer_mark(new.organisation_id::text);
      begin
        -- Whoever wrote, this reads the rows of one organisation: row-level security binds it as well.
        perform set_config('app.organisation', new.organisation_id::text, true);
        -- Of two changes at once, the second waits here and then reads what the first has committed.
        insert into customer_terms values (own_mark, customer, '', '') on conflict do nothing;
        perform from customer_terms where mark = own_mark and id = customer for update;
        update customer_terms t set made_of = c.made_of, terms = customer_terms_of(own_mark, c.words, c.phone)
          from texts_of_customers(customer) as c where t.mark = own_mark and t.id = c.id and t.made_of <> c.made_of;
        delete from customer_terms where mark = own_mark and id = customer
          and not exists (select from texts_of_customers(customer));
        perform set_config('app.organisation', bound, true);
        return null;
      end $$;

      -- Deferred to the end of the transaction: two that wait for each other's rows and terms would deadlock.
      create constraint trigger keep_terms after insert or update of name, email, phone, erased_at, merged_into_id on customers
        deferrable initially deferred for each row execute function keep_customer_terms();
      create constraint trigger keep_terms after insert or update of name, customer_id, merged_into_id on attendees
        deferrable initially deferred for each row execute function keep_customer_terms();
    `);
  }

  private find(): void {
    this.addSql(`
      create function customer_query(mark text, words text, numbers text[]) returns tsquery
      language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
        select coalesce(string_agg(term, ' & '), '')::tsquery from (
          select case when length(word) < 3 then format('''%s%s'':*', mark, word)
            else format('(''%1$s%2$s'':* | ''%1$s~%2$s'':*)', mark, word) end as term
          from sought_words(words) as word
          union all
          select '(' || (select string_agg(case when way like '=%' then format('''%1$s%2$s'':* | ''%1$s~%2$s'':*', mark,
              substr(way, 2)) else format('''%s#%s'':*', mark, way) end, ' | ')
            from string_to_table(number, '|') as way) || ')'
          from unnest(numbers) as number
        ) as terms
      $$;
      comment on function customer_query is 'Finds all words by their beginnings, from three letters on also inside others, and '
      'all numbers. A number is a list of ways to write it, each the digits of a telephone, or behind = those of a word.';

      create function find_customers(words text, numbers text[]) returns setof uuid language sql stable security definer rows 50
      set search_path = pg_catalog, public, pg_temp as $$
        select id from customer_terms where terms @@ customer_query(customer_mark(${TENANT}), words, numbers)
      $$;
      comment on function find_customers is 'Customers of the organisation of this transaction. The mark in a term is short: of '
      'another organisation with the same mark, row-level security of customers hides the rows that these ids name.';

      create function customer_terms_now() returns table (id uuid, made_of text) language sql stable security definer
      set search_path = pg_catalog, public, pg_temp as $$
        select t.id, t.made_of from customer_terms t
          join customers c on c.id = t.id and customer_mark(c.organisation_id::text) = t.mark
      $$;
      comment on function customer_terms_now is 'For verify: of the customers of the organisation of this transaction.';
    `);
    const functions = ['find_customers', 'customer_terms_now', 'texts_of_customers'];
    this.addSql(`
      revoke execute on function ${functions.join(', ')} from public;
      grant execute on function ${functions.join(', ')} to permanentka_app;
    `);
  }

  private fill(): void {
    for (const table of ['customers', 'attendees']) this.addSql(`alter table ${table} no force row level security`);
    this.addSql(`
      insert into customer_terms
        select customer_mark(organisation_id::text), id, made_of,
          customer_terms_of(customer_mark(organisation_id::text), words, phone)
        from texts_of_customers()`);
    for (const table of ['customers', 'attendees']) this.addSql(`alter table ${table} force row level security`);
  }
}
