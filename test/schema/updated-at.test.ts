import { CreateLocationDocument, TypedDocumentString, UpdateCustomerDocument, UpdateLocationDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '../audit/entries.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const TYPES = ['Organisation', 'Location', 'Member', 'Customer', 'Attendee', 'Course', 'Group', 'Session', 'PassProduct'];
const HELD = ['Registration', 'Pass', 'Booking'];

interface Stamps {
  createdAt: number;
  updatedAt: number;
}

/** The stamps of the rows, in the order of their ids. */
async function stampsOf(...ids: string[]): Promise<Stamps[]> {
  const fields = [...TYPES, ...HELD].map((type) => `... on ${type} { ${type}_c: createdAt ${type}_u: updatedAt }`).join(' ');
  const document = new TypedDocumentString<{ nodes: Record<string, string>[] }, { ids: string[] }>(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ${fields} } }`,
  );
  const { nodes } = await studio.clients.owner.request(document, { ids });
  return nodes.map((node) => {
    const told = (end: string) => Date.parse(Object.entries(node).find(([name]) => name.endsWith(end))?.[1] ?? '');
    return { createdAt: told('_c'), updatedAt: told('_u') };
  });
}
const updatedAt = async (...ids: string[]) => (await stampsOf(...ids)).map((stamps) => stamps.updatedAt);

/** Which of the rows a change has touched. */
async function touchedBy(change: () => Promise<unknown>, ids: string[]): Promise<boolean[]> {
  const before = await updatedAt(...ids);
  await change();
  const after = await updatedAt(...ids);
  expect(after.every((moment, at) => moment >= (before[at] ?? Number.NaN))).toBe(true);
  return after.map((moment, at) => moment !== before[at]);
}

describe('updatedAt', () => {
  it('begins with the creation of the row, for each type', async () => {
    const { customerId, attendeeId, registrationId } = await studio.newcomer();
    const sessionId = await studio.session({ price: 8 });
    const passId = await studio.sell(await studio.product({ kind: 'ENTRY', entries: 2 }), { customerId });
    const { id } = await studio.book(registrationId, sessionId);
    const { organisationId, locationId, instructorId, openCourseId, mondayGroupId, entryProductId } = studio;
    const older = [organisationId, locationId, instructorId, openCourseId, mondayGroupId, entryProductId];
    const stamps = await stampsOf(...older, customerId, attendeeId, registrationId, sessionId, passId, id);
    expect(stamps).toHaveLength(TYPES.length + HELD.length);
    // The key of a row is made by the server, and the moment of a change by the database.
    for (const { createdAt, updatedAt } of stamps) expect(updatedAt).toBeGreaterThan(createdAt - 1_000);
  });

  it('moves with a change of the row by its own mutation, and not with one of another row', async () => {
    const { customerId } = await studio.person();
    const rename = () =>
      studio.clients.owner.request(UpdateLocationDocument, { input: { locationId: studio.locationId, name: 'Nová sála' } });
    expect(await touchedBy(rename, [studio.locationId, studio.openCourseId, customerId])).toEqual([true, false, false]);
    const call = () =>
      studio.clients.receptionist.request(UpdateCustomerDocument, { input: { customerId, phone: '+421 905 123 456' } });
    expect(await touchedBy(call, [studio.locationId, studio.openCourseId, customerId])).toEqual([false, false, true]);
  });

  it('stays where a mutation names what is already stored', async () => {
    const name = 'Plaváreň bez zmeny';
    const update = () => studio.clients.owner.request(UpdateLocationDocument, { input: { locationId: studio.locationId, name } });
    await update();
    expect(await touchedBy(update, [studio.locationId])).toEqual([false]);
  });

  it('moves for the session, the registration and the pass of a booking, and for nothing of a preview', async () => {
    const { customerId, registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const [sessionId, other] = [await studio.session({ price: 8 }), await studio.session({ price: 8, days: 11 })];
    const ids = [sessionId, registrationId, passId, other, customerId];
    const preview = () => studio.tryToBook({ registrationId, sessionId, dryRun: true });
    expect(await touchedBy(preview, ids)).toEqual([false, false, false, false, false]);
    expect(await touchedBy(() => studio.book(registrationId, sessionId), ids)).toEqual([true, true, true, false, false]);
  });

  it('moves when a booking is cancelled', async () => {
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, await studio.session({ price: 8 }));
    expect(await touchedBy(() => studio.tryToCancel({ bookingId: id }), [id])).toEqual([true]);
  });

  it('is the new moment in the answer of the mutation itself', async () => {
    const [before = 0] = await updatedAt(studio.locationId);
    const document = new TypedDocumentString<{ updateLocation: { location: { updatedAt: string } } }, Record<string, never>>(
      `mutation { updateLocation(input: { locationId: "${studio.locationId}", city: "Nitra" }) { location { updatedAt } } }`,
    );
    const { location } = (await studio.clients.owner.request(document)).updateLocation;
    expect(Date.parse(location.updatedAt)).toBeGreaterThan(before);
    expect(await updatedAt(studio.locationId)).toEqual([Date.parse(location.updatedAt)]);
  });

  it('moves with changes by jobs and hands as well, and is no change in the audit log', async () => {
    const { owner } = studio.clients;
    const { createLocation } = await owner.request(CreateLocationDocument, { input: { name: 'Sklad' } });
    const id = createLocation.location?.id ?? '';
    const key = studio.keyOf('Location', id);
    const byHand = () => studio.sql(`update locations set city = 'Trnava' where id = ?`, [key]);
    expect(await touchedBy(byHand, [id])).toEqual([true]);
    const entries = (await entriesOf(owner, { subjectId: id })) ?? [];
    const fields = entries.flatMap(({ changes }) => changes.map(({ field }) => field));
    expect(fields).toContain('city');
    expect(fields).not.toContain('updatedAt');
  });
});
