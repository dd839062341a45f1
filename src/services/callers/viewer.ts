import type { Locale, Role, Scope } from '../../entities/enums.js';

export type StaffRole = Exclude<Role, 'CUSTOMER'>;

/** Nobody who signed in. */
export interface PublicViewer {
  kind: 'PUBLIC';
  role: undefined;
  organisationId: undefined;
  locale: Locale;
  key: 'public';
}

/** Somebody who signed in, and is nobody in the organisation that the operation is about; or it is about none. */
export interface PersonViewer {
  kind: 'PERSON';
  role: undefined;
  organisationId: undefined;
  personId: string;
  /** Theirs: they have read a code that was sent there. */
  email: string;
  locale: Locale;
  key: string;
}

/** The organisation's currency never changes, so it is known with whoever belongs there. */
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
  /** Stands for the groups that an instructor has, which their rights rest on; empty for everybody else. */
  teaches: string;
}

export interface CustomerViewer extends Belonging {
  kind: 'CUSTOMER';
  role: 'CUSTOMER';
  customerId: string;
  personId: string;
}

/** A program of an integrator, which the organisation gave a key. */
export interface ApiKeyViewer extends Belonging {
  kind: 'API_KEY';
  role: undefined;
  apiKeyId: string;
  /** With those that they imply. */
  scopes: ReadonlySet<Scope>;
}

/** A person at an organisation where they are somebody. */
export type KnownPerson = MemberViewer | CustomerViewer;

/** Who is asking. */
export type Viewer = PublicViewer | PersonViewer | KnownPerson | ApiKeyViewer;
