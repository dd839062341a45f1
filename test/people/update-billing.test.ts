import {
  BillingDocument,
  type Client,
  CreateCourseDocument,
  CreatePassProductDocument,
  PassProductsDocument,
  UpdateBillingDocument,
  UpdateCourseDocument,
  UpdatePassProductDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { change, entriesOf, member } from '../audit/entries.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { there } from '../support/there.js';
import { expectRefused } from '../support/unchanged.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const update = async (input: object) => (await studio.clients.owner.request(UpdateBillingDocument, { input })).updateBilling;
const rates = async () => {
  const { organisation } = await studio.clients.manager.request(PassProductsDocument, { slug: studio.slug });
  return there(organisation).passProducts?.map(({ vatBps }) => vatBps);
};

const SELLER = {
  legalName: 'Vlnka s. r. o.',
  billingAddress: 'Junácka 4\n831 04 Bratislava',
  companyId: '12 345 678',
  taxId: '2020123456',
  registerEntry: 'Mestský súd Bratislava III, oddiel Sro, vložka č. 12345/B',
};

describe('updateBilling', () => {
  it('changes who sells, and shows it to everybody', async () => {
    const { organisation, errors } = await update({ ...SELLER, companyId: ' 12 345 678 ' });
    expect(errors).toEqual([]);
    expect(organisation?.billing).toEqual({ ...SELLER, vatId: '', vatPayer: false, defaultVatBps: 0 });
    const seen = await studio.clients.public.request(BillingDocument, { slug: studio.slug });
    expect(there(seen.organisation).billing).toMatchObject(SELLER);
    expect((await update({ registerEntry: null })).organisation?.billing).toMatchObject({ ...SELLER, registerEntry: '' });
  });

  describe('updateBilling: VAT', () => {
    const product = { name: '10 vstupov', kind: 'ENTRY', entries: 10, price: euro(50) } as const;

    it('refuses a rate for anything that an organisation sells which charges no VAT', async () => {
      const sell = async (vatBps: number) =>
        (await studio.clients.manager.request(CreatePassProductDocument, { input: { ...product, vatBps } })).createPassProduct;
      await expectRefused(studio, () => sell(2300), ['INVALID_INPUT', 'vatBps']);
      expect((await sell(0)).errors).toEqual([]);
      const course = { name: 'Joga', type: 'OPEN', vatBps: 500 } as const;
      await expectRefused(
        studio,
        async () => (await studio.clients.manager.request(CreateCourseDocument, { input: course })).createCourse,
        ['INVALID_INPUT', 'vatBps'],
      );
      await expectRefused(studio, () => update({ defaultVatBps: 2300 }), ['INVALID_INPUT', 'defaultVatBps']);
      await expectRefused(studio, () => update({ vatPayer: true, defaultVatBps: 2300 }), ['INVALID_INPUT', 'vatId']);
    });

    it('gives every product the default rate when an organisation begins to charge VAT', async () => {
      const { organisation, errors } = await update({ vatPayer: true, vatId: 'sk 2020 123 456', defaultVatBps: 2300 });
      expect(errors).toEqual([]);
      expect(organisation?.billing).toMatchObject({ vatPayer: true, vatId: 'SK2020123456', defaultVatBps: 2300 });
      expect(new Set(await rates())).toEqual(new Set([2300]));
    });

    it('begins new products with the default rate, which each may change', async () => {
      const { manager } = studio.clients;
      const made = (await manager.request(CreatePassProductDocument, { input: product })).createPassProduct.product;
      expect(made).toMatchObject({ vatBps: 2300, vatTreatment: 'MULTI_PURPOSE' });
      const change = { productId: made?.id ?? '', vatBps: 500, vatTreatment: 'SINGLE_PURPOSE' } as const;
      const { updatePassProduct } = await manager.request(UpdatePassProductDocument, { input: change });
      expect(updatePassProduct.product).toMatchObject({ vatBps: 500, vatTreatment: 'SINGLE_PURPOSE' });
      const later = await manager.request(UpdatePassProductDocument, { input: { productId: change.productId, name: 'Desať' } });
      expect(later.updatePassProduct.product).toMatchObject({ vatBps: 500, vatTreatment: 'SINGLE_PURPOSE' });
      const courseId = studio.openCourseId;
      const { updateCourse } = await manager.request(UpdateCourseDocument, { input: { courseId, vatBps: 1900 } });
      expect(updateCourse.course).toMatchObject({ vatBps: 1900 });
    });

    it.each([-1, 10_001])('refuses a product with a rate of %i basis points', async (vatBps) => {
      const run = async () =>
        (await studio.clients.manager.request(CreatePassProductDocument, { input: { ...product, vatBps } })).createPassProduct;
      await expectRefused(studio, run, ['INVALID_INPUT', 'vatBps']);
    });

    it('takes the rate from every product when an organisation ceases to charge VAT', async () => {
      const { organisation } = await update({ vatPayer: false });
      expect(organisation?.billing).toMatchObject({ vatPayer: false, defaultVatBps: 0 });
      expect(new Set(await rates())).toEqual(new Set([0]));
    });
  });

  it.each([
    [{ legalName: 'x'.repeat(201) }, 'legalName'],
    [{ billingAddress: 'x'.repeat(501) }, 'billingAddress'],
    [{ companyId: '<b>1</b>' }, 'companyId'],
    [{ companyId: '1'.repeat(31) }, 'companyId'],
    [{ taxId: '-' }, 'taxId'],
    [{ vatId: '2020123456' }, 'vatId'],
    [{ vatId: 'SK2020123456789012' }, 'vatId'],
  ])('refuses %j and changes nothing', async (input, field) => {
    await expectRefused(studio, () => update(input), ['INVALID_INPUT', field]);
  });

  it('writes an audit entry with the fields before and after', async () => {
    await update({ legalName: 'Vlnka s. r. o.' });
    await update({ legalName: 'Vlnka plus s. r. o.' });
    const [entry] = (await entriesOf(studio.clients.owner, { subjectId: studio.organisationId })) ?? [];
    expect(entry).toMatchObject({ action: 'updateBilling', kind: 'ORGANISATION', actor: member('Oľga Majerová') });
    expect(entry?.changes).toEqual([change('legalName', 'Vlnka s. r. o.', 'Vlnka plus s. r. o.')]);
  });

  it('refuses to charge VAT without the number for it, and to take the number away while VAT is charged', async () => {
    await update({ vatPayer: false, vatId: null });
    await expectRefused(studio, () => update({ vatPayer: true }), ['INVALID_INPUT', 'vatId']);
    await update({ vatPayer: true, vatId: 'SK2020123456' });
    await expectRefused(studio, () => update({ vatId: null }), ['INVALID_INPUT', 'vatId']);
    await update({ vatPayer: false, vatId: null });
  });

  it('names every wrong field at once', async () => {
    const run = () => update({ legalName: 'x'.repeat(201), companyId: '<1>', taxId: '-', vatId: '1' });
    const fields = ['legalName', 'companyId', 'taxId', 'vatId'].map((field): [string, string] => ['INVALID_INPUT', field]);
    await expectRefused(studio, run, ...fields);
  });

  it('lets owners change who sells, and nobody else, no key either', async () => {
    const ask = async (client: Client) =>
      (await client.request(UpdateBillingDocument, { input: { legalName: 'Vlnka' } })).updateBilling;
    await expectRights(ground, ask, { allowed: ['owner'] });
  });
});
