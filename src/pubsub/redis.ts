import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { LiveEvent, LiveTopic } from '../entities/events.js';
import { type Hub, type Listener, LocalHub } from './hub.js';
import { channelOf } from './topics.js';

const PREFIX = 'permanentka:';
const RECONNECT_MAX_MS = 2_000;
/** A half-open connection never answers. Without this limit a publish would wait for ever. */
const COMMAND_TIMEOUT_MS = 2_000;
const CONNECT_TIMEOUT_MS = 2_000;
/** A subscriber gets its first state even when Redis does not answer, and reads it again once Redis does. */
const SUBSCRIBE_WAIT_MS = 500;
const PING_INTERVAL_MS = 1_000;

export interface RedisLog {
  warn(details: object, message: string): void;
}

/**
 * The hub of several processes. Redis only carries events between them, and may be away or come back empty. Events of this
 * process are delivered without it. Events of other processes are made good by a resync when the connection is back.
 */
export class RedisHub implements Hub {
  private readonly local = new LocalHub();
  /** Marks the messages of this process, which come back to it. */
  private readonly origin = randomUUID();
  private readonly publisher: Redis;
  private readonly subscriber: Redis;
  private readonly pinging: NodeJS.Timeout;
  private wasReady = false;

  constructor(url: string, log: RedisLog) {
    const options = {
      connectTimeout: CONNECT_TIMEOUT_MS,
      commandTimeout: COMMAND_TIMEOUT_MS,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt: number) => Math.min(attempt * 100, RECONNECT_MAX_MS),
    };
    this.publisher = new Redis(url, { ...options, enableOfflineQueue: false });
    this.subscriber = new Redis(url, { ...options, enableOfflineQueue: false, autoResubscribe: false });
    for (const client of [this.publisher, this.subscriber]) {
      client.on('error', (error: Error) =>
        log.warn({ error: error.message }, 'Redis does not answer; live events stay in this process'),
      );
    }
    this.subscriber.on('message', (_channel: string, message: string) => this.receive(message, log));
    this.subscriber.on('ready', () => void this.resume().catch((error: unknown) => this.reconnect(error, log)));
    // A connection that only listens sends nothing, so only a ping finds out that it is lost.
    this.pinging = setInterval(() => {
      if (this.subscriber.status === 'ready') this.subscriber.ping().catch((error: unknown) => this.reconnect(error, log));
    }, PING_INTERVAL_MS).unref();
  }

  get subscribers(): number {
    return this.local.subscribers;
  }

  async publish(events: readonly LiveEvent[]): Promise<void> {
    await this.local.publish(events);
    const pipeline = this.publisher.pipeline();
    for (const event of events) {
      pipeline.publish(
        PREFIX + channelOf(event.topic, event.organisationId, event.key),
        JSON.stringify({ origin: this.origin, event }),
      );
    }
    const answers = await pipeline.exec();
    const failed = answers?.find(([error]) => error !== null)?.[0];
    if (failed) throw failed;
  }

  async subscribe(topic: LiveTopic, organisationId: string, key: string, listener: Listener): Promise<() => void> {
    const channel = channelOf(topic, organisationId, key);
    if (this.local.join(channel, listener)) this.listening.set(channel, this.listen(channel));
    await this.listening.get(channel);
    return () => {
      if (!this.local.leave(channel, listener)) return;
      this.listening.delete(channel);
      if (this.subscriber.status === 'ready')
        this.subscriber.unsubscribe(PREFIX + channel).catch(() => this.subscriber.disconnect(true));
    };
  }

  private readonly listening = new Map<string, Promise<void>>();

  /**
   * Waits for Redis a moment at most. When it answers later, the subscribers of the channel read their state again. When it
   * never answers, `resume` subscribes again and all subscribers read their state again.
   */
  private async listen(channel: string): Promise<void> {
    if (this.subscriber.status !== 'ready') return;
    let isLate = false;
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        isLate = true;
        resolve();
      }, SUBSCRIBE_WAIT_MS);
    });
    const subscribed = this.subscriber.subscribe(PREFIX + channel).then(
      () => {
        if (isLate) this.local.resyncChannel(channel);
      },
      () => this.subscriber.disconnect(true),
    );
    await Promise.race([subscribed, waited]);
    clearTimeout(timer);
  }

  private receive(message: string, log: RedisLog): void {
    try {
      const { origin, event } = JSON.parse(message) as { origin: string; event: LiveEvent };
      if (origin !== this.origin) this.local.deliver(event);
    } catch (error) {
      log.warn({ error: String(error) }, 'A message from Redis could not be read');
    }
  }

  private async resume(): Promise<void> {
    const channels = [...this.listening.keys()].map((channel) => PREFIX + channel);
    if (channels.length > 0) await this.subscriber.subscribe(...channels);
    if (this.wasReady || channels.length > 0) this.local.resync();
    this.wasReady = true;
  }

  private reconnect(error: unknown, log: RedisLog): void {
    if (this.subscriber.status === 'end') return;
    log.warn({ error: String(error) }, 'Connecting to Redis again');
    this.subscriber.disconnect(true);
  }

  async close(): Promise<void> {
    clearInterval(this.pinging);
    this.publisher.disconnect();
    this.subscriber.disconnect();
    await this.local.close();
  }
}
