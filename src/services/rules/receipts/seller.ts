import type { Seller } from '../world/receipt-content.js';

/** The billing details of an organisation; empty texts are unknown. */
export interface BillingDetails {
  readonly name: string;
  readonly legalName: string;
  readonly billingAddress: string;
  readonly companyId: string;
  readonly taxId: string;
  readonly vatId: string;
  readonly registerEntry: string;
  readonly vatPayer: boolean;
}

/** The seller as named on new documents. */
export function sellerOf(details: BillingDetails): Seller {
  const { name, billingAddress, companyId, taxId, vatId, legalName, registerEntry, vatPayer } = details;
  return {
    name,
    legalName: legalName === name ? null : known(legalName),
    address: billingAddress.trim(),
    companyId: known(companyId),
    taxId: known(taxId),
    vatId: known(vatId),
    registerEntry: known(registerEntry),
    isVatPayer: vatPayer,
  };
}

const known = (text: string): string | null => (text.trim() === '' ? null : text.trim());
