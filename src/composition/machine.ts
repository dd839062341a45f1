import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { type Hub, LocalHub } from '../pubsub/hub.js';
import { OrganisationChanges } from '../pubsub/organisation-changes.js';
import { Relay } from '../pubsub/relay.js';
import { createRelayPool } from '../pubsub/relay-pool.js';
import { type Committed, createEnginePool, ENGINE_DEFAULTS, Engine } from '../services/engine/index.js';
import { rules } from '../services/rules/commands/index.js';

/** The engine with its rules, and the way of its events from the outbox to the subscribers. */
export interface Machine {
  readonly engine: Engine;
  readonly hub: Hub;
  readonly changes: OrganisationChanges;
  readonly relay: Relay;
  readonly relayPool: Pool;
  /** Closes what carries events, then both pools. The engine must be closed before, and all users of `relayPool`. */
  readonly close: () => Promise<void>;
}

export async function openMachine(config: Config, databaseUrl: string, log: Logger): Promise<Machine> {
  const onConnectionLost = (error: Error): void =>
    log.warn({ error: error.message }, 'A connection to the database was lost; another one takes its place');
  const hub = await hubOf(config, log);
  const relayPool = createRelayPool(databaseUrl, onConnectionLost);
  const relay = new Relay(relayPool, hub, log);
  const enginePool = createEnginePool(databaseUrl, config.enginePoolSize, onConnectionLost);
  const changes = new OrganisationChanges(hub);
  const onCommitted = ({ outboxId, organisationId, events }: Committed): void => {
    changes.committed(organisationId);
    relay.committed(outboxId, events);
  };
  const engine = new Engine(enginePool, rules, onCommitted, { ...ENGINE_DEFAULTS, maxWaiting: config.maxQueuedCommands });
  const close = async (): Promise<void> => {
    await relay.close();
    await hub.close();
    await Promise.all([enginePool.end(), relayPool.end()]);
  };
  return { engine, hub, changes, relay, relayPool, close };
}

/** A server without Redis does not load what talks to it. */
async function hubOf({ redisUrl }: Config, log: Logger): Promise<Hub> {
  if (!redisUrl) return new LocalHub();
  const { RedisHub } = await import('../pubsub/redis.js');
  return new RedisHub(redisUrl, log);
}
