import type { EntityManager } from '@mikro-orm/postgresql';
import type { PaymentAccounts } from './composition/payments.js';
import type { Locale } from './entities/enums.js';
import { beforeDeadline, Fault, OVERLOADED_MESSAGE } from './faults.js';
import { type HiddenField, OperationState, SNAPSHOT, type Snapshot } from './operation-state.js';
import type { Hub } from './pubsub/hub.js';
import type { OrganisationChanges } from './pubsub/organisation-changes.js';
import type { SharedReads } from './pubsub/shared-reads.js';
import { decodeId } from './schema/shared/ids.js';
import type { BookingService } from './services/booking/index.js';
import { bearerToken, type IdentifiedCaller, identify, type Viewer, type Viewers } from './services/callers/index.js';
import { type AuditActor, bindTenant, databaseTime, forkOf, type Tenant } from './services/input/index.js';
import type { EmailQueue } from './services/mail/index.js';
import type { PassEnds, ScanCodes } from './services/passes/index.js';
import type { InvitationCodes } from './services/people/index.js';
import type { ReceiptLinks } from './services/receipts/index.js';
import type { Result } from './services/rules/world/refusals.js';
import type { SellingService } from './services/selling/index.js';
import type { SignIn } from './services/sign-in/index.js';

/** The facts about its caller that a request tells, over HTTP or a WebSocket. */
export interface Credentials {
  /** `Bearer <token>`; an empty text counts as none. */
  authorization: string | undefined;
  /** The slug of the organisation that the request names. */
  organisation: string | undefined;
  /** The language for a caller of whom none is known. */
  locale: Locale;
  /** The network address that the request came from. */
  address: string;
}

/** The services of a running server, which every operation uses. Built in app.ts. */
export interface Services {
  readonly booking: BookingService;
  readonly selling: SellingService;
  readonly viewers: Viewers;
  readonly signIn: SignIn;
  readonly invitationCodes: InvitationCodes;
  readonly invitationEmails: EmailQueue;
  readonly receiptLinks: ReceiptLinks;
  readonly scanCodes: ScanCodes;
  readonly paymentAccounts: PaymentAccounts;
  /** For subscriptions only, by way of pubsub/fanout.ts. */
  readonly hub: Hub;
  /** For subscriptions to balances, which change when a pass ends. */
  readonly passEnds: PassEnds;
  /** Reads the states that subscriptions begin with. */
  readonly liveReads: SharedReads;
  /** Notes every commit, for the answers that are kept. */
  readonly changes: OrganisationChanges;
}

/** The outcome of a change that names its organisation. */
interface InOrganisation {
  readonly organisation: { readonly id: string };
}

/** The texts of an operation that may be ids, and those that may be slugs of organisations. */
export interface Named {
  readonly texts: readonly string[];
  readonly slugs: readonly string[];
}

/**
 * The context of a resolver. Everything that changes is in `state`, because Apollo hands each operation a shallow copy of this
 * object. For the same reason there are no #private fields here.
 */
export class Context {
  private readonly state: OperationState;
  /** The key that requests are counted under: the person, whatever organisation they act in. */
  readonly callerKey: string;
  readonly token: string | undefined;
  /** The network address that the request came from. */
  readonly address: string;

  constructor(
    em: EntityManager,
    { viewer, organisationId, undecided }: IdentifiedCaller,
    credentials: Credentials,
    readonly services: Services,
  ) {
    this.state = new OperationState(em, viewer, organisationId);
    this.state.undecided = undecided;
    this.callerKey = 'personId' in viewer ? `person:${viewer.personId}` : viewer.key;
    this.token = bearerToken(credentials.authorization);
    this.address = credentials.address;
  }

  /** The caller, in the organisation that the operation is about. */
  get viewer(): Viewer {
    return this.state.viewer;
  }

  /** The organisation that the operation is about, as soon as it is known. */
  get organisationId(): string | undefined {
    return this.state.organisationId;
  }

  /** Whether `decide` has an organisation to find. */
  get isUndecided(): boolean {
    return this.state.undecided !== undefined;
  }

  /**
   * Finds the organisation for a signed-in person who named none: the first one that the operation names, or else the only one
   * that they belong to. Runs before anything is executed. What is decided stays.
   */
  async decide({ texts, slugs }: Named): Promise<void> {
    const { undecided, organisationId } = this.state;
    this.state.undecided = undefined;
    if (!undecided || organisationId !== undefined) return;
    const { viewers } = this.services;
    const named = texts.map((text) => decodeId(text)).find((id) => id !== undefined);
    const meant = named?.organisationId ?? (await firstKnown(viewers, slugs)) ?? undecided.onlyOrganisationId;
    if (meant === undefined) return;
    this.state.organisationId = meant;
    this.state.viewer = (await viewers.at(undecided.person, meant, this.address)) ?? this.state.viewer;
  }

  /** Asks to read rows of an organisation. False when the operation is about another one: for it, these rows do not exist. */
  enter(organisationId: string): boolean {
    this.state.organisationId ??= organisationId;
    return this.state.organisationId === organisationId;
  }

  /** The organisation that the operation is about. Throws BAD_USER_INPUT if none was named. */
  tenantId(): string {
    return this.state.tenantId();
  }

  /** The snapshot of the operation. Throws BAD_USER_INPUT if no organisation was named. `command` ends it. */
  snapshot(): Promise<Snapshot> {
    return this.state.read();
  }

  /** The entity manager of the snapshot. */
  async em(): Promise<EntityManager> {
    return (await this.snapshot()).em;
  }

  /** Runs a change. No snapshot is held meanwhile, and reads after it see the change. */
  async command<T>(work: (tenant: Tenant) => Promise<T>): Promise<T> {
    const organisationId = this.state.tenantId();
    return this.state.change(
      () => work({ em: this.state.em, organisationId, actor: this.actor }),
      () => this.services.changes.committed(organisationId),
    );
  }

  /** Runs a set-up command, and tells it the database's time. */
  setUp<T>(work: (tenant: Tenant) => Promise<T>): Promise<T> {
    return this.command(async (tenant) => work({ ...tenant, now: await databaseTime(this.unbound) }));
  }

  /** Names the mutation that the audit log will tell with the changes that follow. */
  beginMutation(field: string): void {
    this.state.mutation = field;
  }

  /**
   * When the operation must be answered, in the time of `performance.now()`. Its admission counts: the time begins when the
   * request has arrived. A subscription has a time for its start, and another one for each event.
   */
  get untilMs(): number {
    return this.state.untilMs;
  }

  answerUntil(untilMs: number, mutationsUntilMs = untilMs): void {
    Object.assign(this.state, { untilMs, mutationsUntilMs });
  }

  /** Runs a mutation of the operation. One that takes too long fails alone, and the next ones do not begin. */
  async inTime<T>(mutate: () => T | Promise<T>): Promise<T> {
    const { mutationsUntilMs } = this.state;
    if (mutationsUntilMs <= performance.now()) throw new Fault('OVERLOADED', OVERLOADED_MESSAGE);
    return beforeDeadline(mutate(), mutationsUntilMs);
  }

  /** Runs a change of a person in another organisation than that of the operation: the one that its outcome names. */
  commandOutside<T extends InOrganisation>(work: (outside: Omit<Tenant, 'organisationId'>) => Promise<Result<T>>) {
    const { changes } = this.services;
    let changed: string | undefined;
    const run = async (): Promise<Result<T>> => {
      const outcome = await work({
        em: this.state.em,
        actor: this.actorAs(this.callerKey),
        now: await databaseTime(this.unbound),
      });
      if (outcome.ok) changed = outcome.value.organisation.id;
      return outcome;
    };
    return this.state.change(run, () => (changed === undefined ? changes.committedAnywhere() : changes.committed(changed)));
  }

  /** Notes that a field of the answer is null because the viewer may not see it. */
  hide(field: HiddenField): void {
    this.state.hide(field);
  }

  /** The fields of the answer that the viewer may not see, for its `extensions`. */
  get hidden(): readonly HiddenField[] {
    return this.state.hidden;
  }

  /** The actor that the audit log names for the changes of the operation. */
  get actor(): AuditActor {
    return this.actorAs(this.viewer.key);
  }

  private actorAs(key: string): AuditActor {
    const { mutation } = this.state;
    return { key, address: this.address, ...(mutation === undefined ? {} : { operation: mutation }) };
  }

  /** An entity manager that is bound to no organisation. It sees only rows that are public across all of them. */
  get unbound(): EntityManager {
    this.state.readsOneOrganisation = false;
    return forkOf(this.state);
  }

  /** The organisation whose public data the operation has read and nothing else; undefined when there is more to it. */
  get publicOrganisationId(): string | undefined {
    const { viewer, mutation, readsOneOrganisation, organisationId } = this.state;
    return viewer.kind === 'PUBLIC' && mutation === undefined && readsOneOrganisation ? organisationId : undefined;
  }

  /** Notes that the operation was executed without any error. */
  answered(): void {
    this.state.isAnswered = true;
  }

  get isAnswered(): boolean {
    return this.state.isAnswered;
  }

  /** Reads in a transaction of its own that ends at once. For subscriptions, which outlive every snapshot. */
  async readNow<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    const em = bindTenant({ em: this.state.em, organisationId: this.state.tenantId() });
    await em.begin(SNAPSHOT);
    try {
      return await work(em);
    } finally {
      await em.rollback();
    }
  }

  /** Lets the operation read. A subscription calls it for each event. */
  beginReads(): void {
    this.state.open();
  }

  /** Ends the snapshot and lets no field begin another. The executor calls it after each result. */
  endReads(): Promise<void> | undefined {
    return this.state.close();
  }
}

export type ContextFactory = (credentials: Credentials) => Context | Promise<Context>;

/** Makes the contexts of all operations. Throws UNAUTHENTICATED for a bad token, whatever is asked for. */
export function contextFactory(em: EntityManager, services: Services): ContextFactory {
  return (credentials) => {
    const { authorization, ...known } = credentials;
    const make = (caller: IdentifiedCaller) => new Context(em, caller, credentials, services);
    const caller = identify(services.viewers, { ...known, token: bearerToken(authorization) });
    return caller instanceof Promise ? caller.then(make) : make(caller);
  };
}

async function firstKnown(viewers: Viewers, slugs: readonly string[]): Promise<string | undefined> {
  for (const slug of slugs) {
    const organisationId = await viewers.organisationBySlug(slug);
    if (organisationId !== undefined) return organisationId;
  }
  return undefined;
}
