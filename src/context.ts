import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from './entities/enums.js';
import type { Hub } from './pubsub/hub.js';
import type { SharedReads } from './pubsub/shared-reads.js';
import type { Engine } from './services/commands/index.js';
import { Fault } from './services/faults.js';
import type { Viewer } from './services/people/viewer.js';
import type { Viewers } from './services/people/viewers.js';
import { bindTenant, bindTransaction, forkOf, type Tenant } from './services/set-up.js';

export { Fault } from './services/faults.js';

const SNAPSHOT = { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true };

/** What lives as long as the process and is handed to every operation. Built in app.ts. */
export interface Services {
  readonly engine: Engine;
  readonly viewers: Viewers;
  /** For subscriptions only, by way of pubsub/fanout.ts. */
  readonly hub: Hub;
  /** For the states that subscriptions begin with. */
  readonly liveReads: SharedReads;
}

/** What a request says of itself, whichever way it came. */
export interface Credentials {
  /** `Bearer <token>`; an empty one counts as none. */
  authorization: string | undefined;
  /** The slug of an organisation, for those who are nobody there. */
  organisation: string | undefined;
  acceptLanguage: string | undefined;
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
  organisationId: string | undefined;
  private snapshot: Promise<Snapshot> | undefined;

  private isOver = false;

  constructor(readonly em: EntityManager) {}

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
    const begun = await snapshot.catch(() => undefined);
    if (begun?.em.isInTransaction()) await begun.em.rollback();
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

  constructor(
    em: EntityManager,
    readonly viewer: Viewer,
    readonly services: Services,
    organisationId: string | undefined,
  ) {
    this.scope = new Scope(em);
    this.scope.organisationId = viewer.organisationId ?? organisationId;
  }

  /** The organisation this operation is about, if it is known yet. */
  get organisationId(): string | undefined {
    return this.scope.organisationId;
  }

  /**
   * Says that something of this organisation is asked for. False when the operation is about another one: to it, nothing over there exists.
   * For somebody signed in that other one is always theirs; for the public the first one named counts.
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
    return work({ em: this.scope.em, organisationId: this.scope.tenantId() });
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
  const { viewers } = services;
  const publicContext = async ({ organisation, acceptLanguage }: Credentials) => {
    const organisationId = organisation ? await viewers.organisationBySlug(organisation) : undefined;
    if (organisation && organisationId === undefined) throw new Fault('BAD_USER_INPUT', 'X-Organisation names no organisation.');
    return new Context(em, publicViewer(acceptLanguage), services, organisationId);
  };
  const signedIn = (viewer: Viewer | undefined) => {
    if (viewer) return new Context(em, viewer, services, undefined);
    throw new Fault('UNAUTHENTICATED', 'The token is unknown, expired or revoked.');
  };
  return (credentials) => {
    if (!credentials.authorization) return publicContext(credentials);
    const token = bearerToken(credentials.authorization);
    const viewer = viewers.byToken(token);
    return viewer instanceof Promise ? viewer.then(signedIn) : signedIn(viewer);
  };
}

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]{1,512})$/i;

/** The token of an `Authorization` header. Throws UNAUTHENTICATED for anything else. */
export function bearerToken(authorization: string): string {
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw new Fault('UNAUTHENTICATED', 'The header Authorization must read `Bearer <token>`.');
  return token;
}

function publicViewer(acceptLanguage: string | undefined): Viewer {
  return { kind: 'PUBLIC', role: undefined, organisationId: undefined, locale: preferredLocale(acceptLanguage), key: 'public' };
}

/** The first of our languages in the list, whatever the weights: browsers send it in order of preference. */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  const preferred = acceptLanguage?.toLowerCase().match(/(?:^|,)\s*(sk|cs|en)\b/)?.[1];
  return (preferred as Locale | undefined) ?? 'en';
}
