/** Closed sets, as values and types of one name. The words are those of docs/glossary.md; the database checks the same sets. */

export const Plan = { FREE: 'FREE', STANDARD: 'STANDARD', PRO: 'PRO' } as const;
export type Plan = keyof typeof Plan;

export const OnlinePayments = { INACTIVE: 'INACTIVE', PENDING: 'PENDING', ACTIVE: 'ACTIVE' } as const;
export type OnlinePayments = keyof typeof OnlinePayments;

export const Locale = { sk: 'sk', cs: 'cs', en: 'en' } as const;
export type Locale = keyof typeof Locale;

export const Role = {
  OWNER: 'OWNER',
  MANAGER: 'MANAGER',
  RECEPTIONIST: 'RECEPTIONIST',
  INSTRUCTOR: 'INSTRUCTOR',
  CUSTOMER: 'CUSTOMER',
} as const;
export type Role = keyof typeof Role;

/** The right of an API key. Writing to an area includes reading it. */
export const Scope = {
  CATALOGUE_WRITE: 'CATALOGUE_WRITE',
  PEOPLE_READ: 'PEOPLE_READ',
  PEOPLE_WRITE: 'PEOPLE_WRITE',
  BOOKINGS_READ: 'BOOKINGS_READ',
  BOOKINGS_WRITE: 'BOOKINGS_WRITE',
  SALES_READ: 'SALES_READ',
  SALES_WRITE: 'SALES_WRITE',
} as const;
export type Scope = keyof typeof Scope;

export const CourseType = { OPEN: 'OPEN', CONTINUOUS: 'CONTINUOUS', ONE_OFF: 'ONE_OFF' } as const;
export type CourseType = keyof typeof CourseType;

/** The days of a week, Monday first. No table holds them: a schedule becomes dated sessions. */
export const Weekday = {
  MONDAY: 'MONDAY',
  TUESDAY: 'TUESDAY',
  WEDNESDAY: 'WEDNESDAY',
  THURSDAY: 'THURSDAY',
  FRIDAY: 'FRIDAY',
  SATURDAY: 'SATURDAY',
  SUNDAY: 'SUNDAY',
} as const;
export type Weekday = keyof typeof Weekday;

/** The policy for the part of a price that no pass covers. */
export const UncoveredPolicy = { DEBT: 'DEBT', DEBT_UP_TO: 'DEBT_UP_TO', REFUSE: 'REFUSE', PAY_NOW: 'PAY_NOW' } as const;
export type UncoveredPolicy = keyof typeof UncoveredPolicy;

/** The consequence of a cancellation after its deadline. */
export const LateCancellation = {
  BLOCK: 'BLOCK',
  FORFEIT: 'FORFEIT',
  FORFEIT_AND_FEE: 'FORFEIT_AND_FEE',
} as const;
export type LateCancellation = keyof typeof LateCancellation;

export const SessionStatus = { SCHEDULED: 'SCHEDULED', CANCELLED: 'CANCELLED' } as const;
export type SessionStatus = keyof typeof SessionStatus;

export const BookingStatus = {
  BOOKED: 'BOOKED',
  ATTENDED: 'ATTENDED',
  NO_SHOW: 'NO_SHOW',
  CANCELLED: 'CANCELLED',
  LATE_CANCELLED: 'LATE_CANCELLED',
} as const;
export type BookingStatus = keyof typeof BookingStatus;

/** The attendance that staff record. EXCUSED is stored as a NO_SHOW with the moment at which it was excused. */
export const Attendance = { ATTENDED: 'ATTENDED', NO_SHOW: 'NO_SHOW', EXCUSED: 'EXCUSED' } as const;
export type Attendance = keyof typeof Attendance;

export const PassKind = { CREDIT: 'CREDIT', ENTRY: 'ENTRY', TIME: 'TIME' } as const;
export type PassKind = keyof typeof PassKind;

/** The states that are stored. EXPIRED and USED_UP follow from the clock and the ledger, and are never written. */
export const PassState = { ACTIVE: 'ACTIVE', BLOCKED: 'BLOCKED', REFUNDED: 'REFUNDED' } as const;
export type PassState = keyof typeof PassState;

export const ValidityStart = { PURCHASE: 'PURCHASE', FIRST_USE: 'FIRST_USE' } as const;
export type ValidityStart = keyof typeof ValidityStart;

export const LimitPeriod = { WEEK: 'WEEK', MONTH: 'MONTH' } as const;
export type LimitPeriod = keyof typeof LimitPeriod;

export const DeskPaymentMethod = { CASH: 'CASH', CARD_TERMINAL: 'CARD_TERMINAL', BANK: 'BANK' } as const;
export type DeskPaymentMethod = keyof typeof DeskPaymentMethod;

/** All ways in which money comes in: at the desk, through a provider of online payments, or out of a refund. */
export const PaymentMethod = { ...DeskPaymentMethod, STRIPE: 'STRIPE', SANDBOX: 'SANDBOX', REFUND: 'REFUND' } as const;
export type PaymentMethod = keyof typeof PaymentMethod;

/** The provider of online payments. The sandbox moves no money. */
export const PaymentProviderKind = { STRIPE: 'STRIPE', SANDBOX: 'SANDBOX' } as const;
export type PaymentProviderKind = keyof typeof PaymentProviderKind;

/** Where an order comes from: the booking page, the customer's profile, the desk. */
export const OrderChannel = { ONLINE: 'ONLINE', PROFILE: 'PROFILE', RECEPTION: 'RECEPTION' } as const;
export type OrderChannel = keyof typeof OrderChannel;

export const OrderStatus = { OPEN: 'OPEN', PAID: 'PAID', EXPIRED: 'EXPIRED', CANCELLED: 'CANCELLED' } as const;
export type OrderStatus = keyof typeof OrderStatus;

/** The subject of a line of an order. A payment on a registration's account is a line of kind REGISTRATION. */
export const OrderLineKind = { PASS: 'PASS', SESSION: 'SESSION', REGISTRATION: 'REGISTRATION' } as const;
export type OrderLineKind = keyof typeof OrderLineKind;

export const RefundMethod = { CASH: 'CASH', BANK: 'BANK', CARD: 'CARD', PASS: 'PASS' } as const;
export type RefundMethod = keyof typeof RefundMethod;

export const RefundStatus = { PENDING: 'PENDING', SUCCEEDED: 'SUCCEEDED', FAILED: 'FAILED' } as const;
export type RefundStatus = keyof typeof RefundStatus;

/**
 * Where a refund comes from: somebody asked for it, or the money that it is about left, or could not stay, without anybody
 * asking here.
 */
export const RefundOrigin = {
  REQUESTED: 'REQUESTED',
  NOT_HONOURED: 'NOT_HONOURED',
  AT_PROVIDER: 'AT_PROVIDER',
  DISPUTE_LOST: 'DISPUTE_LOST',
} as const;
export type RefundOrigin = keyof typeof RefundOrigin;

export const ReceiptKind = { RECEIPT: 'RECEIPT', CREDIT_NOTE: 'CREDIT_NOTE' } as const;
export type ReceiptKind = keyof typeof ReceiptKind;

/** When the tax on a pass falls due: when it is sold, or when it is used. */
export const VatTreatment = { SINGLE_PURPOSE: 'SINGLE_PURPOSE', MULTI_PURPOSE: 'MULTI_PURPOSE' } as const;
export type VatTreatment = keyof typeof VatTreatment;

/** The consents that an attendee, or a person who acts for them, may give. */
export const ConsentKind = {
  PERSONAL_DATA: 'PERSONAL_DATA',
  HEALTH_DATA: 'HEALTH_DATA',
  PHOTOGRAPHY: 'PHOTOGRAPHY',
  MARKETING: 'MARKETING',
} as const;
export type ConsentKind = keyof typeof ConsentKind;

/** The reports. */
export const ReportKind = {
  SALES: 'SALES',
  DEFERRED_REVENUE: 'DEFERRED_REVENUE',
  BREAKAGE: 'BREAKAGE',
  DEBTS: 'DEBTS',
  COMMISSION: 'COMMISSION',
  VAT: 'VAT',
  ATTENDANCE: 'ATTENDANCE',
} as const;
export type ReportKind = keyof typeof ReportKind;

/** The marks of a CSV file: what separates cells, and with it the decimal mark. */
export const CsvForm = { COMMA: 'COMMA', SEMICOLON: 'SEMICOLON' } as const;
export type CsvForm = keyof typeof CsvForm;
