import { WebSocketServer } from 'ws';

/** As many connections may wait to be accepted as a burst of subscribers brings. */
const BACKLOG = 4096;
/** As often as the measured server asks for signs of life, and as many sockets at a time. */
const HEARTBEAT_MS = 12_000;
const PARTS = 12;

/** Sends what it is told to everybody, and asks each socket for signs of life as the documentation of ws shows it. */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, backlog: BACKLOG, perMessageDeflate: false });
const alive = new WeakSet();
const parts = Array.from({ length: PARTS }, () => new Set());
let joined = 0;
let beats = 0;

server.on('connection', (socket) => {
  alive.add(socket);
  const part = parts[joined++ % PARTS];
  part.add(socket);
  socket.on('close', () => part.delete(socket));
  socket.on('pong', () => alive.add(socket));
  socket.on('error', () => socket.terminate());
});

setInterval(() => {
  for (const socket of parts[beats++ % PARTS]) {
    if (!alive.delete(socket)) socket.terminate();
    else socket.ping();
  }
}, HEARTBEAT_MS / PARTS);

process.on('message', ({ frame }) => {
  for (const socket of server.clients) socket.send(frame);
  process.send({ result: server.clients.size });
});
process.on('disconnect', () => process.exit());

server.on('listening', () => process.send({ ready: true, endpoint: `ws://127.0.0.1:${server.address().port}/` }));
