import { Client } from 'pg';
import { type Beginning, beginning } from '../postgres/connections.js';
import { StartError } from './start-error.js';

const CONNECT_TIMEOUT_MS = 10_000;
/** The sentence for a connection pooler that the database address does not declare. */
export const HIDDEN_POOLER =
  'A connection pooler stands before the database: declare it by adding "?pool_mode=transaction" to the address';

/** Throws a StartError that names the database and the reason when it cannot be reached. */
export async function connect(url: string, applicationName: string, begins?: Beginning): Promise<Client> {
  const client = new Client({
    ...(begins ? beginning(url, begins) : { connectionString: url }),
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A lost connection also fails the query that is under way, and that failure is handled.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const said = error instanceof Error ? error.message || String(Reflect.get(error, 'code')) : String(error);
    const reason = said.includes('unsupported startup parameter') ? `${said}. ${HIDDEN_POOLER}: see docs/operations.md` : said;
    throw new StartError(`The database ${pathname.slice(1)} at ${hostname}:${port || 5432} cannot be used: ${reason}.`, {
      cause: error,
    });
  }
}
