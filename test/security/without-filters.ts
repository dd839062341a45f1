import type pg from 'pg';
import { interceptQueries } from './intercepted-queries.js';

/**
 * Conditions that keep a statement within one organisation, and joins within one: written by the application, and not by the
 * database.
 */
const BY_PARAMETER = /(?<![\w"])(?:"?\w+"?\.)?"?organisation_id"? = (\$\d+)/g;
const BY_VALUE = /(?<![\w"])(?:"?\w+"?\.)?"?organisation_id"? = '[0-9a-f-]{36}'(?:::uuid)?/g;
const OWN_ORGANISATION = /(from organisations) where id = (\$\d+)/g;
/** What the relay has told is compared with rows of every organisation, and rightly so. */
const JOIN = /(?<![\w"])\w+\.organisation_id = (?!told\.)\w+\.organisation_id/g;

/** The statement with every filter of the organisation taken out. Its parameters keep their places and types. */
export function withoutFilters(sql: string): string {
  return sql
    .replace(BY_PARAMETER, '($1::uuid is not null)')
    .replace(OWN_ORGANISATION, '$1 where ($2::uuid is not null)')
    .replace(BY_VALUE, 'true')
    .replace(JOIN, 'true');
}

/**
 * From now on every statement that this process sends goes out without its filters; what is left to keep organisations apart is
 * the
 * database. Tells how many statements lost some.
 * @param observer a connection that looks on, and keeps its filters
 */
export function removeFilters(observer: pg.Client): { removed: () => number; restore: () => void } {
  let removed = 0;
  const restore = interceptQueries(({ text }, client) => {
    if (client === observer) return text;
    // What a person is anywhere is sign-in's to know, across organisations and behind no row-level security but a role of its
    // own.
    if (text.includes(' auth.')) return text;
    const stripped = withoutFilters(text);
    if (stripped !== text) removed += 1;
    return stripped;
  });
  return { removed: () => removed, restore };
}
