import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, PassDocument, TypedDocumentString } from '../../client/index.js';
import { startTestApp, type TestApp } from '../app.js';
import { type BookingStudio, makeBookingStudio } from '../booking-studio.js';
import { type EveryField, everyField, reachableTypes } from './every-field.js';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
/** Enough to pass through a connection and its edges to the rows, and to what belongs to them. */
const MAX_DEPTH = 4;
const UNLIMITED = { MAX_QUERY_TOKENS: '100000', MAX_QUERY_ALIASES: '10000', MAX_QUERY_DEPTH: '40', MAX_QUERY_COST: '1000000000' };

let app: TestApp;
let studio: BookingStudio;
let asked: EveryField;
let clients: Record<string, Client>;

beforeAll(async () => {
  app = await startTestApp(UNLIMITED);
  studio = await makeBookingStudio(app);
  const { registrationId, customerId, attendeeId, client } = await studio.newcomer();
  const entryPassId = await studio.sell(studio.entryProductId, { customerId });
  await studio.sell(studio.creditProductId, { registrationId });
  await studio.sell(studio.timeProductId, { customerId });
  const sessionId = await studio.session({ price: 8 });
  const booking = await studio.book(registrationId, sessionId, { passId: entryPassId });
  await studio.tryToCancel({ bookingId: (await studio.book(registrationId, await studio.session())).id });
  await studio.pay(registrationId, 10);
  const { pass } = await studio.clients.receptionist.request(PassDocument, { id: entryPassId });
  const nodes = {
    ...{ Organisation: studio.organisationId, Location: studio.locationId, Member: studio.instructorId },
    ...{ Customer: customerId, Attendee: attendeeId, Registration: registrationId, Pass: entryPassId },
    ...{ Course: studio.openCourseId, Group: studio.mondayGroupId, Session: sessionId, PassProduct: studio.entryProductId },
    ...{ Booking: booking.id, Redemption: pass?.redemptions.edges[0]?.node.id ?? '' },
  };
  const byField = { session: sessionId, pass: entryPassId, registration: registrationId, booking: booking.id };
  asked = everyField(schema, { sessionId, registrationId, slug: studio.slug }, byField, nodes, MAX_DEPTH);
  const { owner, manager, receptionist, instructor, public: nobody } = studio.clients;
  clients = {
    PUBLIC: nobody,
    CUSTOMER: client,
    OWNER: owner,
    MANAGER: manager,
    RECEPTIONIST: receptionist,
    INSTRUCTOR: instructor,
  };
});
afterAll(() => app.stop());

interface Failure {
  response?: { errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[] };
}

/** The faults of one document that no role may cause: whatever is not theirs is null or refused by name. */
async function faultsOf(client: Client, query: string): Promise<string[]> {
  try {
    await client.request(new TypedDocumentString<unknown, Record<string, never>>(query));
    return [];
  } catch (failure) {
    const { errors } = (failure as Failure).response ?? {};
    if (!errors) throw failure;
    return errors
      .filter(({ extensions }) => !['UNAUTHENTICATED', 'FORBIDDEN'].includes(extensions?.code ?? ''))
      .map(({ message, path, extensions }) => `${extensions?.code} at ${path?.join('.')}: ${message}`);
  }
}

/** `Organisation.plan` was promised and not given to the public, which made their whole booking page a fault. */
describe('every field of every type', () => {
  it('is asked for', () => {
    const unasked = [...reachableTypes(schema)].filter((type) => !asked.types.has(type));
    expect(unasked).toEqual([]);
  });

  it.each(['PUBLIC', 'CUSTOMER', 'OWNER', 'MANAGER', 'RECEPTIONIST', 'INSTRUCTOR'])(
    'is answered or refused, and never a fault, for %s',
    { timeout: 60_000 },
    async (role) => {
      const faults: Record<string, string[]> = {};
      for (const { name, query } of asked.documents) {
        const found = await faultsOf(clients[role] as Client, query);
        if (found.length > 0) faults[name] = found;
      }
      expect(faults).toEqual({});
    },
  );
});
