import { type AuditFilter, AuditLogDocument, type Client } from '@permanentka/client';

/** Newest first; undefined for who may not read the log. */
export async function entriesOf(client: Client, filter: AuditFilter = {}, first = 100) {
  const { auditLog } = await client.request(AuditLogDocument, { filter, first });
  return auditLog?.edges.map(({ node }) => node);
}

export type Entry = NonNullable<Awaited<ReturnType<typeof entriesOf>>>[number];

export const change = (field: string, before: string | null, after: string | null) => ({ field, before, after });
export const member = (name: string) => ({ kind: 'MEMBER', member: { name }, customer: null, apiKey: null });
