/** The books of a studio as they are stored, and what they come to by nothing but adding up transfers. */

export interface Transfer {
  id: string;
  template: string;
  debit: string;
  credit: string;
  amount: number;
  orderId: string | null;
  reverses: string | null;
  postedAt: Date;
}

export interface PassFacts {
  id: string;
  productId: string;
  registrationId: string | null;
  kind: string;
  validFrom: Date | null;
  validUntil: Date | null;
}

export interface Ledger {
  transfers: Transfer[];
  passes: PassFacts[];
  registrations: string[];
}

const DAY_MS = 86_400_000;

export class Sums {
  constructor(private readonly ledger: Ledger) {}

  balance(code: string, moment: Date): number {
    let sum = 0;
    for (const { debit, credit, amount, postedAt } of this.ledger.transfers) {
      if (postedAt > moment) continue;
      if (credit === code) sum += amount;
      if (debit === code) sum -= amount;
    }
    return sum;
  }

  /** What is owed on the passes of each product, and under `gifts` on gifts; without what is nothing. */
  owed(moment: Date): Map<string, number> {
    const owed = new Map<string, number>([['gifts', this.balance('GIFTS', moment)]]);
    for (const pass of this.ledger.passes) {
      owed.set(pass.productId, (owed.get(pass.productId) ?? 0) + this.owedOn(pass, moment));
    }
    return new Map([...owed].filter(([, minor]) => minor !== 0));
  }

  breakage(moment: Date): number {
    const ended = this.ledger.passes.filter(({ kind, validUntil }) => kind !== 'TIME' && validUntil && validUntil < moment);
    return ended.reduce((sum, { id }) => sum + this.balance(`PASS:${id}`, moment), 0);
  }

  /** Of some templates between two moments, as much as crossed from accounts of one kind to those of another. */
  moved(templates: readonly string[], from: string, to: string, opened: Date, closed: Date): number {
    let sum = 0;
    for (const { template, debit, credit, amount, postedAt } of this.ledger.transfers) {
      if (!templates.includes(template) || postedAt <= opened || postedAt > closed) continue;
      if (debit.startsWith(from) && credit.startsWith(to)) sum += amount;
      if (credit.startsWith(from) && debit.startsWith(to)) sum -= amount;
    }
    return sum;
  }

  /** What registrations owe, by age: charges wait in a queue, and money pays the first of them. */
  debts(moment: Date, ageOf: (charged: Date) => number): Map<string, number[]> {
    const debts = new Map<string, number[]>();
    for (const id of this.ledger.registrations) {
      const queue: { at: Date; left: number }[] = [];
      let purse = 0;
      for (const { at, net } of this.family(id, moment)) {
        if (net < 0) queue.push({ at, left: -net });
        else purse += net;
        for (const charge of queue) {
          const paid = Math.min(purse, charge.left);
          charge.left -= paid;
          purse -= paid;
        }
      }
      const ages = [0, 0, 0, 0];
      for (const { at, left } of queue) {
        const age = ageOf(at);
        const bucket = age <= 30 ? 0 : age <= 60 ? 1 : age <= 90 ? 2 : 3;
        ages[bucket] = (ages[bucket] ?? 0) + left;
      }
      if (ages.some((minor) => minor > 0)) debts.set(id, ages);
    }
    return debts;
  }

  private owedOn({ id, kind, validFrom, validUntil }: PassFacts, moment: Date): number {
    const held = this.balance(`PASS:${id}`, moment);
    if (validUntil && validUntil < moment) return 0;
    if (kind !== 'TIME' || !validFrom || !validUntil || moment <= validFrom) return held;
    const whole = BigInt(validUntil.getTime() - validFrom.getTime());
    return held - Number((BigInt(held) * BigInt(moment.getTime() - validFrom.getTime())) / whole);
  }

  private family(registrationId: string, moment: Date): { at: Date; net: number }[] {
    const passes = this.ledger.passes.filter((pass) => pass.registrationId === registrationId);
    const codes = new Set([`REGISTRATION:${registrationId}`, ...passes.map(({ id }) => `PASS:${id}`)]);
    const posted = this.ledger.transfers.filter(({ postedAt }) => postedAt <= moment);
    const undone = new Set(posted.map(({ reverses }) => reverses));
    const events = posted
      .filter(({ id, reverses }) => reverses === null && !undone.has(id))
      .map(({ debit, credit, amount, postedAt }) => ({
        at: postedAt,
        net: (codes.has(credit) ? amount : 0) - (codes.has(debit) ? amount : 0),
      }));
    for (const { id, validUntil } of passes) {
      if (validUntil && validUntil < moment) events.push({ at: validUntil, net: -this.balance(`PASS:${id}`, moment) });
    }
    return events.filter(({ net }) => net !== 0).sort((a, b) => a.at.getTime() - b.at.getTime());
  }
}

export const daysBetween = (one: string, other: string): number => (Date.parse(other) - Date.parse(one)) / DAY_MS;
