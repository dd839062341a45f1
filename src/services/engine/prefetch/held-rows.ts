import { ROW_KINDS } from '../../rules/world/apply.js';
import type { RowKind, World } from '../../rules/world/world.js';

/** The kinds of rows that a batch locks. */
export type HeldKind =
  | 'members'
  | 'sessions'
  | 'groups'
  | 'registrations'
  | 'attendees'
  | 'customers'
  | 'orders'
  | 'promoCodes'
  | 'passes'
  | 'receiptCounters'
  | 'accounts';

/** A row that somebody else has locked. The id of an account is its code, that of a receipt counter its year. */
export interface HeldRow {
  readonly kind: HeldKind;
  readonly id: string;
}

/** A command that waits for held rows, or behind another one that does. It has done nothing yet. */
export interface SetAside {
  readonly kind: 'held';
  readonly rows: readonly HeldRow[];
}

interface Linked {
  readonly sessionId?: string | null;
  readonly registrationId?: string | null;
  readonly attendeeId?: string | null;
  readonly customerId?: string | null;
  readonly orderId?: string | null;
  readonly passId?: string | null;
  readonly groupId?: string | null;
}

/** The lock on the row that such an id names also keeps the row still that has the id. */
const KEPT_STILL_BY = {
  sessionId: 'sessions',
  registrationId: 'registrations',
  attendeeId: 'attendees',
  customerId: 'customers',
  orderId: 'orders',
  passId: 'passes',
} as const satisfies { [K in keyof Linked]?: HeldKind };
const LINKS = Object.keys(KEPT_STILL_BY) as (keyof typeof KEPT_STILL_BY)[];

const GUARDED = [...ROW_KINDS, 'attendees', 'customers'] as const satisfies (RowKind | 'attendees' | 'customers')[];

/**
 * The rows that a batch could not lock. They are in its world as anybody may read them, so a decision that looks at one of them
 * must not stand. The world tells when that happens: no command has to say in advance which rows it will look at.
 */
export class HeldRows {
  private readonly rows = new Map<string, HeldRow>();
  /** Held registrations by attendee: every booking of the attendee locks all of them. */
  private readonly ofAttendee = new Map<string, HeldRow[]>();
  private touched = new Set<HeldRow>();

  add(kind: HeldKind, rows: readonly (Linked & { id: string })[]): void {
    for (const { id, attendeeId } of rows) {
      const held = { kind, id };
      this.rows.set(keyOf(held), held);
      if (kind !== 'registrations' || !attendeeId) continue;
      this.ofAttendee.set(attendeeId, [...(this.ofAttendee.get(attendeeId) ?? []), held]);
    }
  }

  /** Watches the held rows of a world that is complete, and the rows that their locks would have kept still. */
  guard(world: World): void {
    if (this.rows.size === 0) return;
    for (const kind of GUARDED) {
      const rows = world[kind] as Map<string, Linked & { id: string }>;
      for (const [id, row] of rows) {
        const reasons = this.reasonsFor(kind, row);
        if (reasons.length > 0) rows.set(id, this.watched(row, reasons));
      }
    }
    this.touched = new Set();
  }

  /** Held members that a command names: its world only tells that they exist, so nothing tells when that is looked at. */
  membersIn(ids: readonly string[]): HeldRow[] {
    return ids.flatMap((id) => this.rows.get(keyOf({ kind: 'members', id })) ?? []);
  }

  /** The held rows that were looked at since the last time. */
  takeTouched(): HeldRow[] {
    const touched = [...this.touched];
    this.touched.clear();
    return touched;
  }

  private reasonsFor(kind: (typeof GUARDED)[number], row: Linked & { id: string }): HeldRow[] {
    const keys = LINKS.flatMap((link) => (row[link] ? [keyOf({ kind: KEPT_STILL_BY[link], id: row[link] })] : []));
    if (kind === 'orderLines' && row.groupId) keys.push(keyOf({ kind: 'groups', id: row.groupId }));
    const itself = this.rows.get(`${kind} ${row.id}`);
    const isOfAttendee = kind === 'registrations' || kind === 'bookings';
    const others = isOfAttendee ? (this.ofAttendee.get(row.attendeeId ?? '') ?? []) : [];
    return [...(itself ? [itself] : []), ...others, ...keys.flatMap((key) => this.rows.get(key) ?? [])];
  }

  private watched<Row extends object>(row: Row, reasons: readonly HeldRow[]): Row {
    return new Proxy(row, {
      get: (target, property): unknown => {
        for (const reason of reasons) this.touched.add(reason);
        return Reflect.get(target, property);
      },
    });
  }
}

export const keyOf = ({ kind, id }: HeldRow): string => `${kind} ${id}`;
