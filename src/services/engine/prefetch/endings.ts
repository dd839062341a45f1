import type { TransferDraft } from '../../ledger/index.js';
import { put } from '../../rules/world/apply.js';
import type { Needs } from '../../rules/world/needs.js';
import type { RedemptionRow, World } from '../../rules/world/world.js';
import type { Run } from '../database/transaction.js';
import { ChangedMeanwhile } from './changed-meanwhile.js';
import * as queries from './registration-queries.js';

/** Reads what the end or the move of a registration changes: its coming bookings, its place, and what may be given back. */
export class FetchEndings {
  constructor(
    private readonly run: Run,
    private readonly organisationId: string,
    private readonly world: World,
    private readonly needs: Needs,
  ) {}

  /** Finds the rows that have to be locked before the registrations: sessions of coming bookings, and groups. */
  async references(): Promise<void> {
    const { needs } = this;
    if (needs.coming.size > 0) {
      for (const { id, sessionId } of await this.coming()) {
        needs.bookings.add(id);
        needs.sessions.add(sessionId);
      }
    }
    if (needs.enrolments.length === 0) return;
    const ids = needs.enrolments.map(({ registrationId }) => registrationId);
    type Reference = { id: string; groupId: string; attendeeId: string };
    for (const row of await this.run<Reference>(queries.enrolmentReferences(this.organisationId, ids))) {
      needs.lockedGroups.add(row.groupId);
      const wanted = needs.enrolments.flatMap(({ registrationId, groupIds }) => (registrationId === row.id ? groupIds : []));
      for (const groupId of [row.groupId, ...wanted]) {
        needs.places.groupIds.push(groupId);
        needs.places.attendeeIds.push(row.attendeeId);
      }
    }
  }

  /** Checks behind the locks on the registrations that what was found without them still holds, and reads the rest. */
  async rows(): Promise<void> {
    const { run, organisationId, world, needs } = this;
    for (const { registrationId } of needs.enrolments) {
      const registration = world.registrations.get(registrationId);
      if (registration && !needs.lockedGroups.has(registration.groupId)) throw new ChangedMeanwhile();
    }
    if (needs.coming.size > 0 && (await this.coming()).some(({ id }) => !needs.bookings.has(id))) throw new ChangedMeanwhile();
    if (needs.endings.size === 0) return;
    const groupIds = new Set<string>();
    for (const id of needs.endings) groupIds.add(world.registrations.get(id)?.groupId ?? '');
    groupIds.delete('');
    for (const groupId of groupIds) world.lessons.set(groupId, new Map());
    type Lesson = { id: string; groupId: string; startsAt: Date };
    for (const { id, groupId, startsAt } of await run<Lesson>(queries.lessonsOf(organisationId, groupIds)))
      world.lessons.get(groupId)?.set(id, startsAt);
    const settled = await run<RedemptionRow>(queries.settledDebts(organisationId, needs.endings));
    for (const redemption of settled) {
      put(world, 'redemptions', redemption);
      needs.passes.add(redemption.passId);
    }
    if (settled.length === 0) return;
    const passIds = new Set(settled.map(({ passId }) => passId));
    for (const transfer of await run<TransferDraft>(queries.settlingTransfers(organisationId, passIds)))
      if (transfer.passId !== null) world.settledDebts.set(transfer.passId, transfer);
  }

  private coming(): Promise<{ id: string; sessionId: string }[]> {
    return this.run(queries.comingBookings(this.organisationId, this.needs.coming));
  }
}
