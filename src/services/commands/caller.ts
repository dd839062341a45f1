import type { AuditActor } from '../../postgres/audit-actor.js';
import type { Actor } from '../engine/index.js';

/** The caller of a command, at the organisation that the command is for. */
export interface Caller {
  organisationId: string;
  /** Idempotency keys are kept under it, so two callers may use the same key. */
  viewerKey: string;
  /** The actor in whose name the rules decide: staff act for everybody, a customer for themselves. */
  actor: Actor;
  /** The currency of the organisation. Amounts in another one are refused. */
  currency: string;
  /** The person or program that the audit log names. */
  author: AuditActor;
}
