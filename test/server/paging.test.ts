import type { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Location } from '../../src/entities/index.js';
import { Fault } from '../../src/faults.js';
import { createLocation } from '../../src/services/catalogue/index.js';
import { type Keyset, type PageRequest, paginate } from '../../src/services/input/paging.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { type Ground, ground } from './ground.js';

let here: Ground;
let em: EntityManager;

beforeAll(async () => {
  here = await ground();
  const { organisation } = await here.studio('plavecka');
  const tenant = { em: here.orm.em, organisationId: organisation.id };
  // Many of one name, so that the name alone does not say where a page ends.
  for (let index = 0; index < 25; index += 1) {
    const made = await createLocation(tenant, { name: index % 2 ? 'hall' : `pool ${index % 3}`, address: '', city: '' });
    if (!made.ok) throw new Error('refused');
  }
  em = bindTenant(tenant);
});
afterAll(() => here.drop());

const page = (request: PageRequest, keyset: Keyset<Location> = {}) => paginate(em, Location, {}, request, keyset);

async function walk(keyset: Keyset<Location>, backwards: boolean): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const { edges, pageInfo } = await page(backwards ? { last: 4, before: cursor } : { first: 4, after: cursor }, keyset);
    const found = edges.map(({ node }) => node.id);
    if (backwards) ids.unshift(...found);
    else ids.push(...found);
    if (!(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return ids;
    cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor;
  }
}

describe('paging', () => {
  it.each<[string, Keyset<Location>]>([
    ['id', {}],
    ['id, newest first', { direction: 'desc' }],
    ['a name that many share', { sortBy: 'name' }],
    ['a name that many share, from the end', { sortBy: 'name', direction: 'desc' }],
  ])('paging by %s meets everything once, in one order forwards and backwards', async (_, keyset) => {
    const forwards = await walk(keyset, false);
    expect(new Set(forwards).size).toBe(25);
    expect(await walk(keyset, true)).toEqual(forwards);
  });

  it('says whether there are pages before and after', async () => {
    const { pageInfo, edges } = await page({ first: 100 });
    expect([pageInfo.hasNextPage, pageInfo.hasPreviousPage, edges.length]).toEqual([false, false, 25]);
    expect((await page({ first: 0 })).pageInfo).toMatchObject({ startCursor: null, endCursor: null });
  });

  it.each<[PageRequest]>([
    [{ first: 101 }],
    [{ first: -1 }],
    [{ first: 1, last: 1 }],
    [{ first: 1, before: 'x' }],
    [{ after: 'x' }],
    [{ after: Buffer.from('[]').toString('base64url') }],
    [{ after: Buffer.from(`["' or true --"]`).toString('base64url') }],
  ])('refuses %o', async (request) => {
    await expect(page(request)).rejects.toThrow(Fault);
  });
});
