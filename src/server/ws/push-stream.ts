import { errorOf, type Pushes } from '../../pubsub/live-iterator.js';
import type { Hearer } from '../../pubsub/subscriber-queue.js';
import type { Operation } from '../documents/execution.js';
import type { Channel } from './channel.js';
import { headOf, type SharedFrame } from './frame.js';
import type { Asker, Company, SharedAnswers } from './shared-answers.js';
import type { TakesTurns, Turns } from './turns.js';

type Over = IteratorResult<never, undefined>;

export interface PushStreamOptions {
  id: string;
  operation: Operation;
  live: Pushes;
  channel: Channel;
  answers: SharedAnswers;
  turns: Turns;
}

/**
 * One subscription whose frames are written past graphql-ws. For graphql-ws it is a stream that gives nothing and ends when the
 * subscription does, so starting, leaving, completing and failing go the usual way. No push is taken before the client's socket
 * has taken everything: meanwhile only the newest state waits.
 */
export class PushStream implements AsyncIterableIterator<never, undefined>, TakesTurns, Asker, Hearer {
  readonly operation: Operation;
  private readonly head: string;
  private readonly live: Pushes;
  private readonly channel: Channel;
  private readonly company: Company;
  private readonly turns: Turns;
  private readonly over = Promise.withResolvers<Over>();
  /** The answer to a push that was taken, while it waits for a turn or for the socket. */
  private frame: SharedFrame | undefined;
  private isWaiting = false;
  private isOver = false;

  constructor({ id, operation, live, channel, answers, turns }: PushStreamOptions) {
    this.operation = operation;
    this.head = headOf(id);
    this.live = live;
    this.channel = channel;
    this.company = answers.join(operation);
    this.turns = turns;
    // Nobody waits for the end of a stream that is left before it began.
    this.over.promise.catch(() => undefined);
  }

  /** Begins to push. Resolves at the end. */
  next(): Promise<Over> {
    this.live.hear(this);
    this.heard();
    return this.over.promise;
  }

  async return(): Promise<Over> {
    const done: Over = { done: true, value: undefined };
    this.leave();
    this.over.resolve(done);
    return done;
  }

  async throw(fault: unknown): Promise<Over> {
    this.leave();
    throw fault;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  turn(): void {
    this.isWaiting = false;
    try {
      this.send();
    } catch (fault) {
      // Others wait for their turns.
      this.end(errorOf(fault));
    }
  }

  /** Sends what waits, as far as the socket takes it. */
  private send(): void {
    const { live, channel } = this;
    let { frame } = this;
    // Most frames go at once. To note each of them in its stream costs more than it looks: the collector hears of it.
    if (frame) this.frame = undefined;
    while (!this.isOver) {
      if (!channel.isFree) {
        this.frame = frame;
        this.isWaiting = true;
        channel.whenFree(this);
        return;
      }
      if (frame) channel.send(frame.bytesFor(this.head));
      const push = live.take();
      if (push === undefined) {
        if (live.isOver) this.end(live.fault);
        return;
      }
      frame = this.company.frameOf(push, this);
      if (!frame) {
        this.isWaiting = true;
        return;
      }
    }
  }

  answered(frame: SharedFrame): void {
    this.frame = frame;
    this.turns.ask(this);
  }

  failed(fault: Error): void {
    this.end(fault);
  }

  /** Asks for one turn at a time. */
  heard(): void {
    if (this.isWaiting || this.isOver) return;
    this.isWaiting = true;
    this.turns.ask(this);
  }

  private end(fault: Error | undefined): void {
    this.leave();
    if (fault) this.over.reject(fault);
    else this.over.resolve({ done: true, value: undefined });
  }

  private leave(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.live.end();
    this.company.leave();
  }
}
