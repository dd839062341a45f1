import { randomUUID } from 'node:crypto';
import { EndRegistrationDocument, MoveRegistrationDocument, ReopenRegistrationDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { dayOf } from '../../src/services/rules/world/calendar.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking } from '../support/rights.js';
import { inDays } from '../support/studio.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const inSixDays = dayOf(inDays(6), 'Europe/Bratislava').toString();

/** A group of the CONTINUOUS course of 120.00 with lessons some days from now; below zero they are over. */
async function groupWith(...days: number[]): Promise<string> {
  const text = `mutation { createGroup(input: { courseId: "${studio.continuousCourseId}", locationId: "${studio.locationId}",
    name: "${randomUUID()}", capacity: 9 }) { group { id } errors { ... on UserError { code } } } }`;
  const { group } = (await asking(text)(studio.clients.owner, 'owner')) as { group: { id: string } };
  for (const day of days) {
    const sessionId = await studio.session({ groupId: group.id, days: Math.max(day, 1), price: 0 });
    if (day < 0) await studio.beginIn(sessionId, 24 * day);
  }
  return group.id;
}

/** A dancer who registered a month ago. */
async function dancer(groupId: string): Promise<string> {
  const { registrationId } = await studio.newcomer(groupId);
  await studio.sql(`update registrations set created_at = now() - interval '30 days' where id = ?`, [
    studio.keyOf('Registration', registrationId),
  ]);
  return registrationId;
}

async function move(registrationId: string, groupId: string): Promise<void> {
  const input = { registrationId, groupId };
  const { moveRegistration } = await studio.clients.receptionist.request(MoveRegistrationDocument, { input });
  expect(moveRegistration.errors).toEqual([]);
}

/** Lets the last move have been some days ago. */
const movedAgo = (registrationId: string, days: number) =>
  studio.sql('update registrations set moved_at = now() - make_interval(days => ?) where id = ?', [
    ...[days, studio.keyOf('Registration', registrationId)],
  ]);

const end = async (registrationId: string, on?: string, dryRun = false) => {
  const input = { registrationId, on: on ?? null, dryRun };
  const { endRegistration } = await studio.clients.receptionist.request(EndRegistrationDocument, { input });
  expect(endRegistration.errors).toEqual([]);
  return endRegistration.ending?.price.amountMinor;
};

const storedOf = async (registrationId: string) => {
  const text = 'select moved_at is not null as moved, lessons_before as lessons from registrations where id = ?';
  const [row] = await bindTenant(studio.tenant).transactional((em) =>
    em.execute<{ moved: boolean; lessons: number }[]>(text, [studio.keyOf('Registration', registrationId)]),
  );
  return row;
};

describe('the price that is given back when a registration moved before it ends', () => {
  it('counts the lessons in the group before, and none of the new group before the move', async () => {
    const registrationId = await dancer(await groupWith(-3, -2, 4, 5));
    // Of the new group, the lesson of yesterday was for others.
    await move(registrationId, await groupWith(-1, 3, 4, 10, 11, 12, 13));
    expect(await storedOf(registrationId)).toEqual({ moved: true, lessons: 2 });
    // 2 lessons had, 6 to come, 4 of them unused: 120.00 × 4 ÷ 8.
    expect(await end(registrationId, inSixDays)).toBe(6000);
    expect(await studio.account(registrationId)).toMatchObject({ charged: 6000 });
  });

  it('counts the lessons of all its groups when it moved twice', async () => {
    const registrationId = await dancer(await groupWith(-9, -8));
    await move(registrationId, await groupWith(-2, -1, 4));
    await movedAgo(registrationId, 3);
    await move(registrationId, await groupWith(3, 10, 11));
    expect(await storedOf(registrationId)).toEqual({ moved: true, lessons: 4 });
    // 4 lessons had in two groups, 3 to come, 2 of them unused: 120.00 × 2 ÷ 7 is 34.29.
    expect(await end(registrationId, inSixDays)).toBe(3429);
  });

  it('counts no lesson twice when it moved there and back', async () => {
    const home = await groupWith(-9, -8, 3, 10);
    const registrationId = await dancer(home);
    await move(registrationId, await groupWith(4, 5));
    await move(registrationId, home);
    expect(await storedOf(registrationId)).toEqual({ moved: true, lessons: 2 });
    // As if it had never moved: 2 lessons had, 2 to come, 1 of them unused.
    expect(await end(registrationId, inSixDays, true)).toBe(3000);
    expect(await end(registrationId)).toBe(6000);
  });

  it('is the same again after the end was taken back, and after a further move', async () => {
    const registrationId = await dancer(await groupWith(-3, -2));
    await move(registrationId, await groupWith(3, 10));
    expect(await end(registrationId, inSixDays)).toBe(3000);
    const input = { registrationId };
    const { reopenRegistration } = await studio.clients.receptionist.request(ReopenRegistrationDocument, { input });
    expect(reopenRegistration).toMatchObject({ registrationBalance: { charged: { amountMinor: 12_000 } }, errors: [] });
    expect(await storedOf(registrationId)).toEqual({ moved: true, lessons: 2 });
    expect(await end(registrationId, inSixDays, true)).toBe(3000);
    await move(registrationId, await groupWith(10, 11));
    // 2 lessons had, 2 to come, both unused.
    expect(await end(registrationId, inSixDays)).toBe(6000);
  });

  it('is the whole price when it had no lesson anywhere, and nothing when none is to come', async () => {
    const early = await dancer(await groupWith(3));
    await move(early, await groupWith(10));
    expect(await end(early, inSixDays)).toBe(12_000);
    const late = await dancer(await groupWith(-2));
    await move(late, await groupWith());
    expect(await end(late)).toBe(0);
  });
});
