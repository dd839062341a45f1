#!/usr/bin/env bash
# graphql-ws 6.4.2: after a connection was lost, the client of graphql-ws gives up at the first attempt that is refused.
# Expected: five attempts, the default of `retryAttempts`. But a refused connection is an error event, and the default of
# `shouldRetry` takes close events only. So a server that restarts for longer than the first pause ends every subscription.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund graphql-ws@6.4.2 graphql@16.15.0 ws@8.23.0
cat >try.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createClient } from 'graphql-ws';
import { WebSocket, WebSocketServer } from 'ws';

const http = createServer();
const server = new WebSocketServer({ server: http, handleProtocols: () => 'graphql-transport-ws' });
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    if (JSON.parse(data).type === 'connection_init') socket.send(JSON.stringify({ type: 'connection_ack' }));
  });
});
http.listen(0);
await once(http, 'listening');

let attempts = 0;
const client = createClient({
  url: `ws://localhost:${http.address().port}`,
  webSocketImpl: WebSocket,
  // The pauses do not matter here; the defaults take half a minute.
  retryWait: async () => undefined,
  on: {
    connected: () => {
      for (const socket of server.clients) socket.terminate();
      http.close();
    },
    connecting: (isRetry) => {
      if (isRetry) attempts += 1;
    },
  },
});
const error = await new Promise((failed) =>
  client.subscribe({ query: 'subscription { a }' }, { next: () => undefined, error: failed, complete: () => undefined }),
);
console.log('expected: 5 attempts to reconnect');
console.log(`seen:     ${attempts} (${error.constructor.name}: ${error.message})`);
process.exit(attempts === 1 && error.constructor.name === 'ErrorEvent' ? 0 : 1);
JS
node try.mjs
