export const SERVICE_LOGIN = 'permanentka';

/** The superuser, for making the database and for the guard. */
export function adminUrl(port: number, password: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** The owner of the tables. It is no superuser, so row-level security holds even if setting the role is forgotten. */
export function serviceUrl(port: number, password: string, database: string = SERVICE_LOGIN): string {
  return `postgresql://${SERVICE_LOGIN}:${password}@127.0.0.1:${port}/${database}`;
}
