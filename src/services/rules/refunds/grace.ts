import { Drafts, entriesAccount, passAccount, templates } from '../../ledger/index.js';
import { faceOf } from '../passes/tax.js';
import { endOfDayAfter } from '../passes/validity.js';
import { shareOf } from '../world/arithmetic.js';
import type { Changes, PassRow, World } from '../world/world.js';
import type { Returned } from './returned.js';

/** Entries and credit that the organisation gives back with a session or a registration are kept at least this many days. */
const ORGANISATION_GRACE_MIN_DAYS = 14;

/**
 * Keeps usable what is given back to passes that have ended: it goes on to a pass of grace, which is valid from now on for the
 * organisation's days of grace. What had expired on the ended pass before stays there, so past reports stay as they are. When
 * the organisation itself gives back, this also holds for a pass that would end before those days are over.
 */
export function giveGrace(world: World, changes: Changes, returned: readonly Returned[], byOrganisation: boolean): void {
  const { now, organisation } = world;
  const days = byOrganisation ? Math.max(organisation.graceDays, ORGANISATION_GRACE_MIN_DAYS) : organisation.graceDays;
  if (days === 0) return;
  const validUntil = endOfDayAfter(now, days, organisation.timeZone);
  const tooSoon = byOrganisation ? validUntil : now;
  const drafts = new Drafts(organisation.currency, world.newId);
  const passes: PassRow[] = [];
  for (const { pass, consumedMinor, entries } of returned) {
    const isHeld = pass.state !== 'REFUNDED' && pass.kind !== 'TIME' && consumedMinor + entries > 0;
    if (!isHeld || pass.validUntil === null || pass.validUntil >= tooSoon) continue;
    const grace = graceOf(world, pass, consumedMinor, entries, validUntil);
    templates.graceGiven(drafts, pass.id, grace.id, consumedMinor, entries);
    changes.opened.push(passAccount(grace.id));
    if (grace.kind === 'ENTRY') changes.opened.push(entriesAccount(grace.id));
    passes.push(grace);
  }
  if (passes.length === 0) return;
  changes.transfers = changes.transfers.concat(drafts.list);
  changes.created.passes = passes;
}

/** A pass on the terms of the ended one, which holds the returned part of its value and of what was paid for it. */
function graceOf({ newId, now }: World, pass: PassRow, valueMinor: number, entries: number, validUntil: Date): PassRow {
  const isCredit = pass.kind === 'CREDIT';
  return {
    ...pass,
    id: newId(),
    priceMinor: isCredit ? shareOf(pass.priceMinor, valueMinor, faceOf(pass)) : valueMinor,
    creditMinor: isCredit ? valueMinor : null,
    entries: isCredit ? null : entries,
    validityPeriod: null,
    validityStart: 'PURCHASE',
    validFrom: now,
    validUntil,
    taxedMinor: 0,
    usesByRate: {},
    discountedMinor: shareOf(pass.discountedMinor, valueMinor, faceOf(pass)),
    graceOfId: pass.id,
    purchasedAt: now,
    version: 1,
  };
}
