import { Client } from 'pg';
import { SERVICE_LOGIN } from './urls.js';

/** Makes the login and the database of the service if they are missing. An earlier start may have ended between the two. */
export async function provision(adminUrl: string, password: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  // A lost connection also fails the query that is under way, and that failure is handled.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const login = client.escapeIdentifier(SERVICE_LOGIN);
    const roles = await client.query('select 1 from pg_roles where rolname = $1', [SERVICE_LOGIN]);
    if (roles.rowCount === 0) {
      await client.query(`create role ${login} login createrole password ${client.escapeLiteral(password)}`);
    }
    const databases = await client.query('select 1 from pg_database where datname = $1', [SERVICE_LOGIN]);
    if (databases.rowCount === 0) await client.query(`create database ${login} owner ${login}`);
  } finally {
    await client.end();
  }
}
