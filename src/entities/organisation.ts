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
    /** Months after which a customer who does nothing is erased; null keeps them. */
    customerRetentionMonths: p.integer().nullable(),
    /** Months after which an entry of the audit log is deleted; null keeps them. */
    auditRetentionMonths: p.integer().nullable(),
    createdAt: p.datetime(),
  },
});

export class Organisation extends schema.class {}
schema.setClass(Organisation);
