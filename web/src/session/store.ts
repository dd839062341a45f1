import { useSyncExternalStore } from 'react';

/** Somebody who has signed in on this device. */
export interface Session {
  readonly token: string;
  readonly email: string;
  /** As the server said it, in ISO 8601. */
  readonly expiresAt: string;
}

const KEY = 'permanentka.session';
const listeners = new Set<() => void>();
let kept: { readonly text: string | null; readonly session: Session | undefined } = { text: null, session: undefined };

/**
 * The token is kept where only scripts of this origin reach it, and the policy of the pages lets no other script run. All tabs
 * share it, so signing out in one signs out in all.
 */
export function currentSession(): Session | undefined {
  const text = window.localStorage.getItem(KEY);
  if (text !== kept.text) kept = { text, session: parsed(text) };
  const { session } = kept;
  return session && Date.parse(session.expiresAt) > Date.now() ? session : undefined;
}

export function beginSession(session: Session): void {
  window.localStorage.setItem(KEY, JSON.stringify(session));
  for (const listener of listeners) listener();
}

export function endSession(): void {
  window.localStorage.removeItem(KEY);
  for (const listener of listeners) listener();
}

export const useSession = (): Session | undefined => useSyncExternalStore(watch, currentSession);

function watch(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Undefined for what an older version of the pages, or somebody else, has left there. */
function parsed(text: string | null): Session | undefined {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isSession(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isSession = (value: unknown): value is Session =>
  typeof value === 'object' &&
  value !== null &&
  ['token', 'email', 'expiresAt'].every((name) => typeof Reflect.get(value, name) === 'string');
