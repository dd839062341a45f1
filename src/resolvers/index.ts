import type { NonEmptyArray } from 'type-graphql';
import { AuditActorResolver, AuditResolver } from './audit/audit.js';
import { BookingResolver } from './booking/booking.js';
import { AttendeeBookingsResolver, CustomerBookingsResolver, ViewerBookingsResolver } from './booking/booking-lists.js';
import { BookingCancellationResolver, CancellationTermsResolver } from './booking/cancellation.js';
import { DeskListsResolver } from './booking/desk-lists.js';
import {
  BookingEligibilityResolver,
  CoveragePlanResolver,
  CoverageSliceResolver,
  PassEligibilityResolver,
} from './booking/eligibility.js';
import {
  EndedBookingResolver,
  RefundableMoneyResolver,
  RegistrationEndingResolver,
  ReturnedToPassResolver,
} from './booking/endings.js';
import { BookingFieldsResolver, RegistrationResolver, StatementLineResolver } from './booking/registration-fields.js';
import { UpdateSessionResolver, UpdateSessionsResolver } from './booking/session-changes.js';
import { CatalogueResolver } from './catalogue/catalogue.js';
import { CourseResolver, GroupResolver, SessionResolver } from './catalogue/catalogue-fields.js';
import { GroupClashesResolver, ScheduleClashesResolver } from './catalogue/clashes.js';
import { GroupRegistrationsResolver, RosterCountsResolver, RosterResolver } from './catalogue/rosters.js';
import { InstructorSessionsResolver, TimetableResolver } from './catalogue/timetable.js';
import { LiveResolver } from './live/live.js';
import {
  CheckInEventResolver,
  LiveRosterResolver,
  OrderProgressResolver,
  PassBalanceResolver,
  RegistrationBalanceResolver,
  SessionCapacityResolver,
} from './live/live-fields.js';
import { LivePagesResolver } from './live/live-pages.js';
import { SessionChangesResolver } from './live/session-changes.js';
import { ListedCourseResolver, ListedOrganisationResolver, ListedPassResolver } from './marketplace/marketplace.js';
import { PassProductResolver, PassResolver, RedemptionResolver } from './passes/pass-fields.js';
import { ProductsResolver } from './passes/products.js';
import { BookingScanResolver, PassScanResolver } from './passes/scan.js';
import { ApiKeysResolver } from './people/api-keys.js';
import { BillingResolver } from './people/billing.js';
import { PeopleConsentsResolver } from './people/consents.js';
import { PeopleMergeResolver } from './people/merge.js';
import { OrganisationResolver } from './people/organisation.js';
import { PeopleResolver } from './people/people.js';
import {
  AttendeeResolver,
  CustomerResolver,
  EmailTakenResolver,
  MemberResolver,
  RetentionResolver,
  ViewerResolver,
} from './people/people-fields.js';
import { PeopleSelfResolver } from './people/self.js';
import { PeopleStaffResolver } from './people/staff.js';
import { PersonalDataResolver } from './personal-data/personal-data.js';
import { ReceiptResolver, ViewerReceiptsResolver } from './receipts/receipts.js';
import { ReportsResolver } from './reports/reports.js';
import {
  AttendanceRowResolver,
  BreakageRowResolver,
  DebtRowResolver,
  DeferredRevenueRowResolver,
  SalesRowResolver,
} from './reports/rows.js';
import { DeskSaleResolver } from './selling/desk-sale.js';
import { DrawerDayResolver, DrawerOfMemberResolver, DrawerOfMethodResolver } from './selling/drawer.js';
import { OnlinePaymentsResolver } from './selling/online-payments.js';
import { OnlineSaleResolver, ProfileSaleResolver } from './selling/online-sale.js';
import {
  AlreadyOrderedResolver,
  BookingOverlapsResolver,
  OrderLineResolver,
  OrderResolver,
  PaymentResolver,
  PromoCodeResolver,
  RefundResolver,
} from './selling/order-fields.js';
import {
  RecordPaymentPayloadResolver,
  SellOrderPayloadResolver,
  SellPassPayloadResolver,
  StartCheckoutPayloadResolver,
} from './selling/order-payloads.js';
import { OrdersResolver } from './selling/orders.js';
import { PromoCodesResolver } from './selling/promo-codes.js';
import { NodeResolver } from './shared/node.js';
import { SignInResolver } from './sign-in/sign-in.js';

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
  ScheduleClashesResolver,
  GroupClashesResolver,
  TimetableResolver,
  InstructorSessionsResolver,
  RosterResolver,
  RosterCountsResolver,
  GroupRegistrationsResolver,
  ProductsResolver,
  PassProductResolver,
  OnlineSaleResolver,
  ProfileSaleResolver,
  PassResolver,
  RedemptionResolver,
  PassScanResolver,
  BookingScanResolver,
  OrdersResolver,
  DeskSaleResolver,
  DrawerDayResolver,
  DrawerOfMethodResolver,
  DrawerOfMemberResolver,
  StartCheckoutPayloadResolver,
  SellOrderPayloadResolver,
  SellPassPayloadResolver,
  RecordPaymentPayloadResolver,
  OrderResolver,
  OrderLineResolver,
  AlreadyOrderedResolver,
  BookingOverlapsResolver,
  PaymentResolver,
  RefundResolver,
  PromoCodesResolver,
  PromoCodeResolver,
  ReceiptResolver,
  ViewerReceiptsResolver,
  ReportsResolver,
  SalesRowResolver,
  DeferredRevenueRowResolver,
  BreakageRowResolver,
  DebtRowResolver,
  AttendanceRowResolver,
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
  EmailTakenResolver,
  AttendeeResolver,
  RegistrationResolver,
  StatementLineResolver,
  BookingFieldsResolver,
  ViewerBookingsResolver,
  CustomerBookingsResolver,
  AttendeeBookingsResolver,
  BookingCancellationResolver,
  CancellationTermsResolver,
  DeskListsResolver,
  BookingResolver,
  RegistrationEndingResolver,
  EndedBookingResolver,
  ReturnedToPassResolver,
  RefundableMoneyResolver,
  UpdateSessionResolver,
  UpdateSessionsResolver,
  BookingEligibilityResolver,
  PassEligibilityResolver,
  CoveragePlanResolver,
  CoverageSliceResolver,
  LiveResolver,
  LivePagesResolver,
  OrderProgressResolver,
  LiveRosterResolver,
  SessionChangesResolver,
  SessionCapacityResolver,
  PassBalanceResolver,
  RegistrationBalanceResolver,
  CheckInEventResolver,
];
