import { describe, expect, it } from 'vitest';
import { ground } from './checkout-ground.js';
import { existing, hoursAfter, NOW } from './test-world.js';

/** The last millisecond of that day in Bratislava. */
const END = new Date('2027-02-01T22:59:59.999Z');
const TERMS = { fixedUntil: '2027-02-01' } as const;

/** A CREDIT pass of a registration and an ENTRY pass of its customer, which end on one day. */
function studio() {
  const made = ground();
  const { test, registration } = made;
  const credit = test.pass(registration, { kind: 'CREDIT', creditMinor: 2000, ...TERMS });
  const entry = test.pass(registration, { kind: 'ENTRY', entries: 4, ...TERMS });
  const versions = () => [credit, entry].map((id) => test.passRow(id).version).concat(test.registrationRow(registration).version);
  return { ...made, credit, entry, versions };
}

describe('the end of a pass', () => {
  it('raises the version of a pass of a customer, and moves nothing', () => {
    const { test, entry, versions } = studio();
    const [credit, before, account] = versions();
    test.world.now = hoursAfter(END, 1);
    const balances = new Map(test.world.balances);
    test.does({ kind: 'endPass', passId: entry, registrationId: null });
    expect(versions()).toEqual([credit, Number(before) + 1, account]);
    expect(test.world.balances).toEqual(balances);
    expect(existing(test.world.passes, entry).state).toBe('ACTIVE');
  });

  it('raises the version of a CREDIT pass and of its registration, whose account it changes', () => {
    const { test, credit, registration, versions } = studio();
    const [before = 0, entry, account = 0] = versions();
    test.world.now = hoursAfter(END, 1);
    test.does({ kind: 'endPass', passId: credit, registrationId: registration });
    expect(versions()).toEqual([before + 1, entry, account + 1]);
  });

  it('is refused before it, in its last millisecond, and for a registration that is not that of the pass', () => {
    const { test, credit, entry, registration, versions } = studio();
    const before = versions();
    for (const now of [NOW, END]) {
      test.world.now = now;
      test.refuses({ kind: 'endPass', passId: entry, registrationId: null }, 'NOT_FOUND');
    }
    test.world.now = hoursAfter(END, 1);
    test.refuses({ kind: 'endPass', passId: entry, registrationId: registration }, 'NOT_FOUND');
    test.refuses({ kind: 'endPass', passId: credit, registrationId: null }, 'NOT_FOUND');
    test.refuses({ kind: 'endPass', passId: 'nobody', registrationId: null }, 'NOT_FOUND');
    expect(versions()).toEqual(before);
  });

  it('leaves no entry in the audit log', () => {
    const { test, entry } = studio();
    test.world.now = hoursAfter(END, 1);
    expect(test.logs({ kind: 'endPass', passId: entry, registrationId: null })).toEqual([]);
  });
});
