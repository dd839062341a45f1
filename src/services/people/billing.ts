import type { EntityManager } from '@mikro-orm/postgresql';
import { Course, type Organisation, PassProduct } from '../../entities/index.js';
import { checkVatRate, done, type InputCheck, NAME_MAX_LENGTH, setUp, type Tenant } from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';

const ADDRESS_MAX_LENGTH = 500;
/** Numbers of companies and tax payers differ from country to country; this is what all of them have in common. */
const COMPANY_NUMBER = /^[A-Za-z0-9](?:[A-Za-z0-9 ./-]{0,28}[A-Za-z0-9])?$/;
/** Of every country of the Union, and of most others that have one. */
const VAT_NUMBER = /^[A-Z]{2}[A-Z0-9+*]{2,13}$/;

/** Who sells. What is left out stays, null or an empty text takes it away. */
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

/** Changes the seller that later receipts name; those that were issued keep theirs. */
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
  // A document with VAT on it is none without the number of who charges it.
  if (organisation.vatPayer && organisation.vatId === '') check.invalid('vatId', 'REQUIRED');
}

/** Nothing is sold with a rate that is not due: all begin with the default when an organisation becomes a payer, and have none when it is none. */
async function giveRates(em: EntityManager, vatBps: number): Promise<void> {
  await em.nativeUpdate(PassProduct, {}, { vatBps });
  await em.nativeUpdate(Course, {}, { vatBps });
}
