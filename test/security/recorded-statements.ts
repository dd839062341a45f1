import { interceptQueries, type Statement } from './intercepted-queries.js';

/**
 * What begins, binds and ends transactions, and what the relay does for all organisations as another role, and where a slug
 * leads, which is public.
 */
const FRAME = new RegExp(
  [
    '^\\s*(begin|commit|rollback|start transaction|set |savepoint|release)',
    "set_config\\('app\\.organisation'",
    'published_at',
    'organisation_directory',
  ].join('|'),
  'i',
);

/**
 * Takes down every statement that this process sends to the tables, until it is told to stop; each once, whatever ids it
 * names.
 */
export function recordStatements(): { stop: () => Statement[] } {
  const recorded = new Map<string, Statement>();
  const end = interceptQueries((statement) => {
    if (!FRAME.test(statement.text)) recorded.set(statement.text.replace(/'[0-9a-f-]{36}'/g, "'id'"), statement);
    return statement.text;
  });
  return {
    stop: () => {
      end();
      return [...recorded.values()];
    },
  };
}
