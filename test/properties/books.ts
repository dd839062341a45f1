/** The books of a studio as they are stored, and what they come to by nothing but adding up transfers. */

export interface Transfer {
  id: string;
  template: string;
  debit: string;
  credit: string;
  amount: number;
  orderId: string | null;
  orderLineId: string | null;
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

export interface LineFacts {
  id: string;
  kind: string;
  productId: string | null;
  channel: string;
  discountMinor: number;
  paidAt: Date | null;
}

export interface Ledger {
  transfers: Transfer[];
  passes: PassFacts[];
  lines: LineFacts[];
  registrations: string[];
}

const DAY_MS = 86_400_000;

export class Sums {
  private readonly linesById: ReadonlyMap<string, LineFacts>;
  private readonly productOfPass: ReadonlyMap<string, string>;

  /** @param dayOf the day of a moment, as `YYYY-MM-DD` */
  constructor(
    private readonly ledger: Ledger,
    private readonly dayOf: (moment: Date) => string,
  ) {
    this.linesById = new Map(ledger.lines.map((line) => [line.id, line]));
    this.productOfPass = new Map(ledger.passes.map(({ id, productId }) => [`PASS:${id}`, productId]));
  }

  get registrations(): readonly string[] {
    return this.ledger.registrations;
  }

  balance(code: string, moment: Date): number {
    let sum = 0;
    for (const { debit, credit, amount, postedAt } of this.ledger.transfers) {
      if (postedAt > moment) continue;
      if (credit === code) sum += amount;
      if (debit === code) sum -= amount;
    }
    return sum;
  }

  /** What is owed on the passes of each product, gifts of it included; without what is nothing. */
  owed(moment: Date): Map<string, number> {
    const owed = this.gifts(moment);
    for (const pass of this.ledger.passes) add(owed, pass.productId, this.owedOn(pass, moment));
    return withoutNothing(owed);
  }

  /** What gifts of each product hold that nobody has redeemed. */
  gifts(moment: Date): Map<string, number> {
    const gifts = new Map<string, number>();
    for (const { debit, credit, amount, orderLineId, postedAt } of this.ledger.transfers) {
      if (postedAt > moment || (debit !== 'GIFTS' && credit !== 'GIFTS')) continue;
      add(gifts, this.lineOf(orderLineId).productId ?? '', credit === 'GIFTS' ? amount : -amount);
    }
    return withoutNothing(gifts);
  }

  /** How transfers of some templates moved between two moments what passes and gifts of each product hold. */
  movedOfProducts(templates: readonly string[], opened: Date, closed: Date): Map<string, number> {
    const moved = new Map<string, number>();
    for (const { template, debit, credit, amount, orderLineId, postedAt } of this.ledger.transfers) {
      if (!templates.includes(template) || postedAt <= opened || postedAt > closed) continue;
      const productOf = (code: string) => (code === 'GIFTS' ? this.lineOf(orderLineId).productId : this.productOfPass.get(code));
      add(moved, productOf(credit) ?? '', amount);
      add(moved, productOf(debit) ?? '', -amount);
    }
    moved.delete('');
    return withoutNothing(moved);
  }

  /** By product. */
  breakage(moment: Date): Map<string, number> {
    const breakage = new Map<string, number>();
    for (const { id, productId, kind, validUntil } of this.ledger.passes) {
      if (kind !== 'TIME' && validUntil && validUntil < moment) add(breakage, productId, this.balance(`PASS:${id}`, moment));
    }
    return withoutNothing(breakage);
  }

  /** By day, channel, kind and product: how many lines were paid, what was taken off, what came in and what went back. */
  sales(opened: Date, closed: Date, dayOf: (moment: Date) => string): Map<string, number[]> {
    const sales = new Map<string, number[]>();
    const count = (moment: Date, { channel, kind, productId }: LineFacts, ...amounts: number[]): void => {
      if (moment <= opened || moment > closed) return;
      const key = [dayOf(moment), channel, kind, productId].join();
      const before = sales.get(key) ?? [0, 0, 0, 0];
      sales.set(
        key,
        before.map((amount, n) => amount + (amounts[n] ?? 0)),
      );
    };
    for (const line of this.ledger.lines) if (line.paidAt) count(line.paidAt, line, 1, line.discountMinor);
    for (const { debit, credit, amount, orderLineId, postedAt } of this.ledger.transfers) {
      if (orderLineId === null) continue;
      if (debit.startsWith('CASH:')) count(postedAt, this.lineOf(orderLineId), 0, 0, amount);
      if (credit.startsWith('CASH:')) count(postedAt, this.lineOf(orderLineId), 0, 0, 0, amount);
    }
    return sales;
  }

  /** By day and account: what the platform took, and what it gave back. */
  commission(opened: Date, closed: Date, dayOf: (moment: Date) => string): Map<string, number[]> {
    const commission = new Map<string, number[]>();
    for (const { debit, credit, amount, postedAt } of this.ledger.transfers) {
      if ((debit !== 'COMMISSION' && credit !== 'COMMISSION') || postedAt <= opened || postedAt > closed) continue;
      const key = [dayOf(postedAt), debit === 'COMMISSION' ? credit : debit].join();
      const [taken = 0, returned = 0] = commission.get(key) ?? [];
      commission.set(key, debit === 'COMMISSION' ? [taken + amount, returned] : [taken, returned + amount]);
    }
    return commission;
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

  private lineOf(id: string | null): LineFacts {
    const line = this.linesById.get(id ?? '');
    if (!line) throw new Error(`a transfer names ${id}, which is no line of an order`);
    return line;
  }

  private owedOn({ id, kind, validFrom, validUntil }: PassFacts, moment: Date): number {
    const held = this.balance(`PASS:${id}`, moment);
    if (validUntil && validUntil < moment) return 0;
    if (kind !== 'TIME' || !validFrom || !validUntil || moment <= validFrom) return held;
    const first = this.dayOf(validFrom);
    const whole = daysBetween(first, this.dayOf(validUntil)) + 1;
    const over = daysBetween(first, this.dayOf(new Date(moment.getTime() + 1)));
    return held - Math.floor((held * over) / whole);
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

function add(sums: Map<string, number>, key: string, minor: number): void {
  sums.set(key, (sums.get(key) ?? 0) + minor);
}

const withoutNothing = (sums: Map<string, number>): Map<string, number> => new Map([...sums].filter(([, minor]) => minor !== 0));

export const daysBetween = (one: string, other: string): number => (Date.parse(other) - Date.parse(one)) / DAY_MS;
