import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { type TestApp, UNHURRIED } from '../support/app.js';

const QUIET = { NODE_ENV: 'test', LOG_LEVEL: 'error', DEMO_STUDIO: 'off', ...UNHURRIED };

/**
 * Another server on the database of a test app, to be stopped and started again.
 * @param port the one of the server before; 0 for a free one
 */
export async function startServer(app: TestApp, port = 0, env: Record<string, string> = {}) {
  const server = await createApp(readConfig({ PORT: String(port), ...QUIET, ...env }), { databaseUrl: app.databaseUrl });
  const { url } = await server.listen();
  return { url, port: Number(new URL(url).port), close: () => server.close() };
}
