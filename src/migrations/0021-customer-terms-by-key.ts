import { Migration } from '@mikro-orm/migrations';

/**
 * The terms of one customer are made of that customer's own rows. Before, each change of a customer read all customers of the
 * organisation: at 15,000 customers a new one took 15 ms, and an import grew with the square of its size.
 */
export class CustomerTermsByKey extends Migration {
  override up(): void {
    this.addSql(`
      -- Without settings of its own it becomes a part of the statement that reads it, and its conditions reach the indexes.
      create function customer_texts() returns table (organisation_id uuid, id uuid, words text, phone text, made_of text)
      language sql stable as $$
        select c.organisation_id, c.id, t.words, c.phone, md5(concat_ws(' ', t.words, '#', c.phone))
        from public.customers c, lateral (
          select concat_ws(' ', c.name, c.email, string_agg(a.name, ' ' order by a.id)) as words from public.attendees a
          where a.organisation_id = c.organisation_id and a.customer_id = c.id and a.merged_into_id is null
        ) as t
        where c.erased_at is null and c.merged_into_id is null
      $$;
      comment on function customer_texts is 'The texts that customers are found by.';
      revoke execute on function customer_texts from public;
      grant execute on function customer_texts to permanentka_app;

      create or replace function keep_customer_terms() returns trigger language plpgsql security definer
      -- A connection keeps its plans. Those of small tables would read all of an organisation when an import fills them.
      set plan_cache_mode = force_custom_plan set search_path = pg_catalog, public, pg_temp as $$
      declare
        bound constant text := coalesce(current_setting('app.organisation', true), '');
        organisation constant uuid := new.organisation_id;
        customer constant uuid := to_jsonb(new) ->> (case when tg_table_name = 'customers' then 'id' else 'customer_id' end);
        own_mark constant text := customer_mark(organisation::text);
        texts record;
      begin
        -- Whoever wrote, this reads the rows of one organisation: row-level security binds it as well.
        perform set_config('app.organisation', organisation::text, true);
        -- Of two changes at once, the second waits here and then reads what the first has committed.
        insert into customer_terms values (own_mark, customer, '', '') on conflict do nothing;
        perform from customer_terms where mark = own_mark and id = customer for update;
        select t.* into texts from customer_texts() t where t.organisation_id = organisation and t.id = customer;
        if found then
          update customer_terms set made_of = texts.made_of, terms = customer_terms_of(own_mark, texts.words, texts.phone)
            where mark = own_mark and id = customer and made_of <> texts.made_of;
        else
          delete from customer_terms where mark = own_mark and id = customer;
        end if;
        perform set_config('app.organisation', bound, true);
        return null;
      end $$;

      drop function texts_of_customers(uuid);
    `);
  }
}
