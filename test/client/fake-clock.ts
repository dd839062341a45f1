import type { ClientOptions } from '@permanentka/client';
import { afterEach, beforeEach, vi } from 'vitest';
import { watched } from './fixture.js';
import { scripted } from './scripted-web-socket.js';

/** Each test of the file passes the time itself. The Date is faked too, since the client measures how long a connection lasts. */
export function useFakeClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
}

/** Passes the time, and also lets everything happen that is ready to happen. */
export const elapse = (ms: number) => vi.advanceTimersByTimeAsync(ms);
export const settled = () => elapse(0);

/** A client whose connections are played by the test. */
export function startScripted(options: Partial<ClientOptions> = {}) {
  const script = scripted();
  return { ...script, ...watched({ url: 'http://api.test/graphql', webSocket: script.webSocket, ...options }) };
}
