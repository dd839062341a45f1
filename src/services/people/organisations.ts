import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import { isCurrency } from '../../entities/currencies.js';
import type { LateCancellation, Locale, Plan } from '../../entities/index.js';
import { Organisation } from '../../entities/index.js';
import {
  bindTenant,
  databaseTime,
  done,
  type InputCheck,
  NAME_MAX_LENGTH,
  setUp,
  type Tenant,
  transact,
} from '../input/index.js';
import { openOrganisationAccounts } from '../ledger/index.js';
import type { MoneyFact, Result } from '../rules/world/refusals.js';

const CANCEL_WINDOW_MAX_HOURS = 8_760;
const CHECK_IN_OPENS_MAX_MINUTES = 525_600;
const GRACE_MAX_DAYS = 366;

export interface CreateOrganisation {
  slug: string;
  name: string;
  description?: string;
  category?: string;
  city?: string;
  currency: string;
  timeZone: string;
  locale: Locale;
  plan?: Plan;
  checkInOpensMinutes?: number;
}

export interface UpdateOrganisation {
  name?: string;
  description?: string | null;
  category?: string | null;
  city?: string | null;
  locale?: Locale;
  cancelWindowHours?: number;
  lateCancellation?: LateCancellation;
  lateFee?: MoneyFact;
  checkInOpensMinutes?: number;
  graceDays?: number;
  /** Whether the marketplace may list it. */
  inMarketplace?: boolean;
}

/** Creates an organisation from settings that are known to be right. Throws on a taken slug or a malformed setting. */
export async function createOrganisation(em: EntityManager, input: CreateOrganisation): Promise<Organisation> {
  const organisationId = uuidv7();
  const result = await transact(bindTenant({ em, organisationId }), async (bound) =>
    done(await insertOrganisation(bound, organisationId, input)),
  );
  if (!result.ok) throw new Error('Creating an organisation refuses nothing');
  return result.value;
}

/** Inserts an organisation and its ledger accounts in the caller's transaction, which must be bound to it already. */
export async function insertOrganisation(
  bound: EntityManager,
  organisationId: string,
  input: CreateOrganisation,
): Promise<Organisation> {
  if (!isCurrency(input.currency)) throw new Error(`${input.currency} is no currency that prices are in`);
  const { description = '', category = '', city = '', plan = 'FREE', ...given } = input;
  const organisation = bound.create(Organisation, {
    ...given,
    ...{ id: organisationId, description, category, city, plan },
    onlinePayments: 'INACTIVE',
    cancelWindowHours: 24,
    lateCancellation: 'FORFEIT',
    lateFeeMinor: 0,
    createdAt: await databaseTime(bound),
  });
  await bound.flush();
  await openOrganisationAccounts(bound, organisationId, input.currency);
  return organisation;
}

/** Changes the fields that the input names. Each booking keeps the cancellation policy that it was made under. */
export function updateOrganisation(tenant: Tenant, input: UpdateOrganisation): Promise<Result<Organisation>> {
  return setUp(tenant, async ({ organisation, check }) => {
    if (input.name != null) organisation.name = check.name('name', input.name);
    if (input.description !== undefined) organisation.description = check.text('description', input.description);
    if (input.category !== undefined) organisation.category = check.text('category', input.category, NAME_MAX_LENGTH);
    if (input.city !== undefined) organisation.city = check.text('city', input.city, NAME_MAX_LENGTH);
    if (input.locale) organisation.locale = input.locale;
    if (input.inMarketplace != null) organisation.inMarketplace = input.inMarketplace;
    changePolicy(organisation, check, input);
    return done(organisation);
  });
}

function changePolicy(organisation: Organisation, check: InputCheck, input: UpdateOrganisation): void {
  if (input.cancelWindowHours != null) {
    organisation.cancelWindowHours = check.integer('cancelWindowHours', input.cancelWindowHours, 0, CANCEL_WINDOW_MAX_HOURS);
  }
  if (input.lateCancellation) organisation.lateCancellation = input.lateCancellation;
  if (input.checkInOpensMinutes != null) {
    const minutes = check.integer('checkInOpensMinutes', input.checkInOpensMinutes, 0, CHECK_IN_OPENS_MAX_MINUTES);
    organisation.checkInOpensMinutes = minutes;
  }
  if (input.graceDays != null) organisation.graceDays = check.integer('graceDays', input.graceDays, 0, GRACE_MAX_DAYS);
  if (input.lateFee) organisation.lateFeeMinor = check.amount('lateFee', input.lateFee);
}
