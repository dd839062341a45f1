import { MikroORM, type Options } from '@mikro-orm/postgresql';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import { ormOptions, SERVING_CONNECTION_OPTIONS } from '../mikro-orm.config.js';
import type { Config } from './config.js';
import { contextFactory, type Services } from './context.js';
import { type Hub, LocalHub } from './pubsub/hub.js';
import { RedisHub } from './pubsub/redis.js';
import { Relay } from './pubsub/relay.js';
import { buildServedSchema } from './resolvers/schema.js';
import { graphqlServer } from './server/server.js';
import { decide } from './services/booking/rules.js';
import { createEnginePool, ENGINE_DEFAULTS, Engine } from './services/commands/index.js';
import { fallenHolders } from './services/people/standing.js';
import { Viewers } from './services/people/viewers.js';

/** One connection marks and sweeps, another lets neither wait for the other. */
const RELAY_POOL_SIZE = 2;
const RELAY_CONNECT_TIMEOUT_MS = 2_000;
const READ_CONNECT_TIMEOUT_MS = 1_000;

export interface App {
  readonly orm: MikroORM;
  readonly engine: Engine;
  readonly services: Services;
  /** Begins to serve; answers where. */
  listen: () => Promise<{ url: string }>;
  /** Finishes what is under way, then lets go of everything. Safe to call again. */
  close: () => Promise<void>;
}

/** The composition root: a whole server on a migrated database, not yet listening. Nothing is global, so a process may hold several. */
export async function createApp(config: Config, { databaseUrl }: { databaseUrl: string }): Promise<App> {
  const log = pino({ level: config.logLevel, redact: ['*.authorization', '*.token'] });
  const orm = new MikroORM(readOptions(config, databaseUrl));
  const hub: Hub = config.redisUrl ? new RedisHub(config.redisUrl, log) : new LocalHub();
  const relayPool = relayPoolOf(databaseUrl, log);
  const relay = new Relay(relayPool, hub, log);
  const enginePool = createEnginePool(databaseUrl, config.enginePoolSize, (error) => onConnectionLost(log, error));
  const engine = new Engine(enginePool, decide, ({ outboxId, events }) => relay.committed(outboxId, events), {
    ...ENGINE_DEFAULTS,
    maxWaiting: config.maxQueuedCommands,
  });
  const services: Services = { engine, hub, viewers: new Viewers(orm.em) };
  const server = await graphqlServer({
    config,
    log,
    schema: buildServedSchema(),
    contextOf: contextFactory(orm.em, services),
    askDatabase: () => orm.em.getConnection().execute('select 1'),
    subscribers: () => hub.subscribers,
    fallenOf: (holders) => fallenHolders(orm.em, holders),
  });

  const closeAll = async () => {
    await server.close();
    await engine.close();
    await relay.close();
    await hub.close();
    await Promise.all([enginePool.end(), relayPool.end(), orm.close()]);
  };
  let closing: Promise<void> | undefined;
  return {
    orm,
    engine,
    services,
    listen: async () => {
      const listening = await server.listen();
      relay.start();
      if (config.demoStudio) {
        // Loaded only where it is wanted: it is no part of a server in earnest.
        const { seedDemoStudio } = await import('./demo-studio/seed.js');
        await seedDemoStudio({ orm, engine }, { dataDir: config.dataDir, endpoint: listening.url });
      }
      return listening;
    },
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}

/** Reads give up rather than queue: whoever waits longer for a connection is told OVERLOADED, and no query outlives its request. */
function readOptions(config: Config, databaseUrl: string): Options {
  const options = ormOptions(databaseUrl, config.readPoolSize);
  const driverOptions = {
    ...(options.driverOptions as object),
    connectionTimeoutMillis: READ_CONNECT_TIMEOUT_MS,
    statement_timeout: config.requestTimeoutMs,
    idle_in_transaction_session_timeout: config.requestTimeoutMs,
  };
  return { ...options, driverOptions };
}

function relayPoolOf(databaseUrl: string, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: RELAY_POOL_SIZE,
    connectionTimeoutMillis: RELAY_CONNECT_TIMEOUT_MS,
    application_name: 'permanentka-relay',
    options: SERVING_CONNECTION_OPTIONS,
  });
  pool.on('error', (error) => onConnectionLost(log, error));
  // The pool stops listening to a connection while somebody uses it; its user is told by the failing query.
  pool.on('connect', (client) => client.on('error', (error) => onConnectionLost(log, error)));
  return pool;
}

function onConnectionLost(log: Logger, error: Error): void {
  log.warn({ error: error.message }, 'A connection to the database was lost; another one takes its place');
}
