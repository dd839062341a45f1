import {
  CreateCourseDocument,
  CreateCustomerDocument,
  CreateLocationDocument,
  CreatePassProductDocument,
  UpdatePassProductDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { useGround } from '../support/ground.js';
import { euro } from '../support/studio.js';

const ground = useGround();

/** What each kind of thing says to a name: the name that was kept, or the reasons. */
const NAMED: Record<string, (name: string) => Promise<unknown>> = {
  customer: async (name) => {
    const input = { name, email: `${crypto.randomUUID()}@example.com` };
    const { customer, errors } = (await ground.studio.clients.receptionist.request(CreateCustomerDocument, { input }))
      .createCustomer;
    return customer?.name ?? errors.map(({ code, path }) => `${code} ${path?.at(-1)}`);
  },
  course: async (name) => {
    const input = { name, type: 'OPEN' as const };
    const { course, errors } = (await ground.studio.clients.owner.request(CreateCourseDocument, { input })).createCourse;
    return course?.name ?? errors.map(({ code, path }) => `${code} ${path?.at(-1)}`);
  },
  location: async (name) => {
    const { location, errors } = (await ground.studio.clients.owner.request(CreateLocationDocument, { input: { name } }))
      .createLocation;
    return location?.name ?? errors.map(({ code, path }) => `${code} ${path?.at(-1)}`);
  },
  product: async (name) => {
    const input = { name, kind: 'ENTRY' as const, entries: 4, price: euro(24) };
    const { product, errors } = (await ground.studio.clients.owner.request(CreatePassProductDocument, { input }))
      .createPassProduct;
    return product?.name ?? errors.map(({ code, path }) => `${code} ${path?.at(-1)}`);
  },
};

describe.each(Object.keys(NAMED))('the name of a %s', (kind) => {
  it.each([
    ['Ján\u200bNovák', 'Ján Novák'],
    ['\u202eJoga\u2060', 'Joga'],
    ['Jo\u00adga', 'Joga'],
  ])('given as %j is answered as it is stored', async (given, kept) => expect(await NAMED[kind]?.(given)).toBe(kept));

  it.each(['\u200b\u2060', '\u202e', '\u2800', 'Joga\ud800'])('given as %j is refused', async (given) =>
    expect(await NAMED[kind]?.(given)).toEqual(['INVALID_INPUT name']),
  );
});

it('the price of a product can change whose stored name has characters that nobody sees', async () => {
  const { tenant, entryProductId: productId, keyOf, clients } = ground.studio;
  await bindTenant(tenant).transactional((em) =>
    em.execute(`update pass_products set name = ? where id = ?`, ['Starý\u0080 názov', keyOf('PassProduct', productId)]),
  );
  const input = { productId, price: euro(25) };
  const { updatePassProduct } = await clients.owner.request(UpdatePassProductDocument, { input });
  expect(updatePassProduct).toMatchObject({ product: { name: 'Starý názov', price: euro(25) }, errors: [] });
});
