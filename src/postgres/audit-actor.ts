/** Who does something, and from where: what every entry of the audit log begins with. */
export interface Actor {
  /** `Viewer.key`. */
  key: string;
  /** Network address of the caller; null where there is none. */
  address: string | null;
  /** The mutation that is under way, where it is known: the entries that triggers write carry its name. */
  operation?: string;
}

/** Work that nobody asked for over the API. */
export const SYSTEM: Actor = { key: 'system', address: null };

/** What the audit triggers read in a transaction. */
export const actorVariables = ({ key, address, operation }: Actor): Record<string, string> => ({
  'app.actor': key,
  'app.address': address ?? '',
  'app.operation': operation ?? '',
});
