export const SERVICE_LOGIN = 'permanentka';

/** The superuser, for what only it may do: making the database, and the guard. */
export function adminUrl(port: number, password: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** The owner of the tables. Not a superuser, so that even a slip in setting the role leaves row-level security in force. */
export function serviceUrl(port: number, password: string, database: string = SERVICE_LOGIN): string {
  return `postgresql://${SERVICE_LOGIN}:${password}@127.0.0.1:${port}/${database}`;
}
