import { CreateLocationDocument, TypedDocumentString } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';

const ground = useGround();

const TYPES = ['Organisation', 'Location', 'Course', 'Group', 'Session', 'PassProduct', 'Attendee', 'Customer'];
/** A clock of another process may differ by a little. */
const TOLERANCE_MS = 1_000;

/** When the rows were created, by their ids. */
async function createdAt(ids: string[]): Promise<number[]> {
  const fields = TYPES.map((type) => `... on ${type} { ${type}: createdAt }`).join(' ');
  const document = new TypedDocumentString<{ nodes: Record<string, string>[] }, { ids: string[] }>(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ${fields} } }`,
  );
  const { nodes } = await ground.studio.clients.owner.request(document, { ids });
  return nodes.map((node) => Date.parse(Object.values(node)[0] ?? ''));
}

describe('createdAt', () => {
  it('is the moment at which the row was made, for each type', async () => {
    const { studio } = ground;
    const before = Date.now() - TOLERANCE_MS;
    const { customerId, attendeeId } = await studio.newcomer();
    const { createLocation } = await studio.clients.owner.request(CreateLocationDocument, { input: { name: 'Sála' } });
    const made = [customerId, attendeeId, createLocation.location?.id ?? ''];
    made.push(await studio.session(), await studio.product({ kind: 'ENTRY', entries: 2 }));
    for (const moment of await createdAt(made)) {
      expect(moment).toBeGreaterThanOrEqual(before);
      expect(moment).toBeLessThanOrEqual(Date.now() + TOLERANCE_MS);
    }
  });

  it('orders the rows of a studio as they were made', async () => {
    const { organisationId, locationId, openCourseId, mondayGroupId, fiveEuroSessionIds } = ground.studio;
    const moments = await createdAt([organisationId, locationId, openCourseId, mondayGroupId, fiveEuroSessionIds[0] ?? '']);
    expect(moments.slice(1)).toEqual(moments.slice(1).toSorted((one, other) => one - other));
    expect(moments.every((moment) => moment > 0)).toBe(true);
  });
});
