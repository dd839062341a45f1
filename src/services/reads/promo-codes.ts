import { type Columns, PromoCode } from '../../entities/index.js';
import type { Page, PageRequest } from '../input/index.js';
import type { RowList } from './lists.js';
import type { TenantReads } from './tenant-reads.js';

const PROMO_CODES: RowList<PromoCode> = {
  entity: PromoCode,
  from: 'promo_codes c',
  parent: 'c.organisation_id',
  direction: 'desc',
};

/** A page of the promo codes, newest first. Throws BAD_USER_INPUT for an impossible page. */
export const promoCodes = (reads: TenantReads, request: PageRequest): Promise<Page<Columns<PromoCode>>> =>
  reads.page(PROMO_CODES, reads.organisationId, request);
