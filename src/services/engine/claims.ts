import type { AccountCode, TransferDraft } from '../ledger/index.js';
import type { Rules } from '../rules/commands/index.js';
import { scopeOf } from './idempotency.js';
import type { CommandRequest } from './outcome.js';
import type { HeldRow, HeldRows, SetAside } from './prefetch/held-rows.js';

/** The rows that a command names, before anything is read. */
export interface Names {
  /** Rows of people and of their money, and the idempotency key: two commands that share one keep their order. */
  readonly own: readonly string[];
  /** Sessions, groups and members. Many people share them, so only one that is held keeps others waiting. */
  readonly shared: readonly string[];
}

export function namesOf(rules: Rules, { command, idempotency }: CommandRequest): Names {
  const needs = rules.needsOf([command]);
  const people = [needs.registrations, needs.attendees, needs.customers, needs.passOwners, needs.passes, needs.bookings];
  const own = [...people, ...Object.values(needs.orders)].flatMap((ids) => [...ids]);
  if (idempotency) own.push(scopeOf(idempotency));
  return { own, shared: [...needs.sessions, ...needs.lockedGroups, ...needs.members] };
}

/** The rows that the commands set aside wait for, and those that are theirs, so that no command overtakes them there. */
export class Claims {
  private readonly own = new Set<string>();
  private readonly rows = new Map<string, HeldRow>();

  add({ own }: Names, rows: readonly HeldRow[]): void {
    for (const id of own) this.own.add(id);
    for (const row of rows) this.rows.set(row.id, row);
  }

  /** The held rows that a command names; undefined when it may go on. Empty when it only follows another command. */
  before({ own, shared }: Names): HeldRow[] | undefined {
    const rows = [...own, ...shared].flatMap((id) => this.rows.get(id) ?? []);
    return rows.length > 0 || own.some((id) => this.own.has(id)) ? rows : undefined;
  }

  get accounts(): HeldRow[] {
    return [...this.rows.values()].filter(({ kind }) => kind === 'accounts');
  }
}

/** Decides which commands of one batch are set aside: those that need a held row, and those behind them. */
export class SettingAside {
  private readonly accounts: ReadonlyMap<string, HeldRow>;

  constructor(
    private readonly rules: Rules,
    private readonly rows: HeldRows,
    private readonly claims: Claims,
    heldAccounts: readonly HeldRow[],
  ) {
    this.accounts = new Map([...heldAccounts, ...claims.accounts].map((row) => [row.id, row]));
  }

  /** Asked before a command is decided. */
  before(request: CommandRequest): SetAside | undefined {
    this.rows.takeTouched();
    const names = namesOf(this.rules, request);
    const members = this.rows.membersIn(names.shared);
    const rows = this.claims.before(names);
    return rows || members.length > 0 ? this.setAside(names, [...(rows ?? []), ...members]) : undefined;
  }

  /** Asked after a command was decided: it may have looked at a held row, or want to post to a held account. */
  after(request: CommandRequest, transfers: readonly TransferDraft[]): SetAside | undefined {
    const rows = this.rows.takeTouched();
    const codes = new Set<AccountCode>(transfers.flatMap(({ debit, credit }) => [debit, credit]));
    for (const [code, row] of this.accounts) if (codes.has(code as AccountCode)) rows.push(row);
    return rows.length > 0 ? this.setAside(namesOf(this.rules, request), rows) : undefined;
  }

  private setAside(names: Names, rows: readonly HeldRow[]): SetAside {
    this.claims.add(names, rows);
    return { kind: 'held', rows };
  }
}
