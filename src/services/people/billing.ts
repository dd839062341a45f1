import type { EntityManager } from '@mikro-orm/postgresql';
import { Course, type Organisation, PassProduct } from '../../entities/index.js';
import { checkVatRate, done, type InputCheck, NAME_MAX_LENGTH, setUp, type Tenant } from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';

const ADDRESS_MAX_LENGTH = 500;
/** The characters that company numbers and tax numbers of all countries have in common. */
const COMPANY_NUMBER = /^[A-Za-z0-9](?:[A-Za-z0-9 ./-]{0,28}[A-Za-z0-9])?$/;
/** The form of VAT numbers in every EU country, and in most others. */
const VAT_NUMBER = /^[A-Z]{2}[A-Z0-9+*]{2,13}$/;

/** The seller's details. A field that is left out stays as it is; null or an empty text clears it. */
export interface UpdateBilling {
  legalName?: string | null;
  /** Several lines. */
  billingAddress?: string | null;
  companyId?: string | null;
  taxId?: string | null;
  vatId?: string | null;
  registerEntry?: string | null;
  vatPayer?: boolean | null;
  defaultVatBps?: number | null;
}

/** Changes the seller of later receipts. Issued receipts keep theirs. */
export function updateBilling(tenant: Tenant, input: UpdateBilling): Promise<Result<Organisation>> {
  return setUp(tenant, async ({ em, organisation, check }) => {
    changeSeller(organisation, check, input);
    const wasPayer = organisation.vatPayer;
    changeVat(organisation, check, input);
    if (check.failed) return check.refused();
    await em.flush();
    if (organisation.vatPayer !== wasPayer) await giveRates(em, organisation.defaultVatBps);
    return done(organisation);
  });
}

function changeSeller(organisation: Organisation, check: InputCheck, input: UpdateBilling): void {
  for (const field of ['legalName', 'registerEntry'] as const) {
    if (input[field] !== undefined) organisation[field] = check.text(field, input[field], NAME_MAX_LENGTH);
  }
  if (input.billingAddress !== undefined) {
    organisation.billingAddress = check.text('billingAddress', input.billingAddress, ADDRESS_MAX_LENGTH);
  }
  for (const field of ['companyId', 'taxId'] as const) {
    if (input[field] !== undefined) organisation[field] = numberOf(check, field, COMPANY_NUMBER, input[field]?.trim());
  }
  if (input.vatId !== undefined) {
    organisation.vatId = numberOf(check, 'vatId', VAT_NUMBER, input.vatId?.replace(/\s/g, '').toUpperCase());
  }
}

function numberOf(check: InputCheck, field: string, form: RegExp, given: string | null | undefined): string {
  const number = given ?? '';
  if (number !== '' && !form.test(number)) check.invalid(field, 'MALFORMED');
  return number;
}

function changeVat(organisation: Organisation, check: InputCheck, input: UpdateBilling): void {
  organisation.vatPayer = input.vatPayer ?? organisation.vatPayer;
  if (!organisation.vatPayer) organisation.defaultVatBps = 0;
  organisation.defaultVatBps = checkVatRate(check, organisation, 'defaultVatBps', input.defaultVatBps);
  // A document with VAT is invalid without the VAT number of its seller.
  if (organisation.vatPayer && organisation.vatId === '') check.invalid('vatId', 'REQUIRED');
}

/** Sets the rate of all products and courses when the organisation starts or stops charging VAT, so that no rate is wrong. */
async function giveRates(em: EntityManager, vatBps: number): Promise<void> {
  await em.nativeUpdate(PassProduct, {}, { vatBps });
  await em.nativeUpdate(Course, {}, { vatBps });
}
