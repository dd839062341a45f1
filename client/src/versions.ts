/** Subscriptions whose pushes are states: the newest one counts. The others are events, each of which counts. */
export const STATE_SUBSCRIPTIONS = ['sessionCapacity', 'passBalance', 'registrationBalance', 'orderProgress', 'roster'] as const;

const STATES: ReadonlySet<string> = new Set(STATE_SUBSCRIPTIONS);

/**
 * Says of each push whether it is newer than those before. After a new connection the server sends the current state once more,
 * and another server process may even send an older one.
 */
export function newerOnly(): (data: unknown) => boolean {
  let newest = Number.NEGATIVE_INFINITY;
  return (data) => {
    const version = stateOf(data)?.version;
    if (typeof version !== 'number') return true;
    if (version <= newest) return false;
    newest = version;
    return true;
  };
}

export function isState(data: unknown): boolean {
  return stateOf(data) !== undefined;
}

function stateOf(data: unknown): { version?: unknown } | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const [field] = Object.entries(data);
  if (!field || !STATES.has(field[0])) return undefined;
  const state: unknown = field[1];
  return typeof state === 'object' && state !== null ? state : undefined;
}
