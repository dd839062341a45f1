import { isExpired } from '../passes/payment-plan.js';
import { command, refuse } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { noChanges } from '../world/world.js';

interface EndPass {
  passId: string;
  /** The registration of a CREDIT pass: the credit is part of its account. */
  registrationId: string | null;
}

/**
 * Tells subscribers that a pass has ended. Only versions grow: what is left on the pass counts for nothing from its end on, even
 * before the ledger posts that.
 */
export const endPass = command<EndPass, { passId: string }>({
  needs: (needs, { passId, registrationId }) => {
    needs.passes.add(passId);
    if (registrationId !== null) needs.registrations.add(registrationId);
  },

  decide: (world, { passId, registrationId }) => {
    const pass = world.passes.get(passId);
    const isEnded = pass !== undefined && pass.registrationId === registrationId && isExpired(pass, world.now);
    if (!isEnded) return refuse(refusal('NOT_FOUND', 'passId', { referent: 'PASS' }));
    const changes = noChanges();
    changes.changed.passes = [{ ...pass, version: pass.version + 1 }];
    const registration = world.registrations.get(registrationId ?? '');
    if (registration) changes.changed.registrations = [{ ...registration, version: registration.version + 1 }];
    return { kind: 'done', answer: { passId }, changes };
  },

  audit: () => [],
});
