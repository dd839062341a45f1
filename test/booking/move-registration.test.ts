import { randomUUID } from 'node:crypto';
import { BookingDocument, type Client, MoveRegistrationDocument, type MoveRegistrationInput } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '../audit/entries.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, expectRights } from '../support/rights.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const move = async (input: MoveRegistrationInput, client: Client = studio.clients.receptionist) =>
  (await client.request(MoveRegistrationDocument, { input })).moveRegistration;

describe('moveRegistration', () => {
  it('takes the passes and the debt to the new group, and gives back what it cannot book', async () => {
    const { registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    const { id } = await studio.book(registrationId, await studio.session({ price: 8 }));
    await studio.closeCancellation(id);
    const { id: owed } = await studio.book(registrationId, await studio.session({ price: 8, groupId: studio.thursdayGroupId }));
    const linked = await move({ registrationId, groupId: studio.thursdayGroupId });
    expect(linked).toMatchObject({
      registration: { id: registrationId, group: { id: studio.thursdayGroupId } },
      bookingsCancelled: 0,
      registrationBalance: { charged: { amountMinor: 1600 }, balance: { amountMinor: 400 } },
      errors: [],
    });
    const apart = await move({ registrationId, groupId: studio.apartGroupId });
    expect(apart).toMatchObject({
      bookingsCancelled: 2,
      registrationBalance: { charged: { amountMinor: 0 }, balance: { amountMinor: 2000 } },
      passBalances: [{ pass: { id: passId }, creditLeft: { amountMinor: 2000 } }],
    });
    for (const bookingId of [id, owed]) {
      const { booking } = await studio.clients.owner.request(BookingDocument, { id: bookingId });
      expect(booking?.status).toBe('CANCELLED');
    }
    const [entry] = (await entriesOf(studio.clients.owner, { subjectId: registrationId })) ?? [];
    expect(entry).toMatchObject({ action: 'moveRegistration' });
    await studio.book(registrationId, await studio.session({ groupId: studio.apartGroupId }));
  });

  it('answers a dry run and changes nothing, and the same key twice with the same answer', async () => {
    const { registrationId } = await studio.newcomer();
    await studio.book(registrationId, await studio.session());
    const input = { registrationId, groupId: studio.apartGroupId };
    const before = await fingerprints(studio.tenant);
    expect(await move({ ...input, dryRun: true })).toMatchObject({ bookingsCancelled: 1, errors: [] });
    expect(await fingerprints(studio.tenant)).toEqual(before);
    const keyed = { ...input, idempotencyKey: randomUUID() };
    const { passBalances: _changed, ...first } = await move(keyed);
    const { passBalances: _now, ...again } = await move(keyed);
    expect(again).toEqual(first);
  });

  it('refuses a group of another course, a full one, and one where the attendee is registered', async () => {
    const { registrationId, attendeeId } = await studio.newcomer();
    const to = (groupId: string) => () => move({ registrationId, groupId });
    await expectRefused(studio, to(studio.oneOffGroupId), ['GROUPS_OF_DIFFERENT_COURSES', 'groupId']);
    await expectRefused(studio, to(studio.mondayGroupId), ['ALREADY_REGISTERED', 'groupId']);
    await studio.register(attendeeId, studio.apartGroupId);
    await expectRefused(studio, to(studio.apartGroupId), ['ALREADY_REGISTERED', 'groupId']);
  });

  it('finds no registration and no group by an id of nothing, or of another studio', async () => {
    const { registrationId: foreign } = await ground.other.newcomer();
    const { registrationId } = await studio.newcomer();
    await expectUnknownIds(ground, { kind: 'Registration', field: 'registrationId', foreign }, (id) =>
      move({ registrationId: id, groupId: studio.apartGroupId }),
    );
    await expectUnknownIds(ground, { kind: 'Group', field: 'groupId', foreign: ground.other.apartGroupId }, (groupId) =>
      move({ registrationId, groupId }),
    );
  });

  it('lets the desk and keys with BOOKINGS_WRITE move a registration, and nobody else', async () => {
    const { registrationId } = await studio.newcomer();
    const input = `{ registrationId: "${registrationId}", groupId: "${studio.apartGroupId}", dryRun: true }`;
    const text = `mutation { moveRegistration(input: ${input}) { errors { ... on UserError { code } } } }`;
    await expectRights(ground, asking(text), { allowed: [...DESK, 'key BOOKINGS_WRITE'] });
  });
});
