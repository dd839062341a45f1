import type { Locale, ReceiptKind } from '../../../entities/enums.js';
import type { ReceiptMethod } from '../../rules/world/receipt-content.js';
import { UNPRINTED } from './pieces.js';

/** The fixed texts of a document. */
export interface Words {
  title: Record<ReceiptKind, string>;
  settled: Record<ReceiptKind, string>;
  companyId: string;
  taxId: string;
  buyer: string;
  anonymous: string;
  issuedOn: string;
  paidBy: Record<ReceiptKind, string>;
  corrects: (number: string, day: string) => string;
  reason: string;
  columns: { description: string; quantity: string; unitPrice: string; discount: string; vat: string; amount: string };
  subtotal: string;
  discount: string;
  total: Record<ReceiptKind, string>;
  tendered: string;
  change: string;
  vat: { title: string; rate: string; base: string; tax: string; gross: string };
  multiPurpose: string;
  noVat: string;
  includesVat: string;
  methods: Record<ReceiptMethod, string>;
  test: string;
  testNote: string;
  /** @param characters their codes, as `U+20BB7, U+10A00` */
  unprinted: (characters: string) => string;
  page: (page: number, pages: number) => string;
}

/** The same in every language, so that nobody takes it for a real payment. */
const TEST = 'TEST PAYMENT';

export const WORDS: Record<Locale, Words> = {
  sk: {
    title: { RECEIPT: 'Doklad o zaplatení', CREDIT_NOTE: 'Dobropis' },
    settled: { RECEIPT: 'Uhradené', CREDIT_NOTE: 'Vrátené' },
    companyId: 'IČO',
    taxId: 'DIČ',
    buyer: 'Zákazník',
    anonymous: 'Neuvedený',
    issuedOn: 'Dátum vystavenia',
    paidBy: { RECEIPT: 'Spôsob úhrady', CREDIT_NOTE: 'Spôsob vrátenia' },
    corrects: (number, day) => `Opravuje doklad ${number} z ${day}.`,
    reason: 'Dôvod:',
    columns: { description: 'Položka', quantity: 'Počet', unitPrice: 'Cena', discount: 'Zľava', vat: 'DPH', amount: 'Spolu' },
    subtotal: 'Medzisúčet',
    discount: 'Zľava',
    total: { RECEIPT: 'Zaplatené spolu', CREDIT_NOTE: 'Vrátené spolu' },
    tendered: 'Prijaté',
    change: 'Vydané',
    vat: { title: 'Rozpis DPH', rate: 'Sadzba', base: 'Základ', tax: 'DPH', gross: 'Spolu' },
    multiPurpose: 'Viacúčelový poukaz: DPH sa uplatní až pri jeho použití.',
    noVat: 'Predávajúci nie je platiteľom DPH.',
    includesVat: 'Ceny sú vrátane DPH.',
    methods: {
      CASH: 'Hotovosť',
      CARD_TERMINAL: 'Karta na termináli',
      BANK: 'Bankový prevod',
      STRIPE: 'Platba online',
      SANDBOX: 'Skúšobná platba',
      REFUND: 'Z vrátenej platby',
      CARD: 'Na kartu',
      PASS: 'Na permanentku',
    },
    test: TEST,
    testNote: 'Skúšobná platba: neprevzali sa žiadne peniaze a doklad neplatí.',
    unprinted: (characters) => `${UNPRINTED} nahrádza znak, ktorý sa nedá vytlačiť: ${characters}.`,
    page: (page, pages) => `Strana ${page} z ${pages}`,
  },
  cs: {
    title: { RECEIPT: 'Doklad o zaplacení', CREDIT_NOTE: 'Dobropis' },
    settled: { RECEIPT: 'Uhrazeno', CREDIT_NOTE: 'Vráceno' },
    companyId: 'IČO',
    taxId: 'DIČ',
    buyer: 'Zákazník',
    anonymous: 'Neuveden',
    issuedOn: 'Datum vystavení',
    paidBy: { RECEIPT: 'Způsob úhrady', CREDIT_NOTE: 'Způsob vrácení' },
    corrects: (number, day) => `Opravuje doklad ${number} z ${day}.`,
    reason: 'Důvod:',
    columns: { description: 'Položka', quantity: 'Počet', unitPrice: 'Cena', discount: 'Sleva', vat: 'DPH', amount: 'Celkem' },
    subtotal: 'Mezisoučet',
    discount: 'Sleva',
    total: { RECEIPT: 'Zaplaceno celkem', CREDIT_NOTE: 'Vráceno celkem' },
    tendered: 'Přijato',
    change: 'Vráceno zpět',
    vat: { title: 'Rozpis DPH', rate: 'Sazba', base: 'Základ', tax: 'DPH', gross: 'Celkem' },
    multiPurpose: 'Víceúčelový poukaz: DPH se uplatní až při jeho použití.',
    noVat: 'Prodávající není plátcem DPH.',
    includesVat: 'Ceny jsou včetně DPH.',
    methods: {
      CASH: 'Hotovost',
      CARD_TERMINAL: 'Karta na terminálu',
      BANK: 'Bankovní převod',
      STRIPE: 'Platba online',
      SANDBOX: 'Zkušební platba',
      REFUND: 'Z vrácené platby',
      CARD: 'Na kartu',
      PASS: 'Na permanentku',
    },
    test: TEST,
    testNote: 'Zkušební platba: nepřevzaly se žádné peníze a doklad neplatí.',
    unprinted: (characters) => `${UNPRINTED} nahrazuje znak, který nelze vytisknout: ${characters}.`,
    page: (page, pages) => `Strana ${page} z ${pages}`,
  },
  en: {
    title: { RECEIPT: 'Receipt', CREDIT_NOTE: 'Credit note' },
    settled: { RECEIPT: 'Paid', CREDIT_NOTE: 'Returned' },
    companyId: 'Company ID',
    taxId: 'Tax ID',
    buyer: 'Customer',
    anonymous: 'Not named',
    issuedOn: 'Issued on',
    paidBy: { RECEIPT: 'Paid by', CREDIT_NOTE: 'Returned by' },
    corrects: (number, day) => `Corrects the receipt ${number} of ${day}.`,
    reason: 'Reason:',
    columns: { description: 'Item', quantity: 'Qty', unitPrice: 'Price', discount: 'Discount', vat: 'VAT', amount: 'Amount' },
    subtotal: 'Subtotal',
    discount: 'Discount',
    total: { RECEIPT: 'Total paid', CREDIT_NOTE: 'Total returned' },
    tendered: 'Tendered',
    change: 'Change',
    vat: { title: 'VAT by rate', rate: 'Rate', base: 'Base', tax: 'VAT', gross: 'Total' },
    multiPurpose: 'Multi-purpose voucher: VAT is charged when it is used.',
    noVat: 'The seller is not registered for VAT.',
    includesVat: 'Prices include VAT.',
    methods: {
      CASH: 'Cash',
      CARD_TERMINAL: 'Card at the terminal',
      BANK: 'Bank transfer',
      STRIPE: 'Online payment',
      SANDBOX: 'Test payment',
      REFUND: 'From a refund',
      CARD: 'To the card',
      PASS: 'To the pass',
    },
    test: TEST,
    testNote: 'A test payment: no money was taken, and this document is void.',
    unprinted: (characters) => `${UNPRINTED} stands for a character that cannot be printed: ${characters}.`,
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
};

/** The Czech name of a VAT number is the Slovak name of a tax number. */
export function vatIdLabel(vatId: string, locale: Locale): string {
  if (locale === 'en') return 'VAT ID';
  return vatId.startsWith('CZ') ? 'DIČ' : 'IČ DPH';
}
