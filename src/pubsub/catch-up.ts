import { errorOf, type LiveStream } from './live-iterator.js';
import type { SharedReads } from './shared-reads.js';

export interface CatchUpOptions {
  reads: SharedReads;
  stream: Pick<LiveStream<unknown>, 'isOver' | 'end'>;
  /** Reads the current state and offers it to the stream. */
  read: () => Promise<void>;
}

/**
 * A function to call at each gap in the events. It reads the state again, and once more for a gap that came during the read. A
 * stream survives failures of the database, and reads the state again afterwards.
 */
export function catchingUp({ reads, stream, read }: CatchUpOptions): () => void {
  let isStale = false;
  let isReading = false;
  const catchUp = async (): Promise<void> => {
    isReading = true;
    while (isStale && !stream.isOver) {
      isStale = false;
      try {
        await read();
      } catch (fault) {
        if (reads.isBusy(fault)) isStale = true;
        else stream.end(errorOf(fault));
      }
    }
    isReading = false;
  };
  return () => {
    isStale = true;
    if (!isReading) void catchUp();
  };
}

/** Begins a stream with what is read now. A fault ends it, so that its subscription to the hub ends too. */
export async function begun<S extends Pick<LiveStream<unknown>, 'end'>>(stream: S, begin: () => Promise<void>): Promise<S> {
  try {
    await begin();
    return stream;
  } catch (fault) {
    stream.end();
    throw fault;
  }
}
