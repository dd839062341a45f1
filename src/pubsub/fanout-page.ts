import { begun, catchingUp } from './catch-up.js';
import type { Hub, Listener } from './hub.js';
import { LiveStream } from './live-iterator.js';
import { sameList } from './same-list.js';
import type { SharedReads } from './shared-reads.js';
import { SubscriberQueue } from './subscriber-queue.js';
import type { StateOf, StateTopic } from './topics.js';

export interface LivePageOptions<T extends StateTopic> {
  hub: Hub;
  reads: SharedReads;
  topic: T;
  organisationId: string;
  keys: readonly string[];
  keyOf: (state: StateOf<T>) => string;
  /** Reads the current states of all keys. A row that is gone is left out. */
  read: () => Promise<StateOf<T>[]>;
  /** Throws unless the stream may begin with these states. */
  authorise: (states: readonly StateOf<T>[]) => void;
}

/** States that changed wait to be pushed. */
const NEWS = Symbol('news');

/**
 * The current states of several rows, then again and again those that have changed since the last push. A slow reader gets the
 * newest state of each, so no more waits for it than there are rows. It subscribes before it reads, and versions filter out
 * repetitions.
 */
export async function livePage<T extends StateTopic>(
  options: LivePageOptions<T>,
): Promise<LiveStream<readonly StateOf<T>[], Iterable<StateOf<T>> | typeof NEWS>> {
  const { hub, reads, topic, organisationId, keyOf } = options;
  const keys = [...new Set(options.keys)].sort();
  const queue = new SubscriberQueue<Iterable<StateOf<T>> | typeof NEWS>(1);
  const changed = new Map<string, StateOf<T>>();
  const versions = new Map<string, number>();
  const isNew = (state: StateOf<T>) => state.version > (versions.get(keyOf(state)) ?? Number.NEGATIVE_INFINITY);
  const offer = (state: StateOf<T>): void => {
    const waiting = changed.get(keyOf(state));
    if (!isNew(state) || (waiting && waiting.version >= state.version)) return;
    changed.set(keyOf(state), state);
    queue.replace(NEWS);
  };
  const current = () => reads.read(`${topic}:${organisationId}:page:${keys.join()}`, options.read);
  let leaving: (() => void)[] = [];
  const stream = new LiveStream<readonly StateOf<T>[], Iterable<StateOf<T>> | typeof NEWS>({
    queue,
    pushOf: (waiting) => {
      const states = [...(waiting === NEWS ? changed.values() : waiting)].filter(isNew);
      if (waiting === NEWS) changed.clear();
      for (const state of states) versions.set(keyOf(state), state.version);
      return states.length > 0 || waiting !== NEWS ? sameList(states) : undefined;
    },
    left: () => {
      for (const leave of leaving) leave();
    },
  });
  const catchUp = catchingUp({
    reads,
    stream,
    read: async () => {
      for (const state of await current()) offer(state);
    },
  });
  const listener: Listener = {
    event: ({ state }) => offer(state as StateOf<T>),
    // A gap before the first read is none: that read begins later.
    resync: () => leaving.length > 0 && catchUp(),
  };
  leaving = await Promise.all(keys.map((key) => hub.subscribe(topic, organisationId, key, listener)));
  return begun(stream, async () => {
    const first = await current();
    options.authorise(first);
    stream.begin(first);
  });
}
