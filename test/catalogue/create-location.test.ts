import { type Client, CreateLocationDocument, type CreateLocationInput } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { change, entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { expectRefused } from '../support/unchanged.js';

const ground = useGround();

const create = async (input: CreateLocationInput, client: Client = ground.studio.clients.owner) =>
  (await client.request(CreateLocationDocument, { input })).createLocation;

describe('createLocation', () => {
  it('adds a location and trims its texts', async () => {
    const { location, errors } = await create({ name: '  Telocvičňa Ľ ', address: ' Šancová 1', city: 'Bratislava\t' });
    expect(errors).toEqual([]);
    expect(location).toMatchObject({ name: 'Telocvičňa Ľ', address: 'Šancová 1', city: 'Bratislava' });
  });

  it('keeps an address and a city that are left out as empty texts', async () => {
    expect((await create({ name: 'Sála' })).location).toMatchObject({ address: '', city: '' });
    expect((await create({ name: 'Sála', address: null, city: null })).location).toMatchObject({ address: '', city: '' });
  });

  it('stores a letter with its accent as one character, however it was typed', async () => {
    const { location } = await create({ name: 'Z\u030Cilina' });
    expect(location?.name).toBe('\u017Dilina');
  });

  it('allows two locations of one name, because a town can have two halls of it', async () => {
    const [first, second] = [await create({ name: 'Mestská hala' }), await create({ name: 'Mestská hala' })];
    expect([first.errors, second.errors]).toEqual([[], []]);
    expect(first.location?.id).not.toBe(second.location?.id);
  });

  it('writes an audit entry with every field of the new location', async () => {
    const { location } = await create({ name: 'Tanečná sála', city: 'Nitra' });
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: location?.id ?? '' })) ?? [];
    expect(entry).toMatchObject({ action: 'createLocation', kind: 'LOCATION', actor: member('Oľga Majerová') });
    const made = [change('name', null, 'Tanečná sála'), change('city', null, 'Nitra')];
    expect(entry?.changes).toEqual(expect.arrayContaining(made));
  });

  it('takes texts of exactly 200 characters and refuses one more', async () => {
    const [full, over] = ['x'.repeat(200), 'x'.repeat(201)];
    expect((await create({ name: full, address: full, city: full })).errors).toEqual([]);
    for (const field of ['name', 'address', 'city'] as const) {
      await expectRefused(ground.studio, () => create({ name: 'Sála', [field]: over }), ['INVALID_INPUT', field]);
    }
  });

  it.each([[''], ['   '], ['two\nlines'], ['a\u0000b'], ['\u007F']])('refuses the name %j and adds nothing', async (name) => {
    await expectRefused(ground.studio, () => create({ name }), ['INVALID_INPUT', 'name']);
  });

  it('names every wrong field at once', async () => {
    const run = () => create({ name: ' ', address: 'x'.repeat(201), city: 'a\u0000' });
    await expectRefused(ground.studio, run, ['INVALID_INPUT', 'name'], ['INVALID_INPUT', 'address'], ['INVALID_INPUT', 'city']);
  });

  it('lets owners, managers and keys with CATALOGUE_WRITE add a location, and nobody else', async () => {
    await expectRights(ground, (client) => create({ name: 'Sála' }, client), {
      allowed: ['owner', 'manager', 'key CATALOGUE_WRITE'],
    });
  });
});
