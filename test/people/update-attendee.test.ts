import {
  AttendeeDocument,
  type Client,
  MergeAttendeesDocument,
  UpdateAttendeeDocument,
  type UpdateAttendeeInput,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { change, entriesOf } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();

const update = async (input: Partial<UpdateAttendeeInput>, client: Client = ground.studio.clients.receptionist) => {
  const whole = { attendeeId: ground.studio.childId, ...input };
  return (await client.request(UpdateAttendeeDocument, { input: whole })).updateAttendee;
};

describe('updateAttendee', () => {
  it.each(['receptionist', 'customer'] as const)('lets a %s change what is named and leaves the rest', async (role) => {
    const { attendee, errors } = await update({ name: 'Ema Štefánková' }, ground.studio.clients[role]);
    expect(errors).toEqual([]);
    expect(attendee).toMatchObject({ name: 'Ema Štefánková', bornOn: '2018-05-04' });
  });

  it('clears a birthday and notes by null, and keeps the name, which has to stay', async () => {
    await update({ notes: 'Alergia na orechy', bornOn: '2018-05-04' });
    const { attendee } = await update({ notes: null, bornOn: null, name: null });
    expect(attendee).toMatchObject({ notes: '', bornOn: null, name: 'Ema Štefánková' });
    await update({ bornOn: '2018-05-04' });
  });

  it('shows the notes to the customer, the desk and the instructor who teaches the child, and to no key', async () => {
    const { studio, viewers } = ground;
    const { attendeeId, client } = await studio.newcomer();
    await update({ attendeeId, notes: 'Nosí okuliare' }, client);
    const notes = async (asked: Client) => {
      const { node } = await asked.request(AttendeeDocument, { id: attendeeId });
      return node && 'notes' in node ? node.notes : undefined;
    };
    for (const name of [...DESK, 'instructor'] as const) expect(await notes(viewers[name]), name).toBe('Nosí okuliare');
    expect(await notes(client)).toBe('Nosí okuliare');
    expect(await notes(viewers.otherCustomer)).toBeUndefined();
    expect(await notes(viewers['key PEOPLE_READ'])).toBeNull();
  });

  it('writes an audit entry by the customer with the field before and after', async () => {
    const { attendeeId, client, customerId } = await ground.studio.person();
    await update({ attendeeId, name: 'Nina Nová' }, client);
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: attendeeId })) ?? [];
    expect(entry).toMatchObject({ action: 'updateAttendee', actor: { kind: 'CUSTOMER', customer: { id: customerId } } });
    expect(entry?.changes).toEqual([change('name', 'Nina', 'Nina Nová')]);
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ bornOn: '2999-01-01' }, 'bornOn'],
    [{ bornOn: '1899-12-31' }, 'bornOn'],
    [{ notes: 'x'.repeat(2_001) }, 'notes'],
  ])('refuses %j and changes nothing', async (input, field) => {
    await expectRefused(ground.studio, () => update(input), ['INVALID_INPUT', field]);
  });

  it('changes none of several fields when one of them is wrong', async () => {
    const run = () => update({ name: 'Iná', bornOn: '2999-01-01', notes: 'x'.repeat(2_001) });
    await expectRefused(ground.studio, run, ['INVALID_INPUT', 'bornOn'], ['INVALID_INPUT', 'notes']);
  });

  it('finds no attendee who was merged into another', async () => {
    const { studio } = ground;
    const { customerId, attendeeId } = await studio.person();
    const mergeAttendeeId = await studio.sibling(customerId);
    const input = { keepAttendeeId: attendeeId, mergeAttendeeId };
    await studio.clients.manager.request(MergeAttendeesDocument, { input });
    const run = () => update({ attendeeId: mergeAttendeeId, name: 'Duch' });
    await expectRefused(studio, run, ['NOT_FOUND', 'attendeeId']);
  });

  it('finds no attendee behind a malformed id, an id of another kind, or one of another studio', async () => {
    const unknown = { kind: 'Attendee', field: 'attendeeId', foreign: ground.other.childId } as const;
    await expectUnknownIds(ground, unknown, (attendeeId) => update({ attendeeId, name: 'Cudzí' }));
  });

  it('lets the desk, the customer themselves and keys with PEOPLE_WRITE change an attendee, and nobody else', async () => {
    await expectRights(ground, (client, name) => update({ notes: name }, client), {
      allowed: [...DESK, 'customer', 'key PEOPLE_WRITE'],
      but: { otherCustomer: 'NOT_FOUND' },
    });
  });
});
