import type { NonEmptyArray } from 'type-graphql';
import { CatalogueResolver } from './catalogue.js';
import { CourseResolver, GroupResolver, SessionResolver } from './catalogue-fields.js';
import { NodeResolver } from './node.js';
import { OrganisationResolver } from './organisation.js';
import { PassProductResolver, PassResolver, RedemptionResolver } from './pass-fields.js';
import { PeopleResolver } from './people.js';
import { AttendeeResolver, CustomerResolver, MemberResolver, ViewerResolver } from './people-fields.js';
import { ProductsResolver } from './products.js';
import { BookingFieldsResolver, RegistrationResolver, StatementLineResolver } from './registration-fields.js';

// biome-ignore lint/complexity/noBannedTypes: the type that TypeGraphQL gives to a list of resolver classes
export const resolvers: NonEmptyArray<Function> = [
  ViewerResolver,
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
  PeopleResolver,
  MemberResolver,
  CustomerResolver,
  AttendeeResolver,
  RegistrationResolver,
  StatementLineResolver,
  BookingFieldsResolver,
];
