import { Drafts } from '../../ledger/index.js';
import { validityWithUse } from '../passes/payment-plan.js';
import { taxWithout } from '../passes/tax.js';
import { beginsWithUse } from '../world/uses.js';
import type { BookingRow, Changes, RedemptionRow, RegistrationRow, World } from '../world/world.js';
import { giveGrace } from './grace.js';
import { oweReturned, type Returned } from './returned.js';

/**
 * Cancels bookings and returns exactly what they took: reverses their transfers, returns their slices. The caller frees the
 * seats. @param byOrganisation true when the organisation cancels the session, which must cost no customer anything
 */
export function giveBack(world: World, changes: Changes, bookings: readonly BookingRow[], byOrganisation = false): void {
  const drafts = new Drafts(world.organisation.currency, world.newId);
  const registrations = new Map<string, RegistrationRow>();
  const passes = new Map<string, { without: string[]; uses: RedemptionRow[]; consumedMinor: number; entries: number }>();
  changes.changed.bookings = [];
  changes.changed.redemptions = [];
  for (const booking of bookings) {
    changes.changed.bookings.push({ ...booking, status: 'CANCELLED', cancelledAt: world.now });
    drafts.reverse(world.unreversed.get(booking.id) ?? []);
    const registration = registrations.get(booking.registrationId) ?? world.registrations.get(booking.registrationId);
    if (!registration) throw new Error(`registration ${booking.registrationId} of booking ${booking.id} was not prefetched`);
    registrations.set(registration.id, {
      ...registration,
      chargedMinor: registration.chargedMinor - booking.priceMinor,
      version: registration.version + 1,
    });
    for (const redemptionId of world.redemptionsOfBooking.get(booking.id) ?? []) {
      const redemption = world.redemptions.get(redemptionId);
      if (!redemption || redemption.returnedAt) continue;
      changes.changed.redemptions.push({ ...redemption, returnedAt: world.now });
      const pass = passes.get(redemption.passId) ?? { without: [], uses: [], consumedMinor: 0, entries: 0 };
      pass.without.push(booking.id);
      pass.uses.push(redemption);
      pass.consumedMinor += redemption.consumedMinor;
      pass.entries += redemption.entries;
      passes.set(redemption.passId, pass);
    }
  }
  changes.transfers = changes.transfers.concat(drafts.list);
  changes.changed.registrations = [...registrations.values()];
  const returned: Returned[] = [];
  changes.changed.passes = [...passes].map(([passId, { without, uses, consumedMinor, entries }]) => {
    const pass = world.passes.get(passId);
    if (!pass) throw new Error(`pass ${passId} of a redemption was not prefetched`);
    const dates = beginsWithUse(pass) ? validityWithUse(pass, undefined, world, without) : {};
    const after = { ...pass, ...dates, ...taxWithout(pass, uses), version: pass.version + 1 };
    returned.push({ pass: after, consumedMinor, entries });
    return after;
  });
  oweReturned(world, changes, returned, byOrganisation);
  giveGrace(world, changes, returned, byOrganisation);
}
