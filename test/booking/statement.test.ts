import { randomUUID } from 'node:crypto';
import {
  RefundPaymentDocument,
  RegistrationDocument,
  TypedDocumentString,
  UpdateOrganisationDocument,
  type UpdateOrganisationInput,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { codeOf } from '../support/rights.js';
import { euro } from '../support/studio.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

/** The event of a line, the changes of `paid` and `charged`, and the balance after it; then whether it is a reversal. */
type Line = [event: string, paid: number, charged: number, balance: number, reversal?: 'REVERSAL'];

async function linesOf(registrationId: string): Promise<Line[]> {
  const { registration } = await studio.clients.receptionist.request(RegistrationDocument, { id: registrationId });
  return (registration?.statement.edges ?? []).map(({ node: { event, paid, charged, balance, reversal } }): Line => {
    const figures = [event, paid.amountMinor, charged.amountMinor, balance.amountMinor] as const;
    return reversal ? [...figures, 'REVERSAL'] : [...figures];
  });
}

async function policy(input: UpdateOrganisationInput): Promise<void> {
  const { updateOrganisation } = await studio.clients.owner.request(UpdateOrganisationDocument, { input });
  expect(updateOrganisation.errors).toEqual([]);
}

interface History {
  history: string;
  play: (registrationId: string, customerId: string) => Promise<void>;
  lines: Line[];
}

const bookAt = async (price: number, registrationId: string, how: { passId?: string } = {}) =>
  (await studio.book(registrationId, await studio.session({ price }), how)).id;
const sellCredit = async (price: number, credit: number, registrationId: string) =>
  studio.sell(await studio.product({ kind: 'CREDIT', price: euro(price), credit: euro(credit) }), { registrationId });

const HISTORIES: History[] = [
  { history: 'nothing at all', play: async () => undefined, lines: [] },
  {
    history: 'a booking owed, paid in two parts, the second of them too much',
    play: async (registrationId) => {
      await bookAt(8, registrationId);
      await studio.pay(registrationId, 3);
      await studio.pay(registrationId, 7);
    },
    lines: [
      ['SESSION_CHARGED', 0, 800, -800],
      ['PAYMENT_RECORDED', 300, 0, -500],
      ['PAYMENT_RECORDED', 700, 0, 200],
    ],
  },
  {
    history: 'a booking owed and cancelled in time',
    play: async (registrationId) => {
      await studio.tryToCancel({ bookingId: await bookAt(8, registrationId) });
    },
    lines: [
      ['SESSION_CHARGED', 0, 800, -800],
      ['SESSION_CHARGED', 0, -800, 0, 'REVERSAL'],
    ],
  },
  {
    history: 'a CREDIT pass sold below its credit, which then pays',
    play: async (registrationId) => {
      await sellCredit(18, 20, registrationId);
      await bookAt(8, registrationId);
    },
    lines: [
      ['PASS_SOLD', 1800, 0, 1800],
      ['PASS_SOLD_BELOW_FACE', 200, 0, 2000],
      ['SESSION_CHARGED', 0, 800, 1200],
    ],
  },
  {
    history: 'a CREDIT pass sold above its credit',
    play: async (registrationId) => void (await sellCredit(20, 18, registrationId)),
    lines: [
      ['PASS_SOLD', 2000, 0, 2000],
      ['PASS_SOLD_ABOVE_FACE', -200, 0, 1800],
    ],
  },
  {
    history: 'an ENTRY pass worth less than the session, given back',
    play: async (registrationId, customerId) => {
      await studio.sell(studio.entryProductId, { customerId });
      await studio.tryToCancel({ bookingId: await bookAt(8, registrationId) });
    },
    lines: [
      ['SESSION_CHARGED', 0, 800, -800],
      ['ENTRY_REDEEMED', 600, 0, -200],
      ['ENTRY_DISCOUNT', 200, 0, 0],
      ['SESSION_CHARGED', 0, -800, 800, 'REVERSAL'],
      ['ENTRY_REDEEMED', -600, 0, 200, 'REVERSAL'],
      ['ENTRY_DISCOUNT', -200, 0, 0, 'REVERSAL'],
    ],
  },
  {
    history: 'an ENTRY pass worth more than the session, which counts as no more than the price',
    play: async (registrationId, customerId) => {
      await studio.sell(studio.entryProductId, { customerId });
      await bookAt(5, registrationId);
    },
    lines: [
      ['SESSION_CHARGED', 0, 500, -500],
      ['ENTRY_REDEEMED', 500, 0, 0],
    ],
  },
  {
    history: 'a TIME pass',
    play: async (registrationId, customerId) => {
      await studio.sell(studio.timeProductId, { customerId });
      await bookAt(8, registrationId);
    },
    lines: [
      ['SESSION_CHARGED', 0, 800, -800],
      ['TIME_REDEEMED', 800, 0, 0],
    ],
  },
  {
    history: 'a late cancellation with a fee',
    play: async (registrationId) => {
      await policy({ lateCancellation: 'FORFEIT_AND_FEE', lateFee: euro(3) });
      const bookingId = await bookAt(8, registrationId);
      await policy({ lateCancellation: 'BLOCK', lateFee: euro(0) });
      await studio.closeCancellation(bookingId);
      expect((await studio.tryToCancel({ bookingId })).errors).toEqual([]);
    },
    lines: [
      ['SESSION_CHARGED', 0, 800, -800],
      ['LATE_FEE_CHARGED', 0, 300, -1100],
    ],
  },
  {
    history: 'a CREDIT pass refunded in cash',
    play: async (registrationId) => {
      const paymentId = await studio.paymentOf(await sellCredit(18, 20, registrationId));
      const input = { paymentId, method: 'CASH', reason: 'Sťahovanie', idempotencyKey: randomUUID() } as const;
      expect((await studio.clients.owner.request(RefundPaymentDocument, { input })).refundPayment.errors).toEqual([]);
    },
    lines: [
      ['PASS_SOLD', 1800, 0, 1800],
      ['PASS_SOLD_BELOW_FACE', 200, 0, 2000],
      ['REFUND_CLAIMED', -1800, 0, 200],
      ['REFUND_DISCOUNT', -200, 0, 0],
    ],
  },
];

describe('the statement of a registration', () => {
  it.each(HISTORIES)('tells the history of $history', async ({ play, lines }) => {
    const { registrationId, customerId } = await studio.newcomer();
    await play(registrationId, customerId);
    expect(await linesOf(registrationId)).toEqual(lines);
    const sum = (at: 1 | 2) => lines.reduce((total, line) => total + line[at], 0);
    expect(await studio.account(registrationId)).toMatchObject({
      ...{ paid: sum(1), charged: sum(2), balance: lines.at(-1)?.[3] ?? 0 },
    });
  });

  it('begins with the price of a course that is charged on enrolment', async () => {
    const { registrationId } = await studio.newcomer(studio.oneOffGroupId);
    await sellCredit(20, 20, registrationId);
    expect(await linesOf(registrationId)).toEqual([
      ['REGISTRATION_CHARGED', 0, 3000, -3000],
      ['PASS_SOLD', 2000, 0, -1000],
    ]);
  });

  it('names the booking and the pass of each line, and null where there is none', async () => {
    const { registrationId } = await studio.newcomer();
    const passId = await sellCredit(5, 5, registrationId);
    const bookingId = await bookAt(8, registrationId);
    await studio.pay(registrationId, 3);
    const { registration } = await studio.clients.receptionist.request(RegistrationDocument, { id: registrationId });
    const named = registration?.statement.edges.map(({ node }) => [node.event, node.booking?.id ?? null, node.pass?.id ?? null]);
    expect(named).toEqual([
      ['PASS_SOLD', null, passId],
      ['SESSION_CHARGED', bookingId, null],
      ['PAYMENT_RECORDED', null, null],
    ]);
  });

  it('shows no line of another registration of the same customer', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const sibling = await studio.register(await studio.sibling(customerId));
    await bookAt(8, sibling);
    await sellCredit(5, 5, sibling);
    expect(await linesOf(registrationId)).toEqual([]);
  });
});

describe('the pages of a statement', () => {
  const STATEMENT = new TypedDocumentString<
    {
      registration: {
        statement: {
          edges: { node: { balance: { amountMinor: number } } }[];
          pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
        };
      };
    },
    { id: string; first?: number | null; after?: string | null }
  >(
    `query ($id: ID!, $first: Int, $after: Cursor) { registration(id: $id) { statement(first: $first, after: $after) {
      edges { node { balance { amountMinor } } } pageInfo { hasNextPage hasPreviousPage endCursor }
    } } }`,
  );
  const page = async (id: string, first?: number | null, after?: string | null) => {
    const { registration } = await studio.clients.receptionist.request(STATEMENT, { id, first, after });
    const { edges, pageInfo } = registration.statement;
    return { balances: edges.map(({ node }) => node.balance.amountMinor), ...pageInfo };
  };

  it('carry the balance on from page to page, also between lines of one moment', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    await studio.sell(studio.entryProductId, { customerId });
    await studio.tryToCancel({ bookingId: await bookAt(8, registrationId) });
    const told = [];
    for (let after: string | null = null, pages = 0; pages < 3; pages += 1) {
      const { balances, hasNextPage, hasPreviousPage, endCursor } = await page(registrationId, 2, after);
      told.push({ balances, hasPreviousPage, hasNextPage });
      after = endCursor;
    }
    expect(told).toEqual([
      { balances: [-800, -200], hasPreviousPage: false, hasNextPage: true },
      { balances: [0, 800], hasPreviousPage: true, hasNextPage: true },
      { balances: [200, 0], hasPreviousPage: true, hasNextPage: false },
    ]);
  });

  it('are read from the end as well, with the same balances', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    await studio.sell(studio.entryProductId, { customerId });
    await studio.tryToCancel({ bookingId: await bookAt(8, registrationId) });
    const query = `query ($id: ID!, $last: Int, $before: Cursor) {
      registration(id: $id) { statement(last: $last, before: $before) {
      edges { node { balance { amountMinor } } } pageInfo { hasNextPage hasPreviousPage startCursor }
    } } }`;
    interface Told {
      edges: { node: { balance: { amountMinor: number } } }[];
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null };
    }
    const document = new TypedDocumentString<
      { registration: { statement: Told } },
      { id: string; last: number; before: string | null }
    >(query);
    const told = [];
    const asked = { id: registrationId, last: 2, before: null as string | null };
    for (let pages = 0; pages < 3; pages += 1) {
      const { statement } = (await studio.clients.receptionist.request(document, asked)).registration;
      const { startCursor, ...ends } = statement.pageInfo;
      told.push({ balances: statement.edges.map(({ node }) => node.balance.amountMinor), ...ends });
      asked.before = startCursor;
    }
    expect(told).toEqual([
      { balances: [200, 0], hasPreviousPage: true, hasNextPage: false },
      { balances: [0, 800], hasPreviousPage: true, hasNextPage: true },
      { balances: [-800, -200], hasPreviousPage: false, hasNextPage: true },
    ]);
  });

  it('have 20 lines when no size is named, at most 100, and none for 0', async () => {
    const { registrationId } = await studio.newcomer();
    for (let count = 1; count <= 21; count += 1) await studio.pay(registrationId, 1);
    expect(await page(registrationId)).toMatchObject({ balances: { length: 20 }, hasNextPage: true });
    expect(await page(registrationId, 21)).toMatchObject({ balances: { length: 21 }, hasNextPage: false });
    expect(await page(registrationId, 100)).toMatchObject({ balances: { length: 21 }, hasNextPage: false });
    expect(await page(registrationId, 0)).toMatchObject({ balances: [], endCursor: null });
    for (const size of [-1, 101]) expect(await page(registrationId, size).catch(codeOf)).toBe('BAD_USER_INPUT');
  });

  it('refuse a cursor that is none, and one of a list in another order', async () => {
    const { registrationId } = await studio.newcomer();
    const ofAnotherList = Buffer.from(JSON.stringify([randomUUID()])).toString('base64url');
    for (const cursor of ['nonsense', ofAnotherList]) {
      expect(await page(registrationId, 2, cursor).catch(codeOf), cursor).toBe('BAD_USER_INPUT');
    }
  });
});
