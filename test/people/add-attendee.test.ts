import { AddAttendeeDocument, type AddAttendeeInput, type Client, ViewerDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { expectFault, expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

/** One account acts for no more. */
const ATTENDEES_MAX = 200;

const ground = useGround();

const add = async (input: Partial<AddAttendeeInput> = {}, client: Client = ground.studio.clients.receptionist) => {
  const whole = { customerId: ground.studio.customerId, name: 'Nina', ...input };
  return (await client.request(AddAttendeeDocument, { input: whole })).addAttendee;
};

/** Puts so many attendees on the account of a customer, without asking one by one. */
const fill = (customerId: string, count: number) =>
  bindTenant(ground.studio.tenant).transactional((em) =>
    em.execute(
      `insert into attendees (organisation_id, id, customer_id, name, notes)
       select ?, gen_random_uuid(), ?, 'Dieťa ' || n, '' from generate_series(1, ?::int) n`,
      [ground.studio.tenant.organisationId, ground.studio.keyOf('Customer', customerId), count],
    ),
  );

describe('addAttendee', () => {
  it.each(['receptionist', 'customer'] as const)('lets a %s add a child to the account', async (role) => {
    const input = { bornOn: '2019-09-01', notes: 'Bojí sa hĺbky' };
    const { attendee, errors } = await add(input, ground.studio.clients[role]);
    expect(errors).toEqual([]);
    expect(attendee).toMatchObject({ name: 'Nina', ...input });
  });

  it('shows the new attendee to the customer, last of those they act for', async () => {
    const { client, customerId } = await ground.studio.person();
    const { attendee } = await add({ customerId, name: 'Najmladšia' }, client);
    const { viewer } = await client.request(ViewerDocument);
    expect(viewer.customer?.attendees.at(-1)).toMatchObject({ id: attendee?.id, name: 'Najmladšia' });
  });

  it('lets the desk register the new attendee at once', async () => {
    const { attendee } = await add();
    expect(await ground.studio.register(attendee?.id ?? '')).toMatch(/^reg_/);
  });

  it('takes a birthday of today, and none at all', async () => {
    const today = new Date().toISOString().slice(0, 10);
    expect((await add({ bornOn: today })).attendee?.bornOn).toBe(today);
    expect((await add({ bornOn: '1900-01-01' })).attendee?.bornOn).toBe('1900-01-01');
    expect((await add({ bornOn: null, notes: null })).attendee).toMatchObject({ bornOn: null, notes: '' });
  });

  it('writes an audit entry that names who added whom', async () => {
    const { attendee } = await add();
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: attendee?.id ?? '' })) ?? [];
    expect(entry).toMatchObject({ action: 'addAttendee', kind: 'ATTENDEE', actor: member('Rita Recepčná') });
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ name: 'a\nb' }, 'name'],
    [{ bornOn: '2999-01-01' }, 'bornOn'],
    [{ bornOn: '1899-12-31' }, 'bornOn'],
    [{ notes: 'x'.repeat(2_001) }, 'notes'],
  ])('refuses %j and adds nobody', async (input, field) => {
    await expectRefused(ground.studio, () => add(input), ['INVALID_INPUT', field]);
  });

  it('answers a day that no calendar has as bad user input', async () => {
    await expectFault(ground.studio, () => add({ bornOn: '2019-02-29' }), 'BAD_USER_INPUT');
  });

  /** They were counted and then added, with nothing to keep two from counting the same. */
  it('adds up to 200 attendees to an account, also when the last ones come at the same moment', async () => {
    const { customerId, client } = await ground.studio.person();
    await fill(customerId, ATTENDEES_MAX - 2);
    const desk = ground.studio.clients.receptionist;
    const answers = await Promise.all([client, desk, client, desk].map((asked) => add({ customerId }, asked)));
    const refused = { code: 'INVALID_INPUT', path: ['input', 'customerId'], limit: ATTENDEES_MAX };
    expect(answers.flatMap(({ errors }) => errors)).toMatchObject([refused, refused, refused]);
    await expectRefused(ground.studio, () => add({ customerId }), ['INVALID_INPUT', 'customerId']);
  });

  it('finds no customer behind a malformed id, an id of another kind, or one of another studio', async () => {
    const unknown = { kind: 'Customer', field: 'customerId', foreign: ground.other.customerId } as const;
    await expectUnknownIds(ground, unknown, (customerId) => add({ customerId }));
  });

  it('lets the desk, the customer themselves and keys with PEOPLE_WRITE add an attendee, and nobody else', async () => {
    await expectRights(ground, (client) => add({}, client), {
      allowed: [...DESK, 'customer', 'key PEOPLE_WRITE'],
      but: { otherCustomer: 'NOT_FOUND' },
    });
  });
});
