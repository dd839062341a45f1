/** The part of a WebSocket that the client uses: browsers, Node ≥ 22 and the package `ws` have it. */
export interface WebSocketLike {
  readonly readyState: number;
  send(data: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: unknown) => void): void;
  addEventListener(type: 'close', listener: (event: { code: number; reason: string }) => void): void;
}

export type WebSocketConstructor = new (url: string, protocol: string) => WebSocketLike;

/** The constructor that was passed, or the global one. */
export function webSocketOf(option: WebSocketConstructor | undefined): WebSocketConstructor {
  const found = option ?? (globalThis as { WebSocket?: WebSocketConstructor }).WebSocket;
  if (found) return found;
  throw new Error(
    'Subscriptions need a WebSocket, and this runtime has none (Node 20). ' +
      "Install `ws` and pass it: import { WebSocket } from 'ws'; createClient({ url, webSocket: WebSocket }).",
  );
}
