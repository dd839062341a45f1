import type { NonEmptyArray } from 'type-graphql';
import { ApiKeysResolver } from './api-keys.js';
import { AuditActorResolver, AuditResolver } from './audit.js';
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
import { NodeResolver } from './node.js';
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
import { BookingFieldsResolver, RegistrationResolver, StatementLineResolver } from './registration-fields.js';
import { SignInResolver } from './sign-in.js';

// biome-ignore lint/complexity/noBannedTypes: the type that TypeGraphQL gives to a list of resolver classes
export const resolvers: NonEmptyArray<Function> = [
  ViewerResolver,
  SignInResolver,
  NodeResolver,
  OrganisationResolver,
  CatalogueResolver,
  CourseResolver,
  GroupResolver,
  SessionResolver,
  ProductsResolver,
  PassProductResolver,
  PassResolver,
  RedemptionResolver,
  ApiKeysResolver,
  AuditResolver,
  AuditActorResolver,
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
