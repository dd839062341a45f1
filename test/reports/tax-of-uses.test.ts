import { UpdateCourseDocument, VatDocument } from '@permanentka/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCourse, createGroup } from '../../src/services/catalogue/index.js';
import { makeShop, ok, type Shop } from '../selling/shop.js';
import { useGround } from '../support/ground.js';
import { euro, made } from '../support/studio.js';
import { dayAfter, rowsOf } from './rows.js';

const ground = useGround();
let shop: Shop;

/** Each test has books of its own: swimming at 23 %, and dancing at 5 %. */
let danceGroupId: string;
beforeEach(async () => {
  shop = await makeShop(ground.app);
  await shop.sql('update organisations set vat_payer = true');
  await setRate(shop.openCourseId, 2300);
  const location = shop.keyOf('Location', shop.locationId);
  const course = await made(createCourse(shop.tenant, { name: 'Tanec', type: 'OPEN', vatBps: 500 }));
  const group = await made(
    createGroup(shop.tenant, { courseId: course.id, locationId: location, instructorId: null, name: 'Utorok', capacity: 9 }),
  );
  danceGroupId = shop.id('Group', group);
});

afterEach(() => shop.closeShop());

const setRate = async (courseId: string, vatBps: number) =>
  ok((await shop.clients.owner.request(UpdateCourseDocument, { input: { courseId, vatBps } })).updateCourse);

/** The rows of today's VAT report: rate, amount, amount without tax, and tax. */
async function vatRows(): Promise<number[][]> {
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Bratislava' }).format(new Date());
  const { reports } = await shop.clients.owner.request(VatDocument, { from: today, until: dayAfter(today) });
  const total = reports?.vat.total;
  expect(total?.posted.amountMinor).toBe(total?.tax.amountMinor);
  return rowsOf(reports?.vat).map(({ vatBps, gross, base, tax }) => [
    vatBps,
    gross.amountMinor,
    base.amountMinor,
    tax.amountMinor,
  ]);
}

/** Somebody who swims and dances. */
async function swimmer() {
  const newcomer = await shop.newcomer();
  return { ...newcomer, dancerId: await shop.register(newcomer.attendeeId, danceGroupId) };
}

describe('the VAT report of a multi-purpose pass', () => {
  it('has a row for each rate of four entries for 24.00 that are used at 23 % and at 5 %', async () => {
    const { customerId, registrationId, dancerId } = await swimmer();
    await shop.sell(await shop.product({ kind: 'ENTRY', entries: 4, price: euro(24), vatBps: 1900 }), { customerId });
    expect(await vatRows()).toEqual([]);
    await shop.book(registrationId, await shop.session({ price: 8 }));
    await shop.book(dancerId, await shop.session({ price: 8, groupId: danceGroupId }));
    expect(await vatRows()).toEqual([
      [2300, 600, 488, 112],
      [500, 600, 571, 29],
    ]);
  });

  it('has the new rate for uses of credit after the rate of the course has changed, none for returned uses', async () => {
    const { registrationId } = await swimmer();
    const productId = await shop.product({ kind: 'CREDIT', credit: euro(20), price: euro(20), vatBps: 2300 });
    await shop.sell(productId, { registrationId });
    const before = await shop.book(registrationId, await shop.session({ price: 8 }));
    await setRate(shop.openCourseId, 1900);
    await shop.book(registrationId, await shop.session({ price: 8, days: 11 }));
    expect(await vatRows()).toEqual([
      [2300, 800, 650, 150],
      [1900, 800, 672, 128],
    ]);
    ok(await shop.tryToCancel({ bookingId: before.id }));
    expect((await vatRows()).filter(([, gross]) => gross !== 0)).toEqual([[1900, 800, 672, 128]]);
  });

  it('has the rate of the sale for a single-purpose pass, whatever it is used on', async () => {
    const { customerId, dancerId } = await swimmer();
    const terms = { kind: 'ENTRY', entries: 4, price: euro(24), vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE' } as const;
    await shop.sell(await shop.product(terms), { customerId });
    await shop.book(dancerId, await shop.session({ price: 8, groupId: danceGroupId }));
    expect(await vatRows()).toEqual([[2300, 2400, 1951, 449]]);
  });
});
