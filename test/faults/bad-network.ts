import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * What happens to a COMMIT on its way: it passes; the connection is cut before the database gets it; it is cut once the database
 * has
 * answered, and the answer is lost; or the answer never comes though the connection seems to stand.
 */
export type Fate = 'PASSES' | 'CUT_BEFORE' | 'CUT_AFTER' | 'SILENCE_AFTER';

export interface BadNetwork {
  url: string;
  /** What happens to the next COMMITs, one after another; those beyond pass. */
  fates: Fate[];
  /** The messages to the database that carried a query. */
  questions: number;
  /** Whether the database goes down with the next cut. */
  fallsWithCut: boolean;
  /** Swallows whatever is sent either way, on connections that seem to stand. */
  isMute: boolean;
  /** Swallows whatever is sent from now on over the connections that are open. New connections work. */
  silenceOpen: () => void;
  /** Turns away everybody who connects, as a database does that is down. */
  isDown: boolean;
  stop: () => Promise<void>;
}

/** COMMIT as a simple query, and the tag that the database answers it with. Both end in a zero, as strings of the protocol do. */
const COMMIT = Buffer.from('commit\0');
const COMMITTED = Buffer.from('COMMIT\0');

/** The first bytes of the messages of the protocol that begin a query: Query and Parse. */
const QUERY_MESSAGES: ReadonlySet<number> = new Set(Buffer.from('QP'));

/** A bad network between an engine and its database. */
export async function startBadNetwork(databaseUrl: string): Promise<BadNetwork> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const silent = new WeakSet<Socket>();
  const server = createServer((client) => {
    if (network.isDown) {
      client.destroy();
      return;
    }
    const database = connect(Number(target.port || 5432), target.hostname);
    const cut = () => {
      for (const socket of [client, database]) socket.destroy();
    };
    const cutOnPurpose = () => {
      cut();
      if (!network.fallsWithCut) return;
      network.isDown = true;
      for (const socket of sockets) socket.destroy();
    };
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('close', cut).on('error', cut);
    }
    let fate: Fate = 'PASSES';
    client.on('data', (chunk: Buffer) => {
      if (QUERY_MESSAGES.has(chunk[0] ?? 0)) network.questions += 1;
      if (network.isMute || silent.has(client)) return;
      if (chunk.includes(COMMIT)) fate = network.fates.shift() ?? 'PASSES';
      if (fate === 'CUT_BEFORE') cutOnPurpose();
      else database.write(chunk);
    });
    database.on('data', (chunk: Buffer) => {
      if (network.isMute || silent.has(database)) return;
      if (!chunk.includes(COMMITTED) || fate === 'PASSES') client.write(chunk);
      else if (fate === 'CUT_AFTER') cutOnPurpose();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const network: BadNetwork = {
    url: url.href,
    fates: [],
    questions: 0,
    fallsWithCut: false,
    isDown: false,
    isMute: false,
    silenceOpen: () => {
      for (const socket of sockets) silent.add(socket);
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return network;
}
