import type { Hub, Listener } from './hub.js';
import { type Live, live } from './live-iterator.js';
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

/** Something waits to be pushed: states that changed, or a new read of all. */
const NEWS = Symbol('news');

/**
 * The current states of several rows, then again and again those that have changed since the last push. A slow reader gets the
 * newest state of each, so no more waits for it than there are rows. It subscribes before it reads, and versions filter out
 * repetitions.
 */
export async function livePage<T extends StateTopic>(options: LivePageOptions<T>): Promise<Live<StateOf<T>[]>> {
  const { hub, reads, topic, organisationId, keyOf } = options;
  const keys = [...new Set(options.keys)].sort();
  const queue = new SubscriberQueue<typeof NEWS>(1);
  const changed = new Map<string, StateOf<T>>();
  const versions = new Map<string, number>();
  let isStale = false;
  const listener: Listener = {
    event: ({ key, state }) => {
      // A read that is due makes the event superfluous.
      if (!isStale) changed.set(key, state as StateOf<T>);
      queue.replace(NEWS);
    },
    resync: () => {
      isStale = true;
      changed.clear();
      queue.replace(NEWS);
    },
  };
  const leaving = await Promise.all(keys.map((key) => hub.subscribe(topic, organisationId, key, listener)));
  const left = Promise.withResolvers<undefined>();
  const end = async (): Promise<IteratorResult<StateOf<T>[], undefined>> => {
    for (const leave of leaving.splice(0)) leave();
    queue.close();
    left.resolve(undefined);
    return { done: true, value: undefined };
  };
  const current = () => reads.read(`${topic}:${organisationId}:page:${keys.join()}`, options.read);
  const newest = (states: Iterable<StateOf<T>>): StateOf<T>[] => {
    const newer = [...states].filter((state) => state.version > (versions.get(keyOf(state)) ?? Number.NEGATIVE_INFINITY));
    for (const state of newer) versions.set(keyOf(state), state.version);
    return newer;
  };
  let first: StateOf<T>[] | undefined;
  try {
    first = await current();
    options.authorise(first);
  } catch (fault) {
    await end();
    throw fault;
  }
  const taken = async (): Promise<StateOf<T>[] | undefined> => {
    if (!isStale) {
      const states = newest(changed.values());
      changed.clear();
      return states;
    }
    isStale = false;
    try {
      const states = await Promise.race([current(), left.promise]);
      return states && newest(states);
    } catch (fault) {
      if (!reads.isBusy(fault)) throw fault;
      // A stream survives failures of the database, and reads the states again afterwards.
      listener.resync();
      return [];
    }
  };
  const next = async (): Promise<IteratorResult<StateOf<T>[], undefined>> => {
    if (first !== undefined) {
      const states = newest(first);
      first = undefined;
      return { done: false, value: states };
    }
    for (;;) {
      const news = await queue.take();
      if (news.done) return news;
      const states = await taken();
      if (states === undefined) return end();
      if (states.length > 0) return { done: false, value: states };
    }
  };
  return live(next, end);
}
