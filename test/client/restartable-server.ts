import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { type TestApp, UNHURRIED } from '../support/app.js';

const QUIET = { NODE_ENV: 'test', LOG_LEVEL: 'error', DEMO_STUDIO: 'off', ...UNHURRIED };

/**
 * Another server on the database of a test app, to be stopped and started again. Its address is that of a door which stays open
 * in between: a port that is given up may be taken by somebody else.
 */
export async function restartableServer(app: TestApp, env: Record<string, string> = {}) {
  const door = await openDoor();
  const config = readConfig({ PORT: '0', ...QUIET, ...env });
  let server: Awaited<ReturnType<typeof createApp>> | undefined;
  const start = async () => {
    server = await createApp(config, { databaseUrl: app.databaseUrl });
    const { url } = await server.listen();
    door.leadTo(Number(new URL(url).port));
  };
  const stop = async () => {
    door.leadTo(undefined);
    await server?.close();
  };
  await start();
  return {
    url: `http://localhost:${door.port}/graphql`,
    start,
    stop,
    close: async () => {
      await stop();
      await door.close();
    },
  };
}

/** A port that passes connections on to another one, or cuts them at once while it leads nowhere. */
async function openDoor() {
  let target: number | undefined;
  const sockets = new Set<Socket>();
  const listener = createServer((near) => {
    if (target === undefined) {
      near.destroy();
      return;
    }
    const far = connect(target, 'localhost');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  listener.listen(0);
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    leadTo: (port: number | undefined) => {
      target = port;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
