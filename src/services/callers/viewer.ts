import type { Locale, Role, Scope } from '../../entities/enums.js';

export type StaffRole = Exclude<Role, 'CUSTOMER'>;

/** An anonymous caller. */
export interface PublicViewer {
  kind: 'PUBLIC';
  role: undefined;
  organisationId: undefined;
  locale: Locale;
  key: 'public';
}

/** A signed-in person who does not belong to the organisation of the operation, or whose operation is about none. */
export interface PersonViewer {
  kind: 'PERSON';
  role: undefined;
  organisationId: undefined;
  personId: string;
  /** A verified address: the person has read a code that was sent there. */
  email: string;
  locale: Locale;
  key: string;
}

/** The organisation's currency never changes, so it is cached with everybody who belongs there. */
interface Belonging {
  organisationId: string;
  locale: Locale;
  currency: string;
  key: string;
}

export interface MemberViewer extends Belonging {
  kind: 'MEMBER';
  role: StaffRole;
  memberId: string;
  personId: string;
  /** The groups of an instructor, as a text to compare: their rights depend on them. Empty for everybody else. */
  teaches: string;
}

export interface CustomerViewer extends Belonging {
  kind: 'CUSTOMER';
  role: 'CUSTOMER';
  customerId: string;
  personId: string;
}

/** A program of an integrator, with an API key of the organisation. */
export interface ApiKeyViewer extends Belonging {
  kind: 'API_KEY';
  role: undefined;
  apiKeyId: string;
  /** The scopes of the key, with those that they imply. */
  scopes: ReadonlySet<Scope>;
}

/** A person at an organisation that they belong to. */
export type KnownPerson = MemberViewer | CustomerViewer;

/** The caller of an operation. */
export type Viewer = PublicViewer | PersonViewer | KnownPerson | ApiKeyViewer;
