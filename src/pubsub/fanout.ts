import type { LiveEvent } from '../entities/events.js';
import type { Hub, Listener } from './hub.js';
import { type Live, live } from './live-iterator.js';
import type { SharedReads } from './shared-reads.js';
import { SubscriberQueue } from './subscriber-queue.js';
import { channelOf, type EventTopic, type StateOf, type StateTopic } from './topics.js';

/** Events that may wait for one reader. A whole class that arrives at once, or a term that moves, has fewer. */
const EVENTS_WAITING_MAX = 1_000;
/** Events remembered for each reader, to recognise one that the sweep published again. */
const EVENTS_REMEMBERED_MAX = 256;

export interface LiveStateOptions<T extends StateTopic> {
  hub: Hub;
  reads: SharedReads;
  topic: T;
  organisationId: string;
  key: string;
  /**
   * Throws unless the viewer may see this state, or learn that there is none. Called for each state that is read, and for the
   * first one before the stream begins.
   */
  authorise: (state: StateOf<T> | undefined) => void;
  /** Reads the current state from the database. Undefined when the row is gone, which ends the stream. */
  read: () => Promise<StateOf<T> | undefined>;
  /** Hears of each state that the stream gives, and of its end. */
  delivered?: (state: StateOf<T>) => void;
  left?: () => void;
}

const RESYNC = Symbol('resync');

/**
 * The current state, then each newer one. It subscribes before it reads, so no event is lost between the two, and versions
 * filter out repetitions. Await it in `subscribe`: an unauthorised caller gets an error and no stream.
 */
export async function liveState<T extends StateTopic>(options: LiveStateOptions<T>): Promise<Live<StateOf<T>>> {
  const { hub, reads, topic, organisationId, key, authorise, delivered, left: onLeft } = options;
  const queue = new SubscriberQueue<StateOf<T> | typeof RESYNC>(1);
  const leave = await hub.subscribe(topic, organisationId, key, {
    // A waiting resync makes the event superfluous: the state will be read anyway.
    event: (event) => {
      if (queue.oldest !== RESYNC) queue.replace(event.state as StateOf<T>);
    },
    resync: () => queue.replace(RESYNC),
  });
  const left = Promise.withResolvers<undefined>();
  const end = async (): Promise<IteratorResult<StateOf<T>, undefined>> => {
    leave();
    queue.close();
    onLeft?.();
    left.resolve(undefined);
    return { done: true, value: undefined };
  };
  const current = async () => {
    const state = await reads.read(channelOf(topic, organisationId, key), options.read);
    authorise(state);
    return state;
  };
  const first = await current().catch(async (fault: unknown) => {
    await end();
    throw fault;
  });
  if (first === undefined) await end();

  let version = Number.NEGATIVE_INFINITY;
  const next = async (): Promise<IteratorResult<StateOf<T>, undefined>> => {
    if (first !== undefined && version < first.version) {
      version = first.version;
      delivered?.(first);
      return { done: false, value: first };
    }
    for (;;) {
      const taken = await queue.take();
      if (taken.done) return taken;
      let state: StateOf<T> | undefined;
      try {
        state = taken.value === RESYNC ? await Promise.race([current(), left.promise]) : taken.value;
      } catch (fault) {
        if (!reads.isBusy(fault)) throw fault;
        // A stream survives failures of the database, and reads the state again afterwards.
        queue.replace(RESYNC);
        continue;
      }
      if (state === undefined) return end();
      if (state.version <= version) continue;
      version = state.version;
      delivered?.(state);
      return { done: false, value: state };
    }
  };
  return live(next, end);
}

export interface LiveEventsOptions<T extends EventTopic> {
  hub: Hub;
  topic: T;
  organisationId: string;
  authorise: () => Promise<void> | void;
  wanted: (state: StateOf<T>) => boolean;
}

/** The subject of an event. Together with its version it identifies the event. */
const subjectOf = (event: LiveEvent): string => (event.topic === 'checkIns' ? event.state.bookingId : event.key);

/**
 * Every event of a topic that `wanted` accepts, from now on, without a first state. A slow reader, or a gap in the transport,
 * ends the stream with an error. The client then reads the current state and subscribes again.
 */
export async function liveEvents<T extends EventTopic>({
  hub,
  topic,
  organisationId,
  authorise,
  wanted,
}: LiveEventsOptions<T>): Promise<Live<StateOf<T>>> {
  await authorise();
  const queue = new SubscriberQueue<StateOf<T>>(EVENTS_WAITING_MAX);
  const seen = new Set<string>();
  const listener: Listener = {
    event: (event: LiveEvent) => {
      if (event.topic !== topic) return;
      const state = event.state as StateOf<T>;
      if (!wanted(state)) return;
      const identity = `${subjectOf(event)}:${event.version}`;
      if (seen.has(identity)) return;
      seen.add(identity);
      if (seen.size > EVENTS_REMEMBERED_MAX) seen.delete(seen.values().next().value as string);
      queue.put(state);
    },
    resync: () => queue.break(new Resync()),
  };
  const leave = await hub.subscribe(topic, organisationId, '', listener);
  const end = async (): Promise<IteratorResult<StateOf<T>, undefined>> => {
    leave();
    queue.close();
    return { done: true, value: undefined };
  };
  return live(() => queue.take(), end);
}

/** Events may have been missed. The client must subscribe again. */
export class Resync extends Error {
  override readonly name = 'Resync';
  readonly code = 'RESYNC';

  constructor() {
    super('Events may have been missed. Read the current state and subscribe again.');
  }
}
