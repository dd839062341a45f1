import { describe, expect, it } from 'vitest';
import { LocalHub } from '../../src/pubsub/hub.js';
import { OrganisationChanges } from '../../src/pubsub/organisation-changes.js';

describe('changes of organisations', () => {
  it('are known from the commit on, for that organisation only', () => {
    const changes = new OrganisationChanges(new LocalHub());
    const before = changes.now();
    changes.committed('one');
    expect(changes.isUnchangedSince('one', before)).toBe(false);
    expect(changes.isUnchangedSince('two', before)).toBe(true);
    expect(changes.isUnchangedSince('one', changes.now())).toBe(true);
  });

  it('concern all where nobody knows whom they concern', () => {
    const changes = new OrganisationChanges(new LocalHub());
    const before = changes.now();
    changes.committedAnywhere();
    expect(changes.isUnchangedSince('one', before)).toBe(false);
    expect(changes.isUnchangedSince('one', changes.now())).toBe(true);
  });

  it('reach the other processes by the hub, and the moment at which it begins to listen counts as one', async () => {
    const told: (() => void)[] = [];
    const hub = {
      tellChange: () => undefined,
      watchChanges: async (_organisationId: string, onChange: () => void) => {
        told.push(onChange);
        return () => void told.splice(0);
      },
    };
    const changes = new OrganisationChanges(hub);
    const before = changes.now();
    changes.watch('one');
    await Promise.resolve();
    expect(changes.isUnchangedSince('one', before)).toBe(false);
    const listening = changes.now();
    told[0]?.();
    expect(changes.isUnchangedSince('one', listening)).toBe(false);
    changes.unwatch('one');
    await Promise.resolve();
    expect(told).toEqual([]);
  });
});
