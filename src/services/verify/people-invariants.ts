import type { Invariant } from './invariant.js';

export const PEOPLE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'searchable',
    says: 'Every customer is found by their current name, e-mail address, telephone and attendees; none who is gone is found.',
    offenders: `
      select coalesce(t.id, s.id) as customer, t.id is not null as current, s.id is not null as found
      from customer_texts() t full join customer_terms_now() s on s.id = t.id
      where t.made_of::uuid is distinct from s.made_of`,
  },
];
