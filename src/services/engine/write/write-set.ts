import type { LiveEvent } from '../../../entities/events.js';
import { type AuditActor, SYSTEM } from '../../../postgres/audit-actor.js';
import type { AccountCode, TransferDraft } from '../../ledger/index.js';
import type { CommandKind } from '../../rules/commands/index.js';
import { ROW_KINDS } from '../../rules/world/apply.js';
import type { AuditDraft } from '../../rules/world/audit.js';
import type { RegistrationNews } from '../../rules/world/registration-news.js';
import type { Changes, RowKind, World } from '../../rules/world/world.js';
import { checkInState, movedState, orderState, passState, registrationState, sessionState } from './states.js';

/** An answer to remember under a key of the caller's. */
export interface RememberedAnswer {
  viewer: string;
  operation: string;
  key: string;
  inputHash: string;
  answer: unknown;
}

/** A row of the audit log, without its moment and id. */
export interface AuditRow extends AuditDraft {
  actor: AuditActor;
  action: CommandKind;
}

/** The writes that a batch has decided. It holds ids; the rows are read from the world at the end, each in its last state. */
export class WriteSet {
  readonly created = emptyIds();
  readonly changed = emptyIds();
  readonly transfers: TransferDraft[] = [];
  readonly opened: AccountCode[] = [];
  readonly answers: RememberedAnswer[] = [];
  readonly audit: AuditRow[] = [];
  readonly news: RegistrationNews[] = [];
  /** Events of which every one counts. */
  private readonly happened: LiveEvent[] = [];

  /** Adds a decision that was just applied to the world. */
  add(world: World, changes: Changes): void {
    for (const kind of ROW_KINDS) {
      for (const row of changes.created[kind] ?? []) this.created[kind].add(row.id);
      for (const row of changes.changed[kind] ?? []) if (!this.created[kind].has(row.id)) this.changed[kind].add(row.id);
    }
    for (const transfer of changes.transfers) this.transfers.push(transfer);
    for (const code of changes.opened) this.opened.push(code);
    for (const bookingId of changes.checkedIn) {
      const booking = world.bookings.get(bookingId);
      if (!booking) continue;
      const state = checkInState(world, booking);
      const { sessionId: key, version } = state;
      this.happened.push({ topic: 'checkIns', organisationId: world.organisation.id, key, version, state });
    }
    this.news.push(...changes.news);
    for (const move of changes.moved) {
      const state = movedState(world, move);
      const { sessionId: key, version } = state;
      this.happened.push({ topic: 'sessionChanges', organisationId: world.organisation.id, key, version, state });
    }
  }

  /** Adds the audit entries of a decision. */
  record(action: CommandKind, actor: AuditActor = SYSTEM, drafts: readonly AuditDraft[] = []): void {
    for (const draft of drafts) this.audit.push({ ...draft, action, actor });
  }

  get isEmpty(): boolean {
    return this.answers.length === 0 && ROW_KINDS.every((kind) => this.created[kind].size + this.changed[kind].size === 0);
  }

  /** The events of the batch: the last state of each row that has subscribers, every check-in and every move. */
  events(world: World): LiveEvent[] {
    const organisationId = world.organisation.id;
    const events: LiveEvent[] = [];
    for (const id of this.touched('sessions')) {
      const session = world.sessions.get(id);
      if (session)
        events.push({
          topic: 'sessionCapacity',
          organisationId,
          key: id,
          version: session.version,
          state: sessionState(session),
        });
    }
    for (const id of this.touched('passes')) {
      const pass = world.passes.get(id);
      if (pass)
        events.push({ topic: 'passBalance', organisationId, key: id, version: pass.version, state: passState(world, pass) });
    }
    for (const id of this.touched('registrations')) {
      const row = world.registrations.get(id);
      if (row) {
        const state = registrationState(world, row);
        events.push({ topic: 'registrationBalance', organisationId, key: id, version: row.version, state });
      }
    }
    for (const id of this.touched('orders')) {
      const order = world.orders.get(id);
      // Nobody watches an order of the desk: it is paid when it is made.
      if (order && order.provider !== null) {
        events.push({ topic: 'orderProgress', organisationId, key: id, version: order.version, state: orderState(order) });
      }
    }
    return events.concat(this.happened);
  }

  private touched(kind: RowKind): string[] {
    return [...this.created[kind], ...this.changed[kind]];
  }
}

function emptyIds(): Record<RowKind, Set<string>> {
  return Object.fromEntries(ROW_KINDS.map((kind) => [kind, new Set<string>()])) as Record<RowKind, Set<string>>;
}
