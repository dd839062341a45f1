import { randomUUID } from 'node:crypto';
import {
  CancelSessionDocument,
  type Client,
  type OrderLineInput,
  type SellOrderInput,
  type StartCheckoutInput,
  TypedDocumentString,
} from '@permanentka/client';
import { encodeId } from '../../src/schema/shared/ids.js';
import { createCourse, createGroup, updateCourse } from '../../src/services/catalogue/index.js';
import type { Newcomer } from '../support/booking-studio.js';
import { euro, made } from '../support/studio.js';
import { ok, type Shop } from './shop.js';

/** Lines that no channel sells, and the refusal: its code, its field, and what else it tells. */
export interface RefusedLines {
  lines: OrderLineInput[];
  refused: [code: string, field: string];
  facts?: object;
}

type Case = (shop: Shop, buyer: Newcomer) => Promise<RefusedLines>;

const nothing = (shop: Shop, kind: Parameters<typeof encodeId>[0]) => encodeId(kind, shop.tenant.organisationId, randomUUID());

const unknownIds: [string, Case][] = [
  [
    'a product that does not exist',
    async (shop, { customerId }) => ({
      lines: [{ pass: { productId: nothing(shop, 'PassProduct'), holder: { customerId } } }],
      refused: ['NOT_FOUND', 'lines.0.pass.productId'],
      facts: { referent: 'PASS_PRODUCT' },
    }),
  ],
  [
    'a seat in a session that does not exist',
    async (shop, { registrationId }) => ({
      lines: [{ seat: { sessionId: nothing(shop, 'Session'), registrationId } }],
      refused: ['NOT_FOUND', 'lines.0.seat.sessionId'],
      facts: { referent: 'SESSION' },
    }),
  ],
  [
    'a seat for a registration that does not exist',
    async (shop) => ({
      lines: [{ seat: { sessionId: await shop.session(), registrationId: nothing(shop, 'Registration') } }],
      refused: ['NOT_FOUND', 'lines.0.seat.registrationId'],
      facts: { referent: 'REGISTRATION' },
    }),
  ],
  [
    'a registration of an attendee who does not exist',
    async (shop) => ({
      lines: [{ registration: { attendeeId: nothing(shop, 'Attendee'), groupId: shop.oneOffGroupId } }],
      refused: ['NOT_FOUND', 'lines.0.registration.attendeeId'],
      facts: { referent: 'ATTENDEE' },
    }),
  ],
  [
    'a registration in a group that does not exist',
    async (shop, { attendeeId }) => ({
      lines: [{ registration: { attendeeId, groupId: nothing(shop, 'Group') } }],
      refused: ['NOT_FOUND', 'lines.0.registration.groupId'],
      facts: { referent: 'GROUP' },
    }),
  ],
];

const passes: [string, Case][] = [
  [
    'a CREDIT pass without a registration',
    async (shop) => ({
      lines: [{ pass: { productId: await shop.onlineProduct({ kind: 'CREDIT', credit: euro(20) }) } }],
      refused: ['PASS_NEEDS_REGISTRATION', 'lines.0.pass.holder.registrationId'],
    }),
  ],
  [
    'a TIME pass for a registration that the same order makes',
    async (shop, { attendeeId }) => {
      const productId = await shop.onlineProduct({ kind: 'TIME', validity: { period: { length: 'P1M' } } });
      return {
        lines: [
          { registration: { attendeeId, groupId: shop.oneOffGroupId } },
          { pass: { productId, holder: { registrationLine: 0 } } },
        ],
        refused: ['INVALID_INPUT', 'lines.1.pass.holder.registrationLine'],
      };
    },
  ],
  [
    'a CREDIT pass for a registration that the same order makes on a course where the pass does not work',
    async (shop, { attendeeId }) => {
      const courseIds = [shop.keyOf('Course', shop.openCourseId)];
      const productId = await shop.onlineProduct({ kind: 'CREDIT', credit: euro(20), courseIds });
      return {
        lines: [
          { registration: { attendeeId, groupId: shop.oneOffGroupId } },
          { pass: { productId, holder: { registrationLine: 0 } } },
        ],
        refused: ['PASS_NOT_FOR_COURSE', 'lines.1.pass.holder.registrationLine'],
      };
    },
  ],
  [
    'two passes of which one customer may buy one',
    async (shop, { customerId }) => {
      const line = {
        pass: { productId: await shop.onlineProduct({ kind: 'ENTRY', entries: 1, purchaseLimit: 1 }), holder: { customerId } },
      };
      return { lines: [line, line], refused: ['PURCHASE_LIMIT_REACHED', 'lines.1.pass.productId'], facts: { purchaseLimit: 1 } };
    },
  ],
];

const seats: [string, Case][] = [
  [
    'two seats for the last one of a session',
    async (shop, { customerId, registrationId }) => {
      const sibling = await shop.register(await shop.sibling(customerId));
      const sessionId = await shop.session({ capacity: 1 });
      return {
        lines: [registrationId, sibling].map((each) => ({ seat: { sessionId, registrationId: each } })),
        refused: ['SESSION_FULL', 'lines.1.seat.sessionId'],
        facts: { capacity: 1 },
      };
    },
  ],
  [
    'a seat in a session that began a minute ago',
    async (shop, { registrationId }) => {
      const sessionId = await shop.session();
      await shop.beginIn(sessionId, -1 / 60);
      return { lines: [{ seat: { sessionId, registrationId } }], refused: ['SESSION_OVER', 'lines.0.seat.sessionId'] };
    },
  ],
  [
    'a seat in a session that was cancelled',
    async (shop, { registrationId }) => {
      const sessionId = await shop.session();
      ok((await shop.clients.manager.request(CancelSessionDocument, { input: { sessionId } })).cancelSession);
      return { lines: [{ seat: { sessionId, registrationId } }], refused: ['SESSION_CANCELLED', 'lines.0.seat.sessionId'] };
    },
  ],
  [
    'a seat in a session of a group that is not linked',
    async (shop, { registrationId }) => ({
      lines: [{ seat: { sessionId: await shop.session({ groupId: shop.apartGroupId }), registrationId } }],
      refused: ['GROUP_NOT_LINKED', 'lines.0.seat.sessionId'],
    }),
  ],
  [
    'a seat that the attendee has',
    async (shop, { registrationId }) => {
      const sessionId = await shop.session();
      await shop.book(registrationId, sessionId);
      return { lines: [{ seat: { sessionId, registrationId } }], refused: ['ALREADY_BOOKED', 'lines.0.seat.sessionId'] };
    },
  ],
  [
    'a seat that an unpaid order of the attendee holds',
    async (shop, { registrationId, client }) => {
      const line = { seat: { sessionId: await shop.session(), registrationId } };
      const { order } = ok(await shop.start(client, [line]));
      return { lines: [line], refused: ['ALREADY_ORDERED', 'lines.0.seat.sessionId'], facts: { order: { id: order?.id } } };
    },
  ],
  [
    'the same seat twice',
    async (shop, { registrationId }) => {
      const line = { seat: { sessionId: await shop.session(), registrationId } };
      return { lines: [line, line], refused: ['INVALID_INPUT', 'lines.1'], facts: { reason: 'UNEXPECTED' } };
    },
  ],
];

const places: [string, Case][] = [
  [
    'two places for the last one of a group',
    async (shop, { customerId, attendeeId }) => {
      const course = await made(createCourse(shop.tenant, { name: 'Akrobacia', type: 'ONE_OFF', price: euro(30) }));
      const room = { locationId: shop.keyOf('Location', shop.locationId), name: 'Malá', capacity: 1 };
      const groupId = shop.id('Group', await made(createGroup(shop.tenant, { courseId: course.id, ...room })));
      return {
        lines: [attendeeId, await shop.sibling(customerId)].map((each) => ({ registration: { attendeeId: each, groupId } })),
        refused: ['GROUP_FULL', 'lines.1.registration.groupId'],
        facts: { capacity: 1 },
      };
    },
  ],
  [
    'a registration that the attendee has',
    async (shop, { attendeeId }) => ({
      lines: [{ registration: { attendeeId, groupId: shop.mondayGroupId } }],
      refused: ['ALREADY_REGISTERED', 'lines.0.registration.groupId'],
    }),
  ],
  [
    'a place that an unpaid order of the attendee holds',
    async (shop, { attendeeId, client }) => {
      const line = { registration: { attendeeId, groupId: shop.oneOffGroupId } };
      const { order } = ok(await shop.start(client, [line]));
      return {
        lines: [line],
        refused: ['ALREADY_ORDERED', 'lines.0.registration.groupId'],
        facts: { order: { id: order?.id } },
      };
    },
  ],
  [
    'a registration on a course that is archived',
    async (shop, { attendeeId }) => {
      const { tenant } = shop;
      const course = await made(createCourse(tenant, { name: 'Dočasný', type: 'ONE_OFF', price: euro(30) }));
      const room = { locationId: shop.keyOf('Location', shop.locationId), name: 'Zrušená', capacity: 9 };
      const group = await made(createGroup(tenant, { courseId: course.id, ...room }));
      await made(updateCourse(tenant, { courseId: course.id, archived: true }));
      const registration = { attendeeId, groupId: shop.id('Group', group) };
      return { lines: [{ registration }], refused: ['COURSE_ARCHIVED', 'lines.0.registration.groupId'] };
    },
  ],
];

/** Everything that is refused in a checkout and at the desk alike. */
export const REFUSED_LINES: readonly [string, Case][] = [...unknownIds, ...passes, ...seats, ...places];

interface Told {
  errors: ({ code: string; path: string[] } & Record<string, unknown>)[];
}

/** The errors with every fact that refusals of orders tell. */
const FACTS = `errors {
  code path
  ... on NotFound { referent }
  ... on InvalidInput { reason limit }
  ... on PurchaseLimitReached { purchaseLimit: limit }
  ... on TooManyOpenOrders { openOrders: limit }
  ... on SessionFull { capacity }
  ... on GroupFull { capacity }
  ... on ProductEnded { endedAt }
  ... on AlreadyOrdered { order { id } }
  ... on PromoCodeUnusable { problem: reason }
}`;
const SELL = new TypedDocumentString<{ sellOrder: Told }, { input: SellOrderInput }>(
  `mutation ($input: SellOrderInput!) { sellOrder(input: $input) { ${FACTS} } }`,
);
const START = new TypedDocumentString<{ startCheckout: Told }, { input: StartCheckoutInput }>(
  `mutation ($input: StartCheckoutInput!) {
     startCheckout(input: $input) { ${FACTS} errors { ... on OrderNotOpen { status } ... on OnlineSaleUnavailable { reasons } } }
   }`,
);

export const tryToSell = async (client: Client, input: Omit<SellOrderInput, 'idempotencyKey'>) =>
  (await client.request(SELL, { input: { idempotencyKey: randomUUID(), ...input } })).sellOrder;

export const tryToStart = async (
  client: Client,
  input: Pick<StartCheckoutInput, 'lines'> & Partial<StartCheckoutInput>,
): Promise<Told> => {
  const urls = { successUrl: 'https://vlnka.sk/paid', cancelUrl: 'https://vlnka.sk/left' };
  return (await client.request(START, { input: { idempotencyKey: randomUUID(), ...urls, ...input } })).startCheckout;
};
