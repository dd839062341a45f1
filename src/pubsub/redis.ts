import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { LiveEvent, LiveTopic } from '../entities/events.js';
import { type Hub, type Listener, LocalHub, TransportAway } from './hub.js';
import { channelOf } from './topics.js';

const PREFIX = 'permanentka:';
const CHANGES = 'changes:';
const RECONNECT_MAX_MS = 2_000;
/** A half-open connection never answers. Without this limit a publish would wait for ever. */
const COMMAND_TIMEOUT_MS = 2_000;
const CONNECT_TIMEOUT_MS = 2_000;
/** A subscriber gets its first state even when Redis does not answer, and reads it again once Redis does. */
const SUBSCRIBE_WAIT_MS = 500;
const PING_INTERVAL_MS = 1_000;

export interface RedisLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/**
 * The hub of several processes. Redis only carries events between them, and may be away or come back empty. Events of this
 * process are delivered without it. Events of other processes are made good by a resync when the connection is back.
 */
export class RedisHub implements Hub {
  private readonly local = new LocalHub();
  /** Called when another process has changed something of an organisation, by channel. */
  private readonly watchers = new Map<string, Set<() => void>>();
  /** Marks the messages of this process, which come back to it. */
  private readonly origin = randomUUID();
  private readonly publisher: Redis;
  private readonly subscriber: Redis;
  private readonly pinging: NodeJS.Timeout;
  private wasReady = false;
  private isAway = false;
  private isClosing = false;
  /** Whether the subscriber listens to every channel of this process. */
  private isListening = false;

  constructor(
    url: string,
    private readonly log: RedisLog,
  ) {
    const options = {
      connectTimeout: CONNECT_TIMEOUT_MS,
      commandTimeout: COMMAND_TIMEOUT_MS,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt: number) => Math.min(attempt * 100, RECONNECT_MAX_MS),
    };
    this.publisher = new Redis(url, { ...options, enableOfflineQueue: false });
    this.subscriber = new Redis(url, { ...options, enableOfflineQueue: false, autoResubscribe: false });
    for (const client of [this.publisher, this.subscriber]) {
      client.on('error', (error: Error) => this.away(error));
      client.on('close', () => this.away('the connection was closed'));
    }
    this.publisher.on('ready', () => this.back());
    this.subscriber.on('close', () => {
      this.isListening = false;
    });
    this.subscriber.on('message', (channel: string, message: string) => this.receive(channel.slice(PREFIX.length), message));
    this.subscriber.on('ready', () => void this.resume().catch((error: unknown) => this.reconnect(error)));
    // A connection that only listens sends nothing, so only a ping finds out that it is lost.
    this.pinging = setInterval(() => {
      if (this.subscriber.status === 'ready') this.subscriber.ping().catch((error: unknown) => this.reconnect(error));
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
    const failed = await pipeline.exec().then(
      (answers) => answers?.find(([error]) => error !== null)?.[0],
      (error: unknown) => error,
    );
    if (!failed) return this.back();
    // Before it is ready the events of the connection tell more.
    if (this.publisher.status === 'ready') this.away(failed);
    throw new TransportAway('Redis took no events', { cause: failed });
  }

  /** Tells the first failure, and none of those that follow until Redis answers again. */
  private away(error: unknown): void {
    if (this.isAway || this.isClosing) return;
    this.isAway = true;
    this.log.warn({ error: String(error) }, 'Redis is away: live events stay in this process until it answers');
  }

  /** Both connections must work before Redis counts as back. */
  private back(): void {
    if (!this.isAway || this.publisher.status !== 'ready' || !this.isListening) return;
    this.isAway = false;
    this.log.info({}, 'Redis answers again: live events reach other processes');
  }

  async subscribe(topic: LiveTopic, organisationId: string, key: string, listener: Listener): Promise<() => void> {
    const channel = channelOf(topic, organisationId, key);
    if (this.local.join(channel, listener)) this.listening.set(channel, this.listen(channel));
    await this.listening.get(channel);
    return () => {
      if (this.local.leave(channel, listener)) this.unlisten(channel);
    };
  }

  private unlisten(channel: string): void {
    this.listening.delete(channel);
    if (this.subscriber.status === 'ready')
      this.subscriber.unsubscribe(PREFIX + channel).catch(() => this.subscriber.disconnect(true));
  }

  tellChange(organisationId: string): void {
    if (this.publisher.status !== 'ready') return;
    // A server that misses the change keeps no answer for longer than a second.
    this.publisher.publish(`${PREFIX}${CHANGES}${organisationId}`, this.origin).catch((error: unknown) => {
      if (this.publisher.status === 'ready') this.away(error);
    });
  }

  async watchChanges(organisationId: string, onChange: () => void): Promise<() => void> {
    const channel = CHANGES + organisationId;
    const watchers = this.watchers.get(channel) ?? new Set();
    this.watchers.set(channel, watchers.add(onChange));
    if (watchers.size === 1) this.listening.set(channel, this.listen(channel));
    await this.listening.get(channel);
    return () => {
      if (!watchers.delete(onChange) || watchers.size > 0) return;
      this.watchers.delete(channel);
      this.unlisten(channel);
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
        if (isLate) this.resyncChannel(channel);
      },
      () => this.subscriber.disconnect(true),
    );
    await Promise.race([subscribed, waited]);
    clearTimeout(timer);
  }

  private resyncChannel(channel: string): void {
    this.local.resyncChannel(channel);
    for (const onChange of this.watchers.get(channel) ?? []) onChange();
  }

  private receive(channel: string, message: string): void {
    if (channel.startsWith(CHANGES)) {
      if (message !== this.origin) this.resyncChannel(channel);
      return;
    }
    try {
      const { origin, event } = JSON.parse(message) as { origin: string; event: LiveEvent };
      if (origin !== this.origin) this.local.deliver(event);
    } catch (error) {
      this.log.warn({ error: String(error) }, 'A message from Redis could not be read');
    }
  }

  private async resume(): Promise<void> {
    const channels = [...this.listening.keys()].map((channel) => PREFIX + channel);
    if (channels.length > 0) await this.subscriber.subscribe(...channels);
    if (this.wasReady || channels.length > 0) {
      this.local.resync();
      for (const channel of this.watchers.keys()) this.resyncChannel(channel);
    }
    this.wasReady = true;
    this.isListening = true;
    this.back();
  }

  private reconnect(error: unknown): void {
    if (this.subscriber.status === 'end') return;
    this.away(error);
    this.subscriber.disconnect(true);
  }

  async close(): Promise<void> {
    this.isClosing = true;
    clearInterval(this.pinging);
    this.publisher.disconnect();
    this.subscriber.disconnect();
    await this.local.close();
  }
}
