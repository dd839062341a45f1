import { vi } from 'vitest';

const BUILD = { timeout: 50_000, interval: 500 };

/** Waits until GraphiQL is built, which begins when it is first asked for: on a busy machine a browser would ask again. */
export const builtPage = (url: string): Promise<boolean> =>
  vi.waitUntil(async () => (await fetch(url, { headers: { accept: 'text/html' } })).status === 200, BUILD);
