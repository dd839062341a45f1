import type { Money } from '../../ledger/index.js';

/** Money of several methods, given out for one thing after another. */
export class Purse {
  private readonly parts: { method: Money['method']; left: number }[];

  constructor(money: readonly Money[]) {
    this.parts = money.map(({ method, amountMinor }) => ({ method, left: amountMinor }));
  }

  /** @throws when there is too little, which the caller must have checked */
  take(amountMinor: number): Money[] {
    const taken: Money[] = [];
    let due = amountMinor;
    for (const part of this.parts) {
      const amount = Math.min(due, part.left);
      if (amount === 0) continue;
      part.left -= amount;
      due -= amount;
      taken.push({ method: part.method, amountMinor: amount });
    }
    if (due > 0) throw new Error(`${due} of ${amountMinor} is not paid`);
    return taken;
  }
}
