/** Pushes sent before other work of the process gets its turn: about 5 ms. */
const TURNS_AT_ONCE = 500;

export interface TakesTurns {
  turn(): void;
}

/**
 * Gives turns to those that have something to send, in the order in which they asked. A push to ten thousand subscribers is cut
 * into slices, so requests are answered in between.
 */
export class Turns {
  private waiting: TakesTurns[] = [];
  private served = 0;
  private isDue = false;

  ask(asker: TakesTurns): void {
    this.waiting.push(asker);
    if (this.isDue) return;
    this.isDue = true;
    setImmediate(this.serve);
  }

  private readonly serve = (): void => {
    const until = Math.min(this.served + TURNS_AT_ONCE, this.waiting.length);
    while (this.served < until) {
      this.waiting[this.served]?.turn();
      this.served += 1;
    }
    if (this.served < this.waiting.length) {
      setImmediate(this.serve);
      return;
    }
    this.waiting = [];
    this.served = 0;
    this.isDue = false;
  };
}
