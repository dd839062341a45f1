import { type Client, ScanDocument, TypedDocumentString } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { ScanCodes } from '../../src/services/passes/index.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { idsOfNothing } from '../support/unknown-ids.js';
import { STAFF } from '../support/viewers.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const scan = async (code: string, client: Client = studio.clients.receptionist) =>
  (await client.request(ScanDocument, { code })).scanned;

const CODE = (field: string) =>
  new TypedDocumentString<Record<string, { scanCode: string } | null>, { id: string }>(
    `query ($id: ID!) { ${field}(id: $id) { scanCode } }`,
  );

/** The code as its own customer may show it on a telephone. */
const codeOf = async (field: 'pass' | 'booking', id: string, client: Client) =>
  (await client.request(CODE(field), { id }))[field]?.scanCode ?? '';

async function visitor() {
  const newcomer = await studio.newcomer();
  const passId = await studio.sell(studio.entryProductId, { customerId: newcomer.customerId });
  const { id: bookingId } = await studio.book(newcomer.registrationId, await studio.session());
  return { ...newcomer, passId, bookingId };
}

describe('scanned', () => {
  it('finds a pass with its holder and their bookings, and a booking with its attendee', async () => {
    const { passId, bookingId, client, customerId } = await visitor();
    expect(await scan(await codeOf('pass', passId, client))).toMatchObject({
      ...{ __typename: 'Pass', id: passId, entriesLeft: 3 },
      customer: { id: customerId, bookings: { edges: [{ node: { id: bookingId, bookingStatus: 'BOOKED' } }] } },
    });
    expect(await scan(await codeOf('booking', bookingId, client))).toMatchObject({
      ...{ __typename: 'Booking', id: bookingId, bookingStatus: 'BOOKED' },
      registration: { attendee: { name: 'Nina' } },
    });
  });

  it('takes ids too, and codes however they were typed', async () => {
    const { passId, bookingId, client } = await visitor();
    const code = await codeOf('pass', passId, client);
    expect(code).toMatch(/^P[2-9A-HJ-NP-Z]{39}$/);
    for (const typed of [
      code.toLowerCase(),
      ` ${code}\n`,
      code.replace(/.{4}/g, '$& '),
      `„${code.slice(0, 9)}–${code.slice(9)}“`,
      passId,
    ]) {
      expect(await scan(typed), typed).toMatchObject({ id: passId });
    }
    expect(await scan(` ${bookingId} `)).toMatchObject({ id: bookingId });
  });

  it('finds nothing by another code, by a code of another studio, and by ids of other things', async () => {
    const { passId, client, registrationId } = await visitor();
    const code = await codeOf('pass', passId, client);
    const other = code.endsWith('2') ? '3' : '2';
    const forged = [code.slice(0, -1) + other, `B${code.slice(1)}`, code.slice(0, -1), `${code}2`, `P${'Z'.repeat(39)}`];
    for (const wrong of [...forged, '', 'P', '0', registrationId, ...idsOfNothing(ground, 'Pass')]) {
      expect(await scan(wrong), wrong).toBeNull();
    }
    expect(await scan(code, ground.other.clients.owner)).toBeNull();
    expect(await scan(passId, ground.other.clients.owner)).toBeNull();
  });

  it('makes codes that another secret does not know', () => {
    const [ours, theirs] = [new ScanCodes('a'.repeat(32)), new ScanCodes('b'.repeat(32))];
    const [organisationId, id] = ['0193a1f0-0000-7000-8000-000000000001', '00000000-0000-0000-0000-000000000000'];
    const code = ours.codeOf('Booking', organisationId, id);
    expect(ours.read(organisationId, code)).toEqual({ type: 'Booking', id });
    expect(theirs.read(organisationId, code)).toBeUndefined();
    expect(ours.read(id, code)).toBeUndefined();
  });

  it('is for the staff and for keys that may read the row, and null for everybody else', async () => {
    const { passId, bookingId, client } = await visitor();
    const text = (code: string) => asking(`{ scanned(code: "${code}") { __typename } }`);
    await expectSeenBy(ground, text(await codeOf('pass', passId, client)), {
      allowed: [...STAFF, 'key SALES_READ', 'key SALES_WRITE'],
    });
    await expectSeenBy(ground, text(await codeOf('booking', bookingId, client)), {
      allowed: [...STAFF, 'key BOOKINGS_READ', 'key BOOKINGS_WRITE'],
    });
  });

  it('shows an instructor nobody whom they do not teach', async () => {
    const { passId, client } = await visitor();
    const code = await codeOf('pass', passId, client);
    await studio.sql('update groups set instructor_id = null where id = ?', [studio.keyOf('Group', studio.mondayGroupId)]);
    expect(await scan(code, studio.clients.instructor)).toBeNull();
    expect(await scan(code)).toMatchObject({ id: passId });
  });
});
