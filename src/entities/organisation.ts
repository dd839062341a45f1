import { defineEntity, p } from '@mikro-orm/core';
import { LateCancellation, Locale, OnlinePayments, Plan } from './enums.js';

/** The tenant. Everything else belongs to one; its id leads every key and is what row-level security compares. */
const schema = defineEntity({
  name: 'Organisation',
  tableName: 'organisations',
  properties: {
    id: p.uuid().primary(),
    slug: p.string(),
    name: p.string(),
    description: p.text(),
    category: p.string(),
    city: p.string(),
    currency: p.string(),
    timeZone: p.string(),
    locale: p.enum(Locale),
    plan: p.enum(Plan),
    onlinePayments: p.enum(OnlinePayments),
    /** Hours before a session until which cancelling is in time. */
    cancelWindowHours: p.integer(),
    lateCancellation: p.enum(LateCancellation),
    lateFeeMinor: p.bigint('number'),
    /** Minutes before a session from which attendees can be checked in. */
    checkInOpensMinutes: p.integer().default(120),
    /** Days for which what is given back to an ended pass stays usable. */
    graceDays: p.integer().default(14),
    /** Months after which a customer who does nothing is erased; null keeps them. */
    customerRetentionMonths: p.integer().nullable(),
    /** Months after which an entry of the audit log is deleted; null keeps them. */
    auditRetentionMonths: p.integer().nullable(),
    /** The seller on receipts; empty when unknown. */
    legalName: p.string().default(''),
    /** Several lines. */
    billingAddress: p.text().default(''),
    /** IČO, DIČ and IČ DPH. */
    companyId: p.string().default(''),
    taxId: p.string().default(''),
    vatId: p.string().default(''),
    /** Where the seller is entered, as Slovak and Czech law want it on documents. */
    registerEntry: p.string().default(''),
    vatPayer: p.boolean().default(false),
    /** The VAT rate that new products and courses begin with; 0 for an organisation that pays no VAT. */
    defaultVatBps: p.integer().default(0),
    /** Whether the marketplace may show it. */
    inMarketplace: p.boolean().default(true),
    /**
     * The platform's share that was agreed with it; null is what its plan says. Not the organisation's to change, as its plan
     * is not.
     */
    commissionBps: p.integer().nullable(),
    onlinePaymentsSuspendedAt: p.datetime().nullable(),
    onlinePaymentsSuspendedReason: p.string().default(''),
    createdAt: p.datetime(),
  },
});

export class Organisation extends schema.class {}
schema.setClass(Organisation);
