import {
  BookingDocument,
  BookingPageDocument,
  type Client,
  UpdateOrganisationDocument,
  type UpdateOrganisationInput,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { change, entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

const HOUR_MS = 3_600_000;

const ground = useGround();

const update = async (input: UpdateOrganisationInput, client: Client = ground.studio.clients.manager) =>
  (await client.request(UpdateOrganisationDocument, { input })).updateOrganisation;

/** How many hours before its session a booking that is made now may be cancelled in time. */
async function windowOfNewBooking(): Promise<number> {
  const { studio } = ground;
  const { registrationId } = await studio.newcomer();
  const { id } = await studio.book(registrationId, await studio.session({ days: 40 }));
  const { booking } = await studio.clients.receptionist.request(BookingDocument, { id });
  return (Date.parse(booking?.session.startsAt ?? '') - Date.parse(booking?.cancellableUntil ?? '')) / HOUR_MS;
}

describe('updateOrganisation', () => {
  it('changes what the input names and leaves the rest', async () => {
    const input = { city: 'Bratislava', cancelWindowHours: 12, lateCancellation: 'FORFEIT_AND_FEE', lateFee: euro(2) } as const;
    const { organisation, errors } = await update(input);
    expect(errors).toEqual([]);
    expect(organisation).toMatchObject({ ...input, name: 'Vlnka', locale: 'en' });
  });

  it('clears by null the texts that may be empty and keeps the name, which has to stay', async () => {
    await update({ description: 'Plávanie\npre deti', category: 'Plávanie', city: 'Nitra' });
    const { organisation } = await update({ description: null, category: null, city: null, name: null });
    expect(organisation).toMatchObject({ name: 'Vlnka', description: '', category: '', city: '' });
  });

  it('shows the new name on the public booking page', async () => {
    const { clients, slug } = ground.other;
    await update({ name: 'Vlnka Nitra', city: 'Nitra' }, clients.owner);
    const { organisation } = await clients.public.request(BookingPageDocument, { slug });
    expect(organisation).toMatchObject({ name: 'Vlnka Nitra', city: 'Nitra' });
  });

  it('holds a new cancellation window against later bookings only', async () => {
    await update({ cancelWindowHours: 24 });
    const { studio } = ground;
    const { registrationId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, await studio.session({ days: 40 }));
    const until = async () => (await studio.clients.receptionist.request(BookingDocument, { id })).booking?.cancellableUntil;
    const before = await until();
    await update({ cancelWindowHours: 48 });
    expect(await until()).toBe(before);
    expect(await windowOfNewBooking()).toBe(48);
    await update({ cancelWindowHours: 0 });
    expect(await windowOfNewBooking()).toBe(0);
  });

  it('takes a window of 0 and of 8760 hours and texts of their full length', async () => {
    for (const cancelWindowHours of [0, 8_760]) expect((await update({ cancelWindowHours })).errors).toEqual([]);
    const full = { category: 'x'.repeat(200), city: 'x'.repeat(200), description: 'x'.repeat(5_000) };
    expect((await update(full)).organisation).toMatchObject(full);
    await update({ category: null, city: null, description: null });
  });

  it('writes an audit entry with the settings before and after', async () => {
    await update({ cancelWindowHours: 10, lateFee: euro(1) });
    await update({ cancelWindowHours: 20, lateFee: euro(3) });
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: ground.studio.organisationId })) ?? [];
    expect(entry).toMatchObject({ action: 'updateOrganisation', kind: 'ORGANISATION', actor: member('Marek Správca') });
    expect(entry?.changes).toEqual([change('cancelWindowHours', '10', '20'), change('lateFeeMinor', '100', '300')]);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ description: 'x'.repeat(5_001) }, 'description'],
    [{ category: 'x'.repeat(201) }, 'category'],
    [{ city: 'x'.repeat(201) }, 'city'],
    [{ cancelWindowHours: -1 }, 'cancelWindowHours'],
    [{ cancelWindowHours: 8_761 }, 'cancelWindowHours'],
    [{ lateFee: euro(-1) }, 'lateFee.amountMinor'],
    [{ lateFee: { amountMinor: 1, currency: 'HUF' } }, 'lateFee.currency'],
  ])('refuses %j and changes nothing', async (input, field) => {
    await expectRefused(ground.studio, () => update(input), ['INVALID_INPUT', field]);
  });

  it('changes none of several settings when one of them is wrong', async () => {
    const run = () => update({ name: 'Iné', cancelWindowHours: 9_000, lateFee: euro(-2) });
    await expectRefused(ground.studio, run, ['INVALID_INPUT', 'cancelWindowHours'], ['INVALID_INPUT', 'lateFee.amountMinor']);
  });

  it('lets owners and managers change the organisation, and nobody else, no key either', async () => {
    await expectRights(ground, (client) => update({ city: 'Bratislava' }, client), { allowed: ['owner', 'manager'] });
  });
});
