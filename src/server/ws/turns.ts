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
  private readonly waiting: TakesTurns[] = [];
  private isDue = false;

  ask(asker: TakesTurns): void {
    this.waiting.push(asker);
    if (this.isDue) return;
    this.isDue = true;
    setImmediate(this.serve);
  }

  private readonly serve = (): void => {
    for (const asker of this.waiting.splice(0, TURNS_AT_ONCE)) asker.turn();
    this.isDue = this.waiting.length > 0;
    if (this.isDue) setImmediate(this.serve);
  };
}
