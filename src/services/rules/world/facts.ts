import type {
  CourseType,
  LateCancellation,
  Locale,
  OnlinePayments,
  Plan,
  UncoveredPolicy,
  VatTreatment,
} from '../../../entities/enums.js';
import type { PassTerms } from './order-rows.js';

/** Facts that the rules read and never change. */

export interface OrganisationFacts {
  id: string;
  name: string;
  locale: Locale;
  plan: Plan;
  onlinePayments: OnlinePayments;
  onlinePaymentsSuspendedAt: Date | null;
  /** What receipts state about the seller; empty means unknown. */
  legalName: string;
  billingAddress: string;
  companyId: string;
  taxId: string;
  vatId: string;
  registerEntry: string;
  vatPayer: boolean;
  currency: string;
  timeZone: string;
  cancelWindowHours: number;
  lateCancellation: LateCancellation;
  lateFeeMinor: number;
  checkInOpensMinutes: number;
  graceDays: number;
}

export interface CourseFacts {
  id: string;
  name: string;
  type: CourseType;
  priceMinor: number | null;
  uncoveredPolicy: UncoveredPolicy;
  debtLimitMinor: number | null;
  vatBps: number;
  /** Whether registered customers may buy passes in their profile. */
  passesInProfile: boolean;
  archived: boolean;
}

export interface AttendeeFacts {
  id: string;
  customerId: string;
  name: string;
}

export interface ProductFacts extends PassTerms {
  priceMinor: number;
  sellableOnline: boolean;
  visibleOnBookingPage: boolean;
  visibleInProfile: boolean;
  visibleAtDesk: boolean;
  purchaseLimit: number | null;
  vatBps: number;
  vatTreatment: VatTreatment;
  archived: boolean;
}

export interface CustomerFacts {
  id: string;
  name: string;
  email: string | null;
  locale: Locale;
  bought: Map<string, number>;
  /** The groups of their registrations; only for customers who buy in their profile. */
  groupIds: Set<string>;
}
