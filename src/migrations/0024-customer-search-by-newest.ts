import { Migration } from '@mikro-orm/migrations';

const TENANT = `nullif(current_setting('app.organisation', true), '')::uuid`;

/**
 * A page of a customer search costs little for each text. The newest customers are read first, since a text that many have fills
 * the page there. For any other text an index is asked, whose keys cannot be more than the threes of letters of an alphabet.
 */
export class CustomerSearchByNewest extends Migration {
  override up(): void {
    this.dropWords();
    this.makeTerms();
    this.seek();
    this.find();
    this.keepTerms();
    this.addSql(`
      do $$ begin
        alter table customers no force row level security;
        alter table attendees no force row level security;
        insert into customer_terms select organisation_id, id, made_of::uuid, customer_text(words, phone) from customer_texts();
        alter table customers force row level security;
        alter table attendees force row level security;
      end $$;
    `);
  }

  private dropWords(): void {
    this.addSql(`
      drop function find_customers(text, text[]);
      drop function customer_terms_now();
      drop function customer_query(text, text, text[]);
      drop table customer_terms;
      drop function customer_terms_of(text, text, text);
      drop function customer_mark(text);
    `);
  }

  private makeTerms(): void {
    this.addSql(`
      create table customer_terms (
        tenant_id uuid not null,
        id uuid not null,
        made_of uuid not null,
        text text not null,
        primary key (tenant_id, id)
      );
      comment on table customer_terms is 'What customers are found by. Only find_customers reads it: under row-level security no '
      'index of words can be used, since its operators may tell of rows that nobody may see. So the table is closed to the '
      'server, and each key of the index is made with the organisation.';
      comment on column customer_terms.made_of is 'A hash of the texts that this one was made of.';
      comment on column customer_terms.text is 'A blank before each word, and behind a hash sign the digits of the telephone.';

      -- An apostrophe divides words and joins them: "o'neil", "neil" and "oneil" find O'Neil.
      create function customer_text(words text, phone text) returns text language sql immutable parallel safe
      set search_path = pg_catalog, public, pg_temp as $$
        select ' ' || left(fold_text(words), 20000)
          || case when joined <> words then ' ' || left(fold_text(joined), 20000) else '' end
          || ' #' || regexp_replace(coalesce(phone, ''), '\\D', '', 'g')
        from translate(words, '''’ʼ\`´', '') as joined
      $$;

      create function customer_keys(tenant_id uuid, text text) returns int[] language sql immutable parallel safe
      set search_path = pg_catalog, pg_temp as $$
        with words as materialized (select word from string_to_table(btrim(translate(text, '#', '')), ' ') as word)
        select array(
          select hashtext(tenant_id || left(word, letters)) from words, generate_series(1, least(2, length(word))) as letters
          union
          select hashtext(tenant_id || substr(word, cut, 3)) from words, generate_series(1, length(word) - 2) as cut)
      $$;
      comment on function customer_keys is 'The first letter and the first two of each word, and all threes of letters in it. '
      'Two texts may have one key, so the text decides.';

      -- What waits to be put in its place in the index is read by each search, so it stays short.
      create index customer_terms_keys on customer_terms using gin (customer_keys(tenant_id, text))
        with (gin_pending_list_limit = 256);
    `);
  }

  private seek(): void {
    this.addSql(`
      create function sought_customers(tenant_id uuid, words text, numbers text[], out likes text[], out patterns text[],
        out keys int[]) language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
        with sought as materialized (select word from sought_words(words) as word),
        numbered as materialized (
          select string_agg(way, '|') filter (where way not like '=%') as ways,
            max(substr(way, 2)) filter (where way like '=%') as digits,
            (array_agg(way order by length(way)) filter (where way not like '=%'))[1] as shortest
          from unnest(numbers) as number, string_to_table(number, '|') as way group by number),
        parts as (
          select word as part from sought where length(word) < 3
          union
          select substr(whole, cut, 3) from (select word as whole from sought union all select shortest from numbered) as wholes,
            generate_series(1, length(whole) - 2) as cut
          -- These cover the word. Each further key would be one more list to read, and the text decides.
          where cut % 3 = 1 or cut = length(whole) - 2)
        select
          array(select case when length(word) < 3 then '% ' || word || '%' else '%' || word || '%' end from sought),
          array(select format('#.*(%s)|%s', ways, digits) from numbered),
          array(select hashtext(tenant_id || part) from parts)
      $$;
      comment on function sought_customers is 'Words are found by their beginnings, from three letters on also inside others. '
      'A number is a list of ways to write it, each the digits of a telephone, or behind = those of a word; the shortest way is '
      'a part of all others. A text that fits all likes and patterns has all keys.';
    `);
  }

  private find(): void {
    this.addSql(`
      create function find_customers(words text, numbers text[]) returns setof uuid language plpgsql stable security definer
      rows 50 set enable_seqscan = off set plan_cache_mode = force_custom_plan set search_path = pg_catalog, public, pg_temp as $$
      declare
        own constant uuid := ${TENANT};
        sought record;
      begin
        select * into sought from sought_customers(own, words, numbers);
        if cardinality(sought.keys) = 0 then
          return;
        end if;
        -- Of both conditions on the text, "offset" keeps them behind the index.
        return query select found.id from (
            select t.tenant_id, t.id, t.text from customer_terms t where customer_keys(t.tenant_id, t.text) @> sought.keys
            offset 0
          ) as found where found.tenant_id = own and found.text like all (sought.likes) and found.text ~ all (sought.patterns);
      end $$;
      comment on function find_customers is 'All of them, of the organisation of this transaction.';

      create function find_customers_among(words text, numbers text[], ids uuid[]) returns setof uuid
      language plpgsql stable security definer
      rows 50 set enable_seqscan = off set plan_cache_mode = force_custom_plan set search_path = pg_catalog, public, pg_temp as $$
      declare
        own constant uuid := ${TENANT};
        sought record;
      begin
        select * into sought from sought_customers(own, words, numbers);
        if cardinality(sought.keys) = 0 then
          return;
        end if;
        return query select t.id from customer_terms t
          where t.tenant_id = own and t.id = any (ids) and t.text like all (sought.likes) and t.text ~ all (sought.patterns);
      end $$;
      comment on function find_customers_among is 'Those of some customers.';

      create function find_customers_page(words text, numbers text[], beyond uuid, is_newest_first boolean, size int)
      returns setof uuid language plpgsql stable security definer
      rows 50 set enable_seqscan = off set search_path = pg_catalog, public, pg_temp as $$
      declare
        own constant uuid := ${TENANT};
        further constant text := case when is_newest_first then '<' else '>' end;
        direction constant text := case when is_newest_first then 'desc' else 'asc' end;
        -- Reading so many takes two milliseconds. A text that does not fill a page among them has few customers, mostly.
        read_at_most constant int := 2000;
        start uuid := coalesce(beyond, case when is_newest_first then 'ffffffff-ffff-ffff-ffff-ffffffffffff'
          else '00000000-0000-0000-0000-000000000000' end::uuid);
        sought record;
        found_so_far int;
      begin
        select * into sought from sought_customers(own, words, numbers);
        if cardinality(sought.keys) = 0 then
          return;
        end if;
        return query execute format(
          'select id from (select id, text from customer_terms where tenant_id = $1 and id %s $2 order by id %s limit $3) as t
           where text like all ($4) and text ~ all ($5) limit $6', further, direction)
          using own, start, read_at_most, sought.likes, sought.patterns, size;
        get diagnostics found_so_far = row_count;
        if found_so_far >= size then
          return;
        end if;
        execute format('select id from customer_terms where tenant_id = $1 and id %s $2 order by id %s offset $3 limit 1',
          further, direction) into start using own, start, read_at_most - 1;
        if start is null then
          return;
        end if;
        return query execute format(
          'select id from (
             select tenant_id, id, text from customer_terms where customer_keys(tenant_id, text) @> $3 offset 0
           ) as t where tenant_id = $1 and id %s $2 and text like all ($4) and text ~ all ($5) order by id %s limit $6',
          further, direction)
          using own, start, sought.keys, sought.likes, sought.patterns, size - found_so_far;
      end $$;
      comment on function find_customers_page is 'A page of them: so many, beyond one of them or '
      'from an end.';

      create function customer_terms_now() returns table (id uuid, made_of uuid) language sql stable security definer
      set search_path = pg_catalog, public, pg_temp as $$
        select id, made_of from customer_terms where tenant_id = ${TENANT}
      $$;
      comment on function customer_terms_now is 'For verify: of the customers of the organisation of this transaction.';

    `);
    const functions = ['find_customers', 'find_customers_among', 'find_customers_page', 'customer_terms_now'].join(', ');
    this.addSql(`
      revoke execute on function ${functions} from public;
      grant execute on function ${functions} to permanentka_app;
    `);
  }

  private keepTerms(): void {
    this.addSql(`
      create or replace function keep_customer_terms() returns trigger language plpgsql security definer
      -- A connection keeps its plans. Those of small tables would read all of an organisation when an import fills them.
      set plan_cache_mode = force_custom_plan set search_path = pg_catalog, public, pg_temp as $$
      declare
        bound constant text := coalesce(current_setting('app.organisation', true), '');
        organisation constant uuid := new.organisation_id;
        customer constant uuid := to_jsonb(new) ->> (case when tg_table_name = 'customers' then 'id' else 'customer_id' end);
        texts record;
      begin
        -- Whoever wrote, this reads the rows of one organisation: row-level security binds it as well.
        perform set_config('app.organisation', organisation::text, true);
        -- Of two changes at once, the second waits here and then reads what the first has committed.
        insert into customer_terms values (organisation, customer, md5('')::uuid, '') on conflict do nothing;
        perform from customer_terms where tenant_id = organisation and id = customer for update;
        select t.* into texts from customer_texts() t where t.organisation_id = organisation and t.id = customer;
        if found then
          update customer_terms set made_of = texts.made_of::uuid, text = customer_text(texts.words, texts.phone)
            where tenant_id = organisation and id = customer and made_of <> texts.made_of::uuid;
        else
          delete from customer_terms where tenant_id = organisation and id = customer;
        end if;
        perform set_config('app.organisation', bound, true);
        return null;
      end $$;
    `);
  }
}
