import { put } from '../../src/services/rules/world/apply.js';
import type { ProductFacts } from '../../src/services/rules/world/facts.js';
import type { World } from '../../src/services/rules/world/world.js';
import { existing, hoursAfter, NOW, type TestWorld } from '../rules/test-world.js';
import { type Happening, PROMO_CODES, type SellingScenario, type SellingStep } from './selling.js';
import type { SellingCast } from './selling-commands.js';
import { studioInMemory } from './studio-in-memory.js';

/** The rates of the courses of a studio, in the order in which they came to be. */
export const VAT_RATES = [2300, 500, 1900, 0];

/** Furnishes a world in memory as a scenario says, and lets it sell. */
export function shopInMemory(scenario: SellingScenario, now = NOW): { test: TestWorld; cast: SellingCast } {
  const { test, cast } = studioInMemory({ ...scenario, steps: [] }, now);
  const { world } = test;
  for (const [at, course] of [...world.courses.values()].entries()) editCourse(world, course.id, VAT_RATES[at] ?? 0);
  for (const [at, code] of PROMO_CODES.entries()) {
    const terms = { productIds: null, validFrom: null, validUntil: null, timesUsed: 0, archived: false };
    put(world, 'promoCodes', Object.freeze({ id: `promo ${at}`, ...code, ...terms }));
  }
  const empty = { orders: [], payments: [], onlinePayments: [], refunds: [], giftCodeHashes: [] };
  return { test, cast: { ...cast, ...empty } };
}

function editCourse(world: World, id: string, vatBps: number): void {
  world.courses.set(id, Object.freeze({ ...existing(world.courses, id), vatBps }));
}

function editProduct(world: World, id: string, terms: Partial<ProductFacts>): void {
  world.products.set(id, Object.freeze({ ...existing(world.products, id), ...terms }));
}

/** What of new terms a product of its kind can have. */
export function termsFor({ creditMinor, entries }: ProductFacts, terms: Partial<ProductFacts>): Partial<ProductFacts> {
  const { creditMinor: newCredit, entries: newEntries, ...others } = terms;
  if (creditMinor !== null && newCredit != null) return { creditMinor: newCredit };
  return entries !== null && newEntries != null ? { entries: newEntries } : others;
}

export const isHappening = (step: SellingStep): step is Happening =>
  step.do === 'endHold' || step.do === 'endPass' || step.do === 'editProduct' || step.do === 'editCourse';

/** The order that expires, or the product or course that is edited; undefined when the studio has none. */
export function target(step: Happening, cast: SellingCast, world: World): string | undefined {
  if (step.do === 'editProduct') return cast.products[step.productAt % cast.products.length];
  if (step.do === 'editCourse') return [...world.courses.keys()][step.courseAt % world.courses.size];
  if (step.do === 'endHold') {
    const open = cast.orders.filter((id) => world.orders.get(id)?.status === 'OPEN');
    return open[step.orderAt % open.length];
  }
  // The dates of a pass that begins with its first use follow from that. One that pays for sessions to come outlives them.
  const paying = paysForComing(world);
  const begun = cast.passes.filter((id) => world.passes.get(id)?.validityStart === 'PURCHASE' && !paying.has(id));
  return begun[step.passAt % begun.length];
}

/** The passes that pay for a session which is not over by the time at which a happening ends a pass. */
function paysForComing(world: World): Set<string> {
  const passes = [...world.redemptions.values()].flatMap(({ passId, bookingId, returnedAt }) => {
    const session = world.sessions.get(world.bookings.get(bookingId ?? '')?.sessionId ?? '');
    return returnedAt === null && session && session.startsAt > endedAt(world) ? [passId] : [];
  });
  return new Set(passes);
}

const endedAt = (world: World): Date => hoursAfter(world.now, -1);

export function happen(world: World, step: Happening, id: string): void {
  const over = endedAt(world);
  if (step.do === 'editProduct') editProduct(world, id, termsFor(existing(world.products, id), step.terms));
  if (step.do === 'editCourse') editCourse(world, id, step.vatBps);
  if (step.do === 'endHold') put(world, 'orders', Object.freeze({ ...existing(world.orders, id), heldUntil: over }));
  if (step.do === 'endPass') put(world, 'passes', Object.freeze({ ...existing(world.passes, id), validUntil: over }));
}
