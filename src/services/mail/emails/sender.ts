import type { Locale } from '../../../entities/enums.js';

/** The organisation at the foot of an e-mail. Slovak and Czech law want name, seat and register entry on business mail. */
export interface Sender {
  /** The name that customers know. */
  readonly name: string;
  /** The registered name; empty when it is the same or unknown, as are the others. */
  readonly legalName: string;
  /** Several lines. */
  readonly address: string;
  /** IČO. */
  readonly companyId: string;
  readonly registerEntry: string;
}

/** Writes to people who sign in: an account belongs to no organisation. */
export const PLATFORM: Sender = { name: 'Permanentka', legalName: '', address: '', companyId: '', registerEntry: '' };

/** The sender as a column of a query. */
export const senderColumn = (organisations: string): string =>
  `json_build_object('name', ${organisations}.name, 'legalName', ${organisations}.legal_name,
     'address', ${organisations}.billing_address, 'companyId', ${organisations}.company_id,
     'registerEntry', ${organisations}.register_entry) as sender`;

const COMPANY_ID: Record<Locale, string> = { sk: 'IČO', cs: 'IČO', en: 'Company ID' };

/** The lines below the name. */
export function contactLines({ name, legalName, address, companyId, registerEntry }: Sender, locale: Locale): string[] {
  const lines = [
    legalName === name ? '' : legalName,
    address.split(/\s*\n\s*/).join(', '),
    companyId === '' ? '' : `${COMPANY_ID[locale]}: ${companyId}`,
    registerEntry,
  ];
  return lines.filter((line) => line !== '');
}
