import type { Locale, Role } from '../../entities/enums.js';

/** Who is asking. A member or a customer belongs to one organisation, whose currency never changes; the public to none. */
export type Viewer =
  | { kind: 'PUBLIC'; role: undefined; organisationId: undefined; locale: Locale; key: 'public' }
  | {
      kind: 'MEMBER';
      role: Exclude<Role, 'CUSTOMER'>;
      organisationId: string;
      memberId: string;
      locale: Locale;
      currency: string;
      key: string;
    }
  | {
      kind: 'CUSTOMER';
      role: 'CUSTOMER';
      organisationId: string;
      customerId: string;
      locale: Locale;
      currency: string;
      key: string;
    };

export type SignedIn = Exclude<Viewer, { kind: 'PUBLIC' }>;
