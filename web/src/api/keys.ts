const KEY_BYTES = 16;

/**
 * An idempotency key: the same request with the same key happens once. `crypto.randomUUID` is missing where a page is served
 * without TLS from another machine.
 */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(KEY_BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
