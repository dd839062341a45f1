import type { LiveEvent, LiveTopic } from '../entities/events.js';
import { channelOf } from './topics.js';

/**
 * Receives events, or the notice that some may be missing and the current state must be read again.
 */
export interface Listener {
  event(event: LiveEvent): void;
  resync(): void;
}

/** The transport took no events. It has told so in the log, once for all events that it does not take. */
export class TransportAway extends Error {
  override readonly name = 'TransportAway';
}

/** Carries committed events to subscribers of this process, and of other processes that the transport reaches. */
export interface Hub {
  /**
   * Delivers to this process at once. Resolves when the transport has taken the events for other processes; rejects
   * otherwise, with `TransportAway` or another error, and then they must be published again.
   */
  publish(events: readonly LiveEvent[]): Promise<void>;
  /** Resolves when no later event can be missed, with a function that ends the subscription. */
  subscribe(topic: LiveTopic, organisationId: string, key: string, listener: Listener): Promise<() => void>;
  /** Tells other processes that something of an organisation has changed. They may miss it while the transport is away. */
  tellChange(organisationId: string): void;
  /**
   * Calls back when another process has changed something of an organisation, or may have. Resolves when the transport listens,
   * with a function that ends it.
   */
  watchChanges(organisationId: string, onChange: () => void): Promise<() => void>;
  readonly subscribers: number;
  close(): Promise<void>;
}

/** The hub of one process alone. */
export class LocalHub implements Hub {
  private readonly channels = new Map<string, Set<Listener>>();
  subscribers = 0;

  async publish(events: readonly LiveEvent[]): Promise<void> {
    for (const event of events) this.deliver(event);
  }

  async subscribe(topic: LiveTopic, organisationId: string, key: string, listener: Listener): Promise<() => void> {
    const channel = channelOf(topic, organisationId, key);
    this.join(channel, listener);
    return () => void this.leave(channel, listener);
  }

  tellChange(): void {
    // There is no other process.
  }

  async watchChanges(): Promise<() => void> {
    return () => undefined;
  }

  async close(): Promise<void> {
    this.channels.clear();
    this.subscribers = 0;
  }

  deliver(event: LiveEvent): void {
    for (const listener of this.channels.get(channelOf(event.topic, event.organisationId, event.key)) ?? [])
      listener.event(event);
  }

  resync(): void {
    for (const channel of this.channels.keys()) this.resyncChannel(channel);
  }

  resyncChannel(channel: string): void {
    for (const listener of this.channels.get(channel) ?? []) listener.resync();
  }

  /** True for the first subscriber of a channel. */
  join(channel: string, listener: Listener): boolean {
    const listeners = this.channels.get(channel);
    if (listeners) listeners.add(listener);
    else this.channels.set(channel, new Set([listener]));
    this.subscribers += 1;
    return listeners === undefined;
  }

  /** True when the last subscriber of a channel has left. */
  leave(channel: string, listener: Listener): boolean {
    const listeners = this.channels.get(channel);
    if (!listeners?.delete(listener)) return false;
    this.subscribers -= 1;
    if (listeners.size > 0) return false;
    this.channels.delete(channel);
    return true;
  }
}
