import { randomUUID } from 'node:crypto';
import {
  CancelOrderDocument,
  CancelSessionDocument,
  CheckInDocument,
  EndRegistrationDocument,
  type PassKind,
  RefundPaymentDocument,
  UpdateOrganisationDocument,
  type UpdateOrganisationInput,
  UpdateSessionDocument,
  type UpdateSessionInput,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '../payments/online-studio.js';
import { type BookingStudio, slicesOf } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { openOnlineSale } from '../support/online-sale.js';
import { useStreams } from '../support/streams.js';
import { euro, inDays } from '../support/studio.js';

const ground = useGround();
const { seatsOf, passOf, accountOf } = useStreams();
const FORFEIT = { lateCancellation: 'FORFEIT' } as const;
const FEE_OF_3 = { lateCancellation: 'FORFEIT_AND_FEE', lateFee: euro(3) } as const;
const BLOCK = { lateCancellation: 'BLOCK', lateFee: euro(0) } as const;

let studio: BookingStudio;
beforeAll(async () => {
  ({ studio } = ground);
  await openOnlineSale(ground.app, studio);
});

/** A session at 8 € with three seats, somebody registered for it, and a pass of theirs. */
interface Scene {
  sessionId: string;
  registrationId: string;
  passId: string;
  bookingId: string;
  orderId: string;
}

type Topic = 'sessionCapacity' | 'passBalance' | 'registrationBalance' | 'checkIns' | 'orderProgress' | 'sessionChanges';

interface Row {
  command: string;
  /** The pass that the customer holds: four entries, or 20 € of credit. */
  holds?: Exclude<PassKind, 'TIME'>;
  /** How the seat was booked before, if it was. */
  booked?: { policy?: UpdateOrganisationInput; late?: boolean; payWith?: 'AT_DESK' };
  ordered?: boolean;
  run: (scene: Scene) => Promise<{ errors: readonly unknown[] }>;
  isRefused?: boolean;
  /** The figures that are pushed; nothing may be pushed where they are left out. */
  seats?: object;
  pass?: object;
  account?: object;
  /** The events that the command leaves in the outbox, by topic. */
  events: Topic[];
}

const online = ({ registrationId, sessionId }: Scene) =>
  studio.tryToBook({
    ...{ registrationId, sessionId, payWith: 'ONLINE', idempotencyKey: randomUUID() },
    ...{ successUrl: 'https://vlnka.sk/paid', cancelUrl: 'https://vlnka.sk/left' },
  });
const updateSession = async (input: UpdateSessionInput) =>
  (await studio.clients.manager.request(UpdateSessionDocument, { input })).updateSession;

const ROWS: Row[] = [
  {
    ...{ command: 'bookSession paid by an ENTRY pass', run: (scene) => studio.tryToBook(seatOf(scene)) },
    ...{ seats: { seatsTaken: 1, seatsLeft: 2 }, pass: { entriesLeft: 3 } },
    ...{ account: { paid: euro(8), charged: euro(8), debt: euro(0) } },
    events: ['passBalance', 'registrationBalance', 'sessionCapacity'],
  },
  {
    ...{ command: 'bookSession paid by a CREDIT pass', holds: 'CREDIT', run: (scene) => studio.tryToBook(seatOf(scene)) },
    ...{ seats: { seatsTaken: 1 }, pass: { creditLeft: euro(12) } },
    ...{ account: { paid: euro(20), charged: euro(8), balance: euro(12), paymentStatus: 'PAID' } },
    events: ['passBalance', 'registrationBalance', 'sessionCapacity'],
  },
  {
    command: 'bookSession that is owed at the desk',
    run: (scene) => studio.tryToBook({ ...seatOf(scene), payWith: 'AT_DESK' }),
    ...{ seats: { seatsTaken: 1 }, account: { debt: euro(8), paymentStatus: 'UNPAID' } },
    events: ['registrationBalance', 'sessionCapacity'],
  },
  {
    ...{ command: 'bookSession that holds the seat for an online payment', run: online },
    ...{ seats: { seatsTaken: 1, seatsLeft: 2 }, events: ['orderProgress', 'sessionCapacity'] },
  },
  {
    command: 'cancelOrder',
    ordered: true,
    run: async ({ orderId }) => (await studio.clients.owner.request(CancelOrderDocument, { input: { orderId } })).cancelOrder,
    ...{ seats: { seatsTaken: 0, seatsLeft: 3 }, events: ['orderProgress', 'sessionCapacity'] },
  },
  {
    ...{ command: 'cancelBooking in time', booked: {}, run: ({ bookingId }) => studio.tryToCancel({ bookingId }) },
    ...{ seats: { seatsTaken: 0 }, pass: { entriesLeft: 4 }, account: { paid: euro(0), charged: euro(0) } },
    events: ['passBalance', 'registrationBalance', 'sessionCapacity'],
  },
  {
    ...{ command: 'cancelBooking that forfeits what was paid', booked: { policy: FORFEIT, late: true } },
    run: ({ bookingId }) => studio.tryToCancel({ bookingId }),
    ...{ seats: { seatsTaken: 0 }, events: ['sessionCapacity'] },
  },
  {
    ...{ command: 'cancelBooking that charges a late fee', booked: { policy: FEE_OF_3, late: true } },
    run: ({ bookingId }) => studio.tryToCancel({ bookingId }),
    ...{ seats: { seatsTaken: 0 }, account: { paid: euro(8), charged: euro(11), debt: euro(3) } },
    events: ['registrationBalance', 'sessionCapacity'],
  },
  {
    ...{ command: 'cancelBooking by staff with a reason', booked: { policy: FEE_OF_3, late: true } },
    run: ({ bookingId }) => studio.tryToCancel({ bookingId, overrideReason: 'Choroba' }),
    ...{ seats: { seatsTaken: 0 }, pass: { entriesLeft: 4 }, account: { charged: euro(0), debt: euro(0) } },
    events: ['passBalance', 'registrationBalance', 'sessionCapacity'],
  },
  {
    ...{ command: 'checkIn, which takes no further seat', booked: {} },
    run: async ({ bookingId }) => (await studio.clients.instructor.request(CheckInDocument, { input: { bookingId } })).checkIn,
    ...{ seats: { seatsTaken: 1, seatsLeft: 2 }, events: ['checkIns', 'sessionCapacity'] },
  },
  {
    ...{ command: 'updateSession of the capacity', booked: {} },
    run: ({ sessionId }) => updateSession({ sessionId, capacity: 9 }),
    ...{ seats: { capacity: 9, seatsTaken: 1, seatsLeft: 8 }, events: ['sessionCapacity'] },
  },
  {
    ...{ command: 'updateSession of the price, which bookings do not follow', booked: {} },
    run: ({ sessionId }) => updateSession({ sessionId, price: euro(20) }),
    ...{ seats: { capacity: 3, seatsTaken: 1 }, events: ['sessionCapacity'] },
  },
  {
    ...{ command: 'updateSession of the start, which those concerned are told', booked: {} },
    run: ({ sessionId }) => updateSession({ sessionId, startsAt: inDays(25).toISOString() }),
    ...{ seats: { capacity: 3, seatsTaken: 1 }, events: ['sessionCapacity', 'sessionChanges'] },
  },
  {
    ...{ command: 'updateSession as a dry run', booked: {}, events: [] },
    run: ({ sessionId }) => updateSession({ sessionId, startsAt: inDays(25).toISOString(), dryRun: true }),
  },
  {
    ...{ command: 'cancelSession', booked: { late: true } },
    run: async ({ sessionId }) =>
      (await studio.clients.manager.request(CancelSessionDocument, { input: { sessionId } })).cancelSession,
    ...{ seats: { status: 'CANCELLED', seatsTaken: 0 }, pass: { entriesLeft: 4 }, account: { charged: euro(0) } },
    events: ['passBalance', 'registrationBalance', 'sessionCapacity', 'sessionChanges'],
  },
  {
    ...{ command: 'endRegistration', booked: {} },
    run: async ({ registrationId }) =>
      (await studio.clients.receptionist.request(EndRegistrationDocument, { input: { registrationId } })).endRegistration,
    ...{ seats: { seatsTaken: 0 }, pass: { entriesLeft: 4 }, account: { paid: euro(0), charged: euro(0) } },
    events: ['passBalance', 'registrationBalance', 'sessionCapacity'],
  },
  {
    ...{ command: 'recordPayment', booked: { payWith: 'AT_DESK' } },
    run: ({ registrationId }) => studio.pay(registrationId, 3).then(() => ({ errors: [] })),
    ...{ account: { paid: euro(3), debt: euro(5) }, events: ['registrationBalance'] },
  },
  {
    ...{ command: 'sellPass of CREDIT, which settles a debt', booked: { payWith: 'AT_DESK' } },
    run: ({ registrationId }) => studio.sell(studio.creditProductId, { registrationId }).then(() => ({ errors: [] })),
    ...{ account: { paid: euro(20), charged: euro(8), balance: euro(12), debt: euro(0) } },
    events: ['passBalance', 'registrationBalance'],
  },
  {
    ...{ command: 'refundPayment of a CREDIT pass', holds: 'CREDIT' },
    run: async ({ passId }) => {
      const paymentId = await studio.paymentOf(passId);
      const input = { paymentId, method: 'CASH', reason: 'Choroba', idempotencyKey: randomUUID() } as const;
      return (await studio.clients.owner.request(RefundPaymentDocument, { input })).refundPayment;
    },
    ...{ pass: { creditLeft: euro(0) }, account: { paid: euro(0), balance: euro(0) } },
    events: ['passBalance', 'registrationBalance'],
  },
  {
    ...{ command: 'bookSession as a dry run', events: [] },
    run: (scene) => studio.tryToBook({ ...seatOf(scene), dryRun: true }),
  },
  {
    ...{ command: 'cancelBooking as a dry run', booked: {}, events: [] },
    run: ({ bookingId }) => studio.tryToCancel({ bookingId, dryRun: true }),
  },
  {
    ...{ command: 'a refused bookSession', booked: {}, isRefused: true, events: [] },
    run: (scene) => studio.tryToBook(seatOf(scene)),
  },
  {
    ...{ command: 'a refused updateSession', booked: {}, isRefused: true, events: [] },
    run: ({ sessionId }) => updateSession({ sessionId, capacity: 0 }),
  },
];

const seatOf = ({ registrationId, sessionId }: Scene) => ({ registrationId, sessionId });

async function setPolicy(input: UpdateOrganisationInput): Promise<void> {
  const { updateOrganisation } = await studio.clients.owner.request(UpdateOrganisationDocument, { input });
  expect(updateOrganisation.errors).toEqual([]);
}

async function sceneOf({ holds = 'ENTRY', booked, ordered }: Row): Promise<Scene> {
  const { registrationId, customerId } = await studio.newcomer();
  const sessionId = await studio.session({ price: 8, capacity: 3 });
  const holder = holds === 'CREDIT' ? { registrationId } : { customerId };
  const passId = await studio.sell(holds === 'CREDIT' ? studio.creditProductId : studio.entryProductId, holder);
  const scene: Scene = { sessionId, registrationId, passId, bookingId: '', orderId: '' };
  if (ordered) return { ...scene, orderId: (await online(scene)).order?.id ?? '' };
  if (!booked) return scene;
  if (booked.policy) await setPolicy(booked.policy);
  const booking = await studio.book(registrationId, sessionId, booked.payWith ? { payWith: booked.payWith } : {});
  expect(slicesOf(booking)).toHaveLength(booked.payWith ? 0 : 1);
  if (booked.policy) await setPolicy(BLOCK);
  if (booked.late) await studio.closeCancellation(booking.id);
  return { ...scene, bookingId: booking.id };
}

/** The events of the outbox rows after one of them, by topic. */
async function eventsAfter(last: string | undefined): Promise<{ last: string | undefined; topics: string[] }> {
  const rows = await rowsOf<{ id: string; events: { topic: string }[] }>(
    studio,
    'select id, events from outbox where ?::uuid is null or id > ?::uuid order by id',
    [last ?? null, last ?? null],
  );
  return { last: rows.at(-1)?.id, topics: rows.flatMap(({ events }) => events.map(({ topic }) => topic)).toSorted() };
}

describe('the live states', () => {
  it.each(ROWS)('follow $command', async (row) => {
    const scene = await sceneOf(row);
    const { receptionist } = studio.clients;
    const opened = () => ({
      seats: seatsOf(studio.clients.public, scene.sessionId),
      pass: passOf(receptionist, scene.passId),
      account: accountOf(receptionist, scene.registrationId),
    });
    const watching = opened();
    const before = {
      seats: await watching.seats.until(() => true),
      pass: await watching.pass.until(() => true),
      account: await watching.account.until(() => true),
    };
    const { last } = await eventsAfter(undefined);
    const { errors } = await row.run(scene);
    expect(errors.length > 0).toBe(row.isRefused ?? false);
    expect((await eventsAfter(last)).topics).toEqual(row.events);
    const fresh = opened();
    for (const name of ['seats', 'pass', 'account'] as const) {
      const now = await fresh[name].until(() => true);
      if (row[name] === undefined) {
        expect(now, name).toEqual(before[name]);
        expect(watching[name].seen, name).toHaveLength(1);
        continue;
      }
      const pushed = await watching[name].until(() => true);
      expect(pushed, name).toMatchObject({ ...row[name], version: before[name].version + 1 });
      expect(now, name).toEqual(pushed);
    }
  });
});
