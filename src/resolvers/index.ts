import type { NonEmptyArray } from 'type-graphql';
import { ApiKeysResolver } from './api-keys.js';
import { AuditActorResolver, AuditResolver } from './audit.js';
import { BillingResolver } from './billing.js';
import { BookingResolver } from './booking.js';
import { CatalogueResolver } from './catalogue.js';
import { CourseResolver, GroupResolver, SessionResolver } from './catalogue-fields.js';
import {
  BookingEligibilityResolver,
  CoveragePlanResolver,
  CoverageSliceResolver,
  PassEligibilityResolver,
} from './eligibility.js';
import { LiveResolver } from './live.js';
import {
  CheckInEventResolver,
  PassBalanceResolver,
  RegistrationBalanceResolver,
  SessionCapacityResolver,
} from './live-fields.js';
import { ListedCourseResolver, ListedOrganisationResolver, ListedPassResolver } from './marketplace.js';
import { NodeResolver } from './node.js';
import { OnlinePaymentsResolver } from './online-payments.js';
import { OnlineSaleResolver, ProfileSaleResolver } from './online-sale.js';
import {
  AlreadyOrderedResolver,
  OrderLineResolver,
  OrderResolver,
  PaymentResolver,
  PromoCodeResolver,
  RefundResolver,
} from './order-fields.js';
import { OrdersResolver } from './orders.js';
import { OrganisationResolver } from './organisation.js';
import { PassProductResolver, PassResolver, RedemptionResolver } from './pass-fields.js';
import { PeopleResolver } from './people.js';
import { PeopleConsentsResolver } from './people-consents.js';
import { AttendeeResolver, CustomerResolver, MemberResolver, RetentionResolver, ViewerResolver } from './people-fields.js';
import { PeopleMergeResolver } from './people-merge.js';
import { PeopleSelfResolver } from './people-self.js';
import { PeopleStaffResolver } from './people-staff.js';
import { PersonalDataResolver } from './personal-data.js';
import { ProductsResolver } from './products.js';
import { PromoCodesResolver } from './promo-codes.js';
import { ReceiptResolver, ViewerReceiptsResolver } from './receipts.js';
import { BookingFieldsResolver, RegistrationResolver, StatementLineResolver } from './registration-fields.js';
import { ReportsResolver } from './reports.js';
import { SignInResolver } from './sign-in.js';

// biome-ignore lint/complexity/noBannedTypes: the type that TypeGraphQL gives to a list of resolver classes
export const resolvers: NonEmptyArray<Function> = [
  ViewerResolver,
  SignInResolver,
  NodeResolver,
  OrganisationResolver,
  BillingResolver,
  ListedOrganisationResolver,
  ListedCourseResolver,
  ListedPassResolver,
  CatalogueResolver,
  CourseResolver,
  GroupResolver,
  SessionResolver,
  ProductsResolver,
  PassProductResolver,
  OnlineSaleResolver,
  ProfileSaleResolver,
  PassResolver,
  RedemptionResolver,
  OrdersResolver,
  OrderResolver,
  OrderLineResolver,
  AlreadyOrderedResolver,
  PaymentResolver,
  RefundResolver,
  PromoCodesResolver,
  PromoCodeResolver,
  ReceiptResolver,
  ViewerReceiptsResolver,
  ReportsResolver,
  ApiKeysResolver,
  AuditResolver,
  AuditActorResolver,
  OnlinePaymentsResolver,
  PeopleResolver,
  PeopleSelfResolver,
  PeopleStaffResolver,
  PeopleConsentsResolver,
  PeopleMergeResolver,
  PersonalDataResolver,
  RetentionResolver,
  MemberResolver,
  CustomerResolver,
  AttendeeResolver,
  RegistrationResolver,
  StatementLineResolver,
  BookingFieldsResolver,
  BookingResolver,
  BookingEligibilityResolver,
  PassEligibilityResolver,
  CoveragePlanResolver,
  CoverageSliceResolver,
  LiveResolver,
  SessionCapacityResolver,
  PassBalanceResolver,
  RegistrationBalanceResolver,
  CheckInEventResolver,
];
