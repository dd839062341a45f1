import type { LiveEvent } from '../entities/events.js';
import { begun, catchingUp } from './catch-up.js';
import type { Hub, Listener } from './hub.js';
import { LiveStream } from './live-iterator.js';
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
  /** The same for several keys, where the states of one organisation can be read together. */
  readAll?: ((keys: readonly string[]) => Promise<ReadonlyMap<string, StateOf<T>>>) | undefined;
  /** Hears of each state that the stream gives, and of its end. */
  delivered?: (state: StateOf<T>) => void;
  left?: () => void;
}

/**
 * What waits for one subscriber to a state. It listens to the hub by itself, with methods: an event goes to thousands, and each
 * further object on its way to them is one more that the processor has to fetch.
 */
class NewestState<T extends StateTopic> extends SubscriberQueue<StateOf<T>> implements Listener {
  /** The version of the last state that was pushed. */
  pushed: number | undefined;

  constructor(private readonly gap: () => void) {
    super(1);
  }

  event(event: LiveEvent): void {
    this.offer(event.state as StateOf<T>);
  }

  resync(): void {
    this.gap();
  }

  isNew({ version }: StateOf<T>): boolean {
    return this.pushed === undefined || version > this.pushed;
  }

  offer(state: StateOf<T>): void {
    const waiting = this.oldest;
    if (this.isNew(state) && (waiting === undefined || state.version > waiting.version)) this.replace(state);
  }
}

/**
 * The current state, then each newer one. It subscribes before it reads, so no event is lost between the two, and versions
 * filter out repetitions. Await it in `subscribe`: an unauthorised caller gets an error and no stream.
 */
export async function liveState<T extends StateTopic>(options: LiveStateOptions<T>): Promise<LiveStream<StateOf<T>>> {
  const { hub, reads, topic, organisationId, key, authorise, readAll, delivered, left } = options;
  let leave: (() => void) | undefined;
  // A gap before the first read is none: that read begins later.
  const queue = new NewestState<T>(() => {
    if (leave) catchUp();
  });
  const together = readAll && { name: `${topic}:${organisationId}`, key, readAll };
  const current = async () => {
    const state = await reads.read(channelOf(topic, organisationId, key), options.read, together);
    authorise(state);
    return state;
  };
  const stream = new LiveStream<StateOf<T>>({
    queue,
    pushOf: (state) => {
      if (!queue.isNew(state)) return undefined;
      queue.pushed = state.version;
      delivered?.(state);
      return state;
    },
    left: () => {
      leave?.();
      left?.();
    },
  });
  const readThen = (use: (state: StateOf<T>) => void) => async () => {
    const state = await current();
    if (state === undefined) stream.end();
    else use(state);
  };
  const catchUp = catchingUp({ reads, stream, read: readThen((state) => queue.offer(state)) });
  leave = await hub.subscribe(topic, organisationId, key, queue);
  return begun(
    stream,
    readThen((state) => stream.begin(state)),
  );
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
}: LiveEventsOptions<T>): Promise<LiveStream<StateOf<T>>> {
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
  return new LiveStream<StateOf<T>>({ queue, pushOf: (state) => state, left: leave });
}

/** Events may have been missed. The client must subscribe again. */
export class Resync extends Error {
  override readonly name = 'Resync';
  readonly code = 'RESYNC';

  constructor() {
    super('Events may have been missed. Read the current state and subscribe again.');
  }
}
