import { Migration } from '@mikro-orm/migrations';

/**
 * The marketplace is searched for what is inside words too. What a word ends with is kept beside it, behind a tilde, so that the one index of
 * beginnings finds both: no extension is needed, and no sign in what is sought is a wildcard. A tilde, like an equals sign, is in no folded word.
 */
export class SearchInsideWords extends Migration {
  override up(): void {
    this.addSql(`
      create function sought_words(given text) returns setof text language sql immutable strict parallel safe
      set search_path = pg_catalog, public, pg_temp as $$
        select distinct left(word, 64) as word from regexp_split_to_table(left(fold_text(given), 200000), ' ') as word where word <> ''
      $$;
      comment on function sought_words is 'The words of a text, bounded: one sign may stand for eighteen letters.';

      -- A tsvector is less than 1 MB: whole words go before their ends, and of what does not fit in nothing is found.
      create or replace function words_of(given text) returns setof text language sql immutable strict parallel safe
      set search_path = pg_catalog, public, pg_temp as $$
        with words as materialized (select sought_words(given) as word), parts as (
          select word as part, 1 as cut from words
          union all
          select '~' || substr(word, cut), min(cut) from words, generate_series(2, length(word) - 2) as cut group by 1
        )
        select part from (select part, sum(octet_length(part)) over (order by cut, part) as bytes from parts) as measured
          where bytes <= 700000
      $$;
      comment on function words_of is 'What a text is found by: its words, and behind a tilde what they end with, of three letters or more.';

      -- Words by their beginnings, those of three letters or more also inside others; category and city whole.
      create or replace function marketplace_query(search text, category text, city text) returns tsquery
      language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
        select case when search is not null and fold_text(search) = '' then ''::tsquery else
          (select string_agg(term, ' & ') from (
            select case when length(word) < 3 then format('''%s'':*', word) else format('(''%s'':* | ''~%s'':*)', word, word) end as term
              from sought_words(search) as word
            union all select format('''=category %s''', left(fold_text(category), 200)) where category is not null
            union all select format('''=city %s''', left(fold_text(city), 200)) where city is not null
          ) as terms)::tsquery end
      $$;

      alter table organisations no force row level security;
      do $$ declare listed_id uuid; begin
        for listed_id in select id from organisations loop perform keep_listing(listed_id); end loop;
      end $$;
      alter table organisations force row level security;
    `);
  }
}
