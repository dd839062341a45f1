import { createRequire } from 'node:module';
import pg from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The entity manager may come with a driver of its own. */
const require = createRequire(import.meta.url);
const driverOfOrm = createRequire(require.resolve('@mikro-orm/postgresql'))('pg') as typeof pg;
const prototypes = new Set([pg.Client.prototype, driverOfOrm.Client.prototype]);

/**
 * Shows every statement of this process before it is sent, from any pool; the answer is sent in its place.
 * @returns a function that ends it
 */
export function interceptQueries(see: (statement: Statement, client: pg.Client) => string): () => void {
  const ends = [...prototypes].map((prototype) => {
    const { query } = prototype;
    prototype.query = function replacement(this: pg.Client, asked: unknown, ...rest: unknown[]): unknown {
      return Reflect.apply(query, this, [seen(asked, rest[0], this), ...rest]);
    } as typeof query;
    return () => {
      prototype.query = query;
    };
  });

  function seen(asked: unknown, given: unknown, client: pg.Client): unknown {
    if (typeof asked === 'string') return see({ text: asked, values: Array.isArray(given) ? given : [] }, client);
    if (typeof asked !== 'object' || asked === null || !('text' in asked) || 'submit' in asked) return asked;
    const values = 'values' in asked && Array.isArray(asked.values) ? asked.values : [];
    const text = see({ text: String(asked.text), values }, client);
    // A name stands for one text for as long as its connection lives.
    const named = 'name' in asked && text !== asked.text ? { name: `${String(asked.name)}-rewritten` } : {};
    return { ...asked, ...named, text };
  }

  return () => {
    for (const end of ends) end();
  };
}
