import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Fault, type FaultCode } from './faults.js';
import type { PersonHolder, Viewer } from './services/callers/index.js';
import { bindTransaction, forkOf, type Tenant } from './services/input/index.js';

/** The most hidden fields that one answer names. */
const HIDDEN_FIELDS_MAX = 20;

/** A field of an answer that is null because its viewer may not see it. */
export interface HiddenField {
  readonly path: readonly (string | number)[];
  readonly code: FaultCode;
  readonly message: string;
}

export const SNAPSHOT = { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true };

/** A read-only transaction about one organisation: it sees one state of the data, and `now` is the database's time. */
export interface Snapshot {
  readonly em: EntityManager;
  readonly organisationId: string;
  readonly now: Date;
}

/**
 * The state of one operation. An operation is about one organisation. All its reads share one read-only transaction, begun by
 * the first of them, so they see one snapshot and cost one `set_config`.
 */
export class OperationState {
  /** The mutation under way. The mutations of one operation run one after another. */
  mutation: string | undefined;

  /** When the operation must be answered, in the time of `performance.now()`. */
  untilMs = Number.POSITIVE_INFINITY;

  /** When the mutations of the operation must be done. */
  mutationsUntilMs = Number.POSITIVE_INFINITY;

  /** A signed-in person who named no organisation. The ids and slugs of the operation will decide. */
  undecided: PersonHolder | undefined;

  /** The fields that the answer under way does not show. */
  hidden: HiddenField[] = [];

  /** Whether the operation was executed without any error. */
  isAnswered = false;

  /** Whether the operation has only read, and only what belongs to its organisation. */
  readsOneOrganisation = true;

  private snapshot: Promise<Snapshot> | undefined;

  private isOver = false;

  /** Whether the operation has changed something: what it reads from then on is the answer to a change that stands. */
  private hasChanged = false;

  constructor(
    readonly em: EntityManager,
    public viewer: Viewer,
    public organisationId: string | undefined,
  ) {}

  /** Notes that a field of the answer is null because the viewer may not see it. */
  hide(field: HiddenField): void {
    if (this.hidden.length < HIDDEN_FIELDS_MAX) this.hidden.push(field);
  }

  read(): Promise<Snapshot> {
    // When a field fails, the answer leaves while other fields still run. A snapshot that they began would never be ended.
    if (this.isOver) return Promise.reject(new Error('The operation is over'));
    const tenant = { em: this.em, organisationId: this.tenantId() };
    this.snapshot ??= beginSnapshot(tenant, this.hasChanged ? (em) => beginAnswer(em, this.untilMs) : (em) => em.begin(SNAPSHOT));
    return this.snapshot;
  }

  /** Runs a change. No snapshot is held meanwhile, and reads after it see the change. */
  async change<T>(work: () => Promise<T>, committed: () => void): Promise<T> {
    this.readsOneOrganisation = false;
    if (this.snapshot) await this.end();
    let isRefused = false;
    try {
      const result = await work();
      isRefused = isRefusal(result);
      this.hasChanged = true;
      return result;
    } finally {
      // A change that fails may have committed something before. One that is refused has not.
      if (!isRefused) committed();
    }
  }

  tenantId(): string {
    if (this.organisationId !== undefined) return this.organisationId;
    throw new Fault('BAD_USER_INPUT', 'Say which organisation is meant: by an id, a token, or the header X-Organisation.');
  }

  open(): void {
    this.isOver = false;
    this.hidden = [];
    this.hasChanged = false;
  }

  /** Lets no field read any more. Ends the snapshot, if there is one. */
  close(): Promise<void> | undefined {
    this.isOver = true;
    return this.snapshot && this.end();
  }

  /** Ends the snapshot by a rollback: nothing was written, and a commit would compare every entity that was read. */
  async end(): Promise<void> {
    const { snapshot } = this;
    this.snapshot = undefined;
    if (snapshot === undefined) return;
    // A snapshot that failed to begin has nothing to end; the reads that wait for it report the failure.
    const [begun] = await Promise.allSettled([snapshot]);
    if (begun.status === 'fulfilled' && begun.value.em.isInTransaction()) await begun.value.em.rollback();
  }
}

const isRefusal = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;

/** The only mark of a pool that had no free connection in time. */
const NO_CONNECTION = 'timeout exceeded when trying to connect';

/** Begins a read for the answer to a change that stands. It waits for a connection as long as its request may take. */
async function beginAnswer(em: EntityManager, untilMs: number): Promise<void> {
  for (;;) {
    try {
      return em.setTransactionContext(await em.getConnection('read').begin(SNAPSHOT));
    } catch (error) {
      const isBusy = error instanceof Error && error.message.includes(NO_CONNECTION);
      if (!isBusy || performance.now() >= untilMs) throw error;
    }
  }
}

async function beginSnapshot(tenant: Tenant, begin: (em: EntityManager) => Promise<void>): Promise<Snapshot> {
  const { organisationId } = tenant;
  const em = forkOf(tenant);
  await begin(em);
  try {
    return { em, organisationId, now: await bindTransaction(em, organisationId) };
  } catch (fault) {
    await em.rollback();
    throw fault;
  }
}
