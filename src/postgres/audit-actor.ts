/** The actor of a change, for the audit log. */
export interface AuditActor {
  /** `Viewer.key`. */
  key: string;
  /** The network address of the caller; null for the system. */
  address: string | null;
  /** The mutation under way. Audit triggers write its name. */
  operation?: string;
}

/** The actor of work that no caller asked for. */
export const SYSTEM: AuditActor = { key: 'system', address: null };

/** The settings that audit triggers read in a transaction. */
export const actorVariables = ({ key, address, operation }: AuditActor): Record<string, string> => ({
  'app.actor': key,
  'app.address': address ?? '',
  'app.operation': operation ?? '',
});
