import { BookingPageDocument, type Client, UpdateLocationDocument, type UpdateLocationInput } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { change, entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { there } from '../support/there.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';

const ground = useGround();

const update = async (input: Partial<UpdateLocationInput>, client: Client = ground.studio.clients.manager) => {
  const whole = { locationId: ground.studio.locationId, ...input };
  return (await client.request(UpdateLocationDocument, { input: whole })).updateLocation;
};

describe('updateLocation', () => {
  it('changes what the input names and leaves the rest', async () => {
    const { location, errors } = await update({ address: 'Junácka 4' });
    expect(errors).toEqual([]);
    expect(location).toMatchObject({ name: 'Plaváreň Pasienky', address: 'Junácka 4', city: 'Bratislava' });
  });

  it('clears an address by null, and leaves the name, which has to stay, when it is null', async () => {
    await update({ address: 'Junácka 4' });
    expect((await update({ address: null, name: null })).location).toMatchObject({ name: 'Plaváreň Pasienky', address: '' });
  });

  it('shows the new name on the booking page at once', async () => {
    const { studio } = ground;
    await update({ name: 'Plaváreň Ružinov' });
    const { organisation } = await studio.clients.public.request(BookingPageDocument, { slug: studio.slug });
    const names = there(organisation).courses.flatMap(({ groups }) => groups.map(({ location }) => location.name));
    expect(new Set(names)).toEqual(new Set(['Plaváreň Ružinov']));
    await update({ name: 'Plaváreň Pasienky' });
  });

  it('writes an audit entry with the changed field alone, and none when nothing changed', async () => {
    const { owner } = ground.studio.clients;
    const entries = () => entriesOf(owner, { subjectId: ground.studio.locationId });
    await update({ city: 'Trnava' });
    const told = (await entries()) ?? [];
    expect(told[0]).toMatchObject({
      ...{ action: 'updateLocation', actor: member('Marek Správca') },
      changes: [change('city', 'Bratislava', 'Trnava')],
    });
    await update({ city: 'Trnava' });
    expect(await entries()).toEqual(told);
  });

  it('refuses empty and overlong texts and changes nothing', async () => {
    const over = 'x'.repeat(201);
    await expectRefused(ground.studio, () => update({ name: '' }), ['INVALID_INPUT', 'name']);
    await expectRefused(ground.studio, () => update({ name: over }), ['INVALID_INPUT', 'name']);
    await expectRefused(ground.studio, () => update({ name: 'Nové', city: over }), ['INVALID_INPUT', 'city']);
    await expectRefused(ground.studio, () => update({ city: 'Nitra', address: over }), ['INVALID_INPUT', 'address']);
  });

  it('finds no location behind a malformed id, an id of another kind, or one of another studio', async () => {
    const unknown = { kind: 'Location', field: 'locationId', foreign: ground.other.locationId } as const;
    await expectUnknownIds(ground, unknown, (locationId) => update({ locationId, name: 'Cudzie' }));
  });

  it('lets owners, managers and keys with CATALOGUE_WRITE change a location, and nobody else', async () => {
    await expectRights(ground, (client, name) => update({ address: `Adresa: ${name}` }, client), {
      allowed: ['owner', 'manager', 'key CATALOGUE_WRITE'],
    });
  });
});
