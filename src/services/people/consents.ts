import { LockMode } from '@mikro-orm/core';
import { v7 as uuidv7 } from 'uuid';
import type { ConsentKind } from '../../entities/index.js';
import { AttendeeConsent } from '../../entities/index.js';
import { creates, done, type Keyed, nowOf, setUp, setUpOnce, type Tenant } from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';
import { lockAttendee } from './attendees.js';

const WORDING_MAX_LENGTH = 5_000;
/** More than anybody changes their mind. Bounds the history of one attendee. */
const CONSENTS_MAX = 200;

export interface GrantConsent {
  attendeeId: string;
  kind: ConsentKind;
  /** The text of the consent, as it was shown. */
  wording: string;
}

/**
 * Records a consent. It replaces a current consent of the same kind, unless the wording is the same: then that one stays. With
 * `ownerId`, only an attendee of that customer is found.
 * @param grantedBy `Viewer.key` of the caller
 */
export function grantConsent(
  tenant: Tenant,
  grantedBy: string,
  input: GrantConsent & Keyed,
  ownerId?: string,
  now = nowOf(tenant),
): Promise<Result<AttendeeConsent>> {
  return setUpOnce(tenant, creates('grantConsent', AttendeeConsent, input), async ({ em, organisationId, check }) => {
    const attendee = await lockAttendee(em, input.attendeeId, ownerId);
    if (!check.found('attendeeId', 'ATTENDEE', attendee)) return check.refused();
    const wording = check.text('wording', input.wording, WORDING_MAX_LENGTH);
    if (wording === '') check.invalid('wording', 'REQUIRED');
    const before = await em.findOne(AttendeeConsent, { attendee: attendee.id, kind: input.kind, withdrawnAt: null });
    if (before?.wording === wording) return done(before);
    const count = await em.count(AttendeeConsent, { attendee: attendee.id });
    if (count >= CONSENTS_MAX) check.invalid('attendeeId', 'TOO_MANY', CONSENTS_MAX);
    if (check.failed) return check.refused();
    if (before) {
      before.withdrawnAt = now;
      before.withdrawnBy = grantedBy;
      // Flushed first: the database does not allow two current consents of one kind.
      await em.flush();
    }
    const values = { kind: input.kind, wording, grantedAt: now, grantedBy };
    return done(em.create(AttendeeConsent, { id: uuidv7(), organisationId, attendee, ...values }));
  });
}

/** Withdraws a consent; doing it again changes nothing. With `ownerId`, only consents of that customer's attendees are found. */
export function withdrawConsent(
  tenant: Tenant,
  withdrawnBy: string,
  input: { consentId: string },
  ownerId?: string,
  now = nowOf(tenant),
): Promise<Result<AttendeeConsent>> {
  return setUp(tenant, async ({ em, check }) => {
    const consent = await em.findOne(AttendeeConsent, input.consentId);
    if (!check.found('consentId', 'CONSENT', consent)) return check.refused();
    const attendee = await lockAttendee(em, consent.attendee.id, ownerId);
    if (!check.found('consentId', 'CONSENT', attendee)) return check.refused();
    // Read again under the lock of its attendee: it may have been withdrawn in between.
    await em.refresh(consent, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (consent.withdrawnAt === null) {
      consent.withdrawnAt = now;
      consent.withdrawnBy = withdrawnBy;
    }
    return done(consent);
  });
}
