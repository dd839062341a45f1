import { readFile } from 'node:fs/promises';
import { type Client, TypedDocumentString } from '@permanentka/client';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { emailsAt } from '../support/mailbox.js';
import { euro, inDays } from '../support/studio.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';

const ground = useGround();

type Input = Record<string, unknown>;
interface Payload {
  made: { id: string } | { id: string }[] | null;
  errors: { code: string; path: string[] }[];
}

/** A mutation that makes something: the field of what it made, an input, and a field that may have another value. */
interface Creation {
  mutation: string;
  field: string;
  input: () => Input;
  other: Input;
}

const CREATIONS: Creation[] = [
  { mutation: 'createLocation', field: 'location', input: () => ({ name: 'Sála' }), other: { city: 'Nitra' } },
  {
    ...{ mutation: 'createCourse', field: 'course', input: () => ({ name: 'Joga', type: 'OPEN' }) },
    other: { description: 'Pre všetkých' },
  },
  {
    ...{ mutation: 'createGroup', field: 'group', other: { capacity: 6 } },
    input: () => ({ courseId: ground.studio.openCourseId, locationId: ground.studio.locationId, name: 'Utorok', capacity: 5 }),
  },
  {
    ...{ mutation: 'scheduleSessions', field: 'sessions', other: { durationMinutes: 50 } },
    input: () => ({
      ...{ groupId: ground.studio.apartGroupId, durationMinutes: 45, price: euro(5) },
      schedule: { startsAt: [inDays(200).toISOString(), inDays(207).toISOString()] },
    }),
  },
  {
    ...{ mutation: 'createPassProduct', field: 'product', other: { price: euro(26) } },
    input: () => ({ kind: 'ENTRY', name: 'Štyri vstupy', price: euro(24), entries: 4 }),
  },
  {
    ...{ mutation: 'createPromoCode', field: 'promoCode', other: { usageLimit: 3 } },
    input: () => ({ code: 'LETO25', discount: { percentBps: 1000 } }),
  },
  {
    ...{ mutation: 'createCustomer', field: 'customer', other: { phone: '0905 123 456' } },
    input: () => ({ name: 'Jana Nová', email: 'jana.nova@example.com' }),
  },
  {
    ...{ mutation: 'addAttendee', field: 'attendee', other: { notes: 'Alergia' } },
    input: () => ({ customerId: ground.studio.customerId, name: 'Mia' }),
  },
  {
    ...{ mutation: 'addMember', field: 'member', other: { role: 'MANAGER' } },
    input: () => ({ name: 'Nový Tréner', email: 'trener@example.com', role: 'INSTRUCTOR' }),
  },
  {
    ...{ mutation: 'inviteMember', field: 'invitation', other: { role: 'MANAGER' } },
    input: () => ({ name: 'Nová Kolegyňa', email: 'kolegyna@example.com', role: 'RECEPTIONIST' }),
  },
  {
    ...{ mutation: 'grantConsent', field: 'consent', other: { wording: 'Nové znenie' } },
    input: () => ({ attendeeId: ground.studio.childId, kind: 'PHOTOGRAPHY', wording: 'Súhlasím.' }),
  },
  {
    ...{ mutation: 'createApiKey', field: 'apiKey', other: { scopes: ['CATALOGUE_WRITE'] } },
    input: () => ({ name: 'Web', scopes: ['BOOKINGS_READ'] }),
  },
];

async function send({ mutation, field }: Creation, input: Input, client: Client = ground.studio.clients.owner): Promise<Payload> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const document = new TypedDocumentString<{ sent: Payload }, { input: Input }>(
    `mutation ($input: ${type}!) {
       sent: ${mutation}(input: $input) { made: ${field} { id } errors { ... on UserError { code path } } }
     }`,
  );
  return (await client.request(document, { input })).sent;
}

/** The mutations that create no row of their own, or of which a repeated request finds the first row without a key. */
const WITHOUT_KEY = [
  // The slug of an organisation, the person of an account, and the code of an invitation are there once.
  ...['acceptInvitation', 'joinAsCustomer', 'openOrganisation'],
];

describe.each(CREATIONS)('$mutation under an idempotency key', (creation) => {
  const key = `${creation.mutation}-1`;
  const keyed = (more: Input = {}) => ({ ...creation.input(), idempotencyKey: key, ...more });

  it('makes its rows once, however often it is sent', async () => {
    const input = keyed();
    const first = await send(creation, input);
    expect(first.errors).toEqual([]);
    const before = await fingerprints(ground.studio.tenant);
    for (let time = 0; time < 3; time += 1) expect(await send(creation, input)).toEqual(first);
    expect(await fingerprints(ground.studio.tenant)).toEqual(before);
    // The order of the fields, and a null beside an absent field, say nothing else.
    const reversed = Object.fromEntries(Object.entries(input).reverse());
    expect(await send(creation, reversed)).toEqual(first);
    const changed = { ...input, ...creation.other };
    await expectRefused(ground.studio, () => send(creation, changed), ['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']);
  });
});

describe('an idempotency key of a set-up mutation', () => {
  const location: Creation = CREATIONS[0] as Creation;

  it('makes one row when the request is sent eight times at once', async () => {
    const input = { name: 'Hala', idempotencyKey: 'at-once' };
    const sent = await Promise.all(Array.from({ length: 8 }, () => send(location, input)));
    expect(new Set(sent.map(({ made }) => JSON.stringify(made))).size).toBe(1);
    expect(sent.flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('is not kept by a refusal, so the corrected request may use it', async () => {
    const idempotencyKey = 'corrected';
    await expectRefused(ground.studio, () => send(location, { name: ' ', idempotencyKey }), ['INVALID_INPUT', 'name']);
    expect((await send(location, { name: 'Správne', idempotencyKey })).errors).toEqual([]);
  });

  it('belongs to its caller, its mutation and its studio', async () => {
    const { studio, other } = ground;
    const input = { name: 'Spoločná', idempotencyKey: 'shared' };
    const course = { mutation: 'createCourse', field: 'course', input: () => ({}), other: {} };
    const sent = [
      await send(location, input),
      await send(location, input, studio.clients.manager),
      await send(location, input, other.clients.owner),
      await send(course, { ...input, type: 'OPEN' }),
    ];
    expect(new Set(sent.map(({ made }) => JSON.stringify(made))).size).toBe(4);
    expect(sent.flatMap(({ errors }) => errors)).toEqual([]);
  });

  it.each([
    ['', 'an empty one'],
    ['k'.repeat(256), 'a long one'],
    ['a\u0000b', 'one with a control character'],
  ])('has 1 to 255 characters that can be seen: %j is refused, %s', async (idempotencyKey) => {
    const run = () => send(location, { name: 'Sála', idempotencyKey });
    await expectRefused(ground.studio, run, ['INVALID_INPUT', 'idempotencyKey']);
  });

  it('sends an invitation once', async () => {
    const invite = CREATIONS.find(({ mutation }) => mutation === 'inviteMember') as Creation;
    const email = 'raz@example.com';
    const input = { ...invite.input(), email, idempotencyKey: 'raz' };
    for (let time = 0; time < 3; time += 1) expect((await send(invite, input)).errors).toEqual([]);
    expect((await emailsAt(ground.app.mailbox)).filter(({ to }) => to === email)).toHaveLength(1);
  });

  it('is taken by every mutation that makes something', async () => {
    const schema = buildSchema(await readFile('schema.graphql', 'utf8'));
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
    const creating = fields.filter(({ name }) =>
      /^(create|add|schedule|invite|grant|open|join|accept|register|book|sell|start)/.test(name),
    );
    const keyless = creating.filter(({ args }) => {
      const type = args[0]?.type.toString().replace('!', '') ?? '';
      const input = schema.getType(type);
      return !(input && 'getFields' in input && 'idempotencyKey' in input.getFields());
    });
    expect(keyless.map(({ name }) => name).sort()).toEqual(WITHOUT_KEY);
  });
});
