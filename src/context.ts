import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PaymentAccounts } from './composition/payments.js';
import { Fault } from './faults.js';
import type { Hub } from './pubsub/hub.js';
import type { SharedReads } from './pubsub/shared-reads.js';
import { decodeId } from './schema/shared/ids.js';
import type { BookingService } from './services/booking/index.js';
import { type Arrival, arrive, bearerToken, type Credentials, type PersonCaller } from './services/callers/identify.js';
import type { Viewer, Viewers } from './services/callers/index.js';
import { type Actor, bindTenant, bindTransaction, forkOf, type Tenant } from './services/input/index.js';
import type { Post } from './services/mail/index.js';
import type { ReceiptLinks } from './services/receipts/index.js';
import type { SellingService } from './services/selling/index.js';
import type { SignIn } from './services/sign-in/index.js';

export { Fault } from './faults.js';
export { type Credentials, preferredLocale } from './services/callers/identify.js';

const SNAPSHOT = { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true };

/** What lives as long as the process and is handed to every operation. Built in app.ts. */
export interface Services {
  readonly booking: BookingService;
  readonly selling: SellingService;
  readonly viewers: Viewers;
  readonly signIn: SignIn;
  readonly post: Post;
  readonly receiptLinks: ReceiptLinks;
  readonly paymentAccounts: PaymentAccounts;
  /** For subscriptions only, by way of pubsub/fanout.ts. */
  readonly hub: Hub;
  /** For the states that subscriptions begin with. */
  readonly liveReads: SharedReads;
}

/** What an operation names: texts that may be ids, and texts that may be slugs. */
export interface Named {
  readonly texts: readonly string[];
  readonly slugs: readonly string[];
}

/** What is read of one organisation in one transaction sees one state, and takes one moment for the present: the database's. */
export interface Snapshot {
  readonly em: EntityManager;
  readonly organisationId: string;
  readonly now: Date;
}

/**
 * The reads of one operation: all in one read-only transaction, begun with the first of them, so that they see one snapshot and cost one
 * `set_config`. An operation speaks of one organisation.
 */
class Scope {
  /** The mutation under way: those of one operation run one after another. */
  mutation: string | undefined;

  /** Somebody signed in who did not say which organisation they mean: what the operation names tells. */
  undecided: PersonCaller | undefined;

  private snapshot: Promise<Snapshot> | undefined;

  private isOver = false;

  constructor(
    readonly em: EntityManager,
    public viewer: Viewer,
    public organisationId: string | undefined,
  ) {}

  read(): Promise<Snapshot> {
    // Where one field fails, the answer leaves while others are at work still: a snapshot that they began would never be ended.
    if (this.isOver) return Promise.reject(new Error('The operation is over'));
    this.snapshot ??= beginSnapshot({ em: this.em, organisationId: this.tenantId() });
    return this.snapshot;
  }

  tenantId(): string {
    if (this.organisationId !== undefined) return this.organisationId;
    throw new Fault('BAD_USER_INPUT', 'Say which organisation is meant: by an id, a token, or the header X-Organisation.');
  }

  begins(): void {
    this.isOver = false;
  }

  close(): Promise<void> {
    this.isOver = true;
    return this.end();
  }

  /** Nothing was written, so a rollback ends it as well as a commit, and spares comparing every entity that was read. */
  async end(): Promise<void> {
    const { snapshot } = this;
    this.snapshot = undefined;
    if (snapshot === undefined) return;
    // Whoever reads waits for it as well, and has the fault of one that never began: that one has nothing to end.
    const [begun] = await Promise.allSettled([snapshot]);
    if (begun.status === 'fulfilled' && begun.value.em.isInTransaction()) await begun.value.em.rollback();
  }
}

async function beginSnapshot(tenant: Tenant): Promise<Snapshot> {
  const { organisationId } = tenant;
  const em = forkOf(tenant);
  await em.begin(SNAPSHOT);
  try {
    return { em, organisationId, now: await bindTransaction(em, organisationId) };
  } catch (fault) {
    await em.rollback();
    throw fault;
  }
}

/**
 * What a resolver gets. Its mutable part is in `scope`: Apollo hands each operation a shallow copy of this object, which also forbids
 * #private fields here.
 */
export class Context {
  private readonly scope: Scope;
  /** Under whom requests are counted: whoever came, wherever they are somebody. */
  readonly callerKey: string;
  readonly token: string | undefined;
  /** The network address that the request came from. */
  readonly address: string;

  constructor(
    em: EntityManager,
    arrival: Arrival,
    credentials: Credentials,
    readonly services: Services,
  ) {
    const { viewer, organisationId, undecided } = arrival;
    this.scope = new Scope(em, viewer, organisationId);
    this.scope.undecided = undecided;
    this.callerKey = 'personId' in viewer ? `person:${viewer.personId}` : viewer.key;
    this.token = credentials.authorization ? bearerToken(credentials.authorization) : undefined;
    this.address = credentials.address;
  }

  /** Who is asking, in the organisation that the operation is about. */
  get viewer(): Viewer {
    return this.scope.viewer;
  }

  /** The organisation this operation is about, if it is known yet. */
  get organisationId(): string | undefined {
    return this.scope.organisationId;
  }

  /** Whether `decide` has something to decide. */
  get isUndecided(): boolean {
    return this.scope.undecided !== undefined;
  }

  /**
   * Finds the organisation for somebody signed in who did not say which: the one that the operation names first, or else the only one
   * where they are somebody. Before anything is executed; what is decided stays.
   */
  async decide({ texts, slugs }: Named): Promise<void> {
    const { undecided, organisationId } = this.scope;
    this.scope.undecided = undefined;
    if (!undecided || organisationId !== undefined) return;
    const { viewers } = this.services;
    const named = texts.map((text) => decodeId(text)).find((id) => id !== undefined);
    const meant = named?.organisationId ?? (await firstKnown(viewers, slugs)) ?? undecided.onlyOrganisationId;
    if (meant === undefined) return;
    this.scope.organisationId = meant;
    this.scope.viewer = (await viewers.at(undecided.person, meant, this.address)) ?? this.scope.viewer;
  }

  /**
   * Says that something of this organisation is asked for. False when the operation is about another one: to it, nothing over there exists.
   */
  enter(organisationId: string): boolean {
    this.scope.organisationId ??= organisationId;
    return this.scope.organisationId === organisationId;
  }

  /** The organisation that this operation must be about by now. Throws BAD_USER_INPUT if none was named. */
  tenantId(): string {
    return this.scope.tenantId();
  }

  /** The operation's snapshot. Throws BAD_USER_INPUT if no organisation was named. Not for use across `command`. */
  snapshot(): Promise<Snapshot> {
    return this.scope.read();
  }

  /** The entity manager of the snapshot. */
  async em(): Promise<EntityManager> {
    return (await this.snapshot()).em;
  }

  /** Runs what changes data. No snapshot is held meanwhile, and what is read afterwards sees the change. */
  async command<T>(work: (tenant: Tenant) => Promise<T>): Promise<T> {
    await this.scope.end();
    return work({ em: this.scope.em, organisationId: this.scope.tenantId(), actor: this.actor });
  }

  /** Says which mutation what follows is a part of. */
  beginMutation(field: string): void {
    this.scope.mutation = field;
  }

  /** Runs what a person does outside of the organisation that the operation is about, if it is about any. */
  async commandOutside<T>(work: (outside: Omit<Tenant, 'organisationId'>) => Promise<T>): Promise<T> {
    await this.scope.end();
    return work({ em: this.scope.em, actor: this.actorAs(this.callerKey) });
  }

  /** Who is written down for what the operation changes. */
  get actor(): Actor {
    return this.actorAs(this.viewer.key);
  }

  private actorAs(key: string): Actor {
    const { mutation } = this.scope;
    return { key, address: this.address, ...(mutation === undefined ? {} : { operation: mutation }) };
  }

  /** An entity manager that is bound to no organisation: it sees what is public across all of them, and nothing else. */
  get unbound(): EntityManager {
    return forkOf(this.scope);
  }

  /** Reads in a transaction of its own, at once ended: for subscriptions, which outlive every snapshot. */
  async readNow<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    const em = bindTenant({ em: this.scope.em, organisationId: this.scope.tenantId() });
    await em.begin(SNAPSHOT);
    try {
      return await work(em);
    } finally {
      await em.rollback();
    }
  }

  /** Lets an operation read; a subscription anew for each event. */
  beginReads(): void {
    this.scope.begins();
  }

  /** Ends the snapshot, and lets nothing begin another: whoever executes an operation calls it after each result. */
  endReads(): Promise<void> {
    return this.scope.close();
  }
}

export type ContextFactory = (credentials: Credentials) => Context | Promise<Context>;

/** Makes the contexts of all operations. Throws UNAUTHENTICATED for a token that is no good, whatever is asked for. */
export function contextFactory(em: EntityManager, services: Services): ContextFactory {
  return (credentials) => {
    const make = (arrival: Arrival) => new Context(em, arrival, credentials, services);
    const arrival = arrive(services.viewers, credentials);
    return arrival instanceof Promise ? arrival.then(make) : make(arrival);
  };
}

async function firstKnown(viewers: Viewers, slugs: readonly string[]): Promise<string | undefined> {
  for (const slug of slugs) {
    const organisationId = await viewers.organisationBySlug(slug);
    if (organisationId !== undefined) return organisationId;
  }
  return undefined;
}
