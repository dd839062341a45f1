import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from '../../entities/enums.js';
import { bindTenant, type Tenant } from '../input/index.js';
import { type Person, unlessForgotten } from '../sign-in/index.js';
import { TEACHES } from './teaches.js';
import type { KnownPerson, StaffRole } from './viewer.js';

interface Found {
  organisationLocale: Locale;
  currency: string;
  memberId: string | null;
  role: StaffRole | null;
  teaches: string;
  customerId: string | null;
  customerLocale: Locale | null;
  isLinked: boolean | null;
}

/**
 * The viewer that a person is at an organisation: a member before a customer. Undefined if they do not belong to it. An
 * account that the desk opened under the person's address becomes theirs if nobody signed in to it yet: the person has proved
 * the address.
 */
export async function knownPersonAt(
  em: EntityManager,
  person: Person,
  organisationId: string,
  address: string | null = null,
): Promise<KnownPerson | undefined> {
  const { id: personId } = person;
  const actor = { key: `person:${personId}`, address, operation: 'claimAccount' };
  const find = async (bound: EntityManager): Promise<KnownPerson | undefined> => {
    const [found] = await bound.execute<Found[]>(
      `select o.locale as "organisationLocale", o.currency, m.id as "memberId", m.role, ${TEACHES} as teaches,
        c.id as "customerId",
              c.locale as "customerLocale", c.person_id is not null as "isLinked"
         from organisations o
         left join members m on m.organisation_id = o.id and m.person_id = ? and m.removed_at is null
         left join lateral (
           select id, locale, person_id from customers
            where organisation_id = o.id and erased_at is null and merged_into_id is null
              and (person_id = ? or person_id is null and lower(email) = lower(?))
            order by person_id nulls last limit 1) c on true
        where o.id = ?`,
      [personId, personId, person.email, organisationId],
    );
    if (!found) return undefined;
    const { currency } = found;
    if (found.memberId !== null && found.role !== null) {
      const { memberId, role, teaches, organisationLocale: locale } = found;
      const key = `member:${memberId}`;
      return { kind: 'MEMBER', role, organisationId, memberId, personId, teaches, locale, currency, key };
    }
    if (found.customerId === null) return undefined;
    const { customerId } = found;
    if (!found.isLinked && !(await claim(bound, person, organisationId, customerId))) return undefined;
    const locale = found.customerLocale ?? found.organisationLocale;
    return {
      kind: 'CUSTOMER',
      role: 'CUSTOMER',
      organisationId,
      customerId,
      personId,
      locale,
      currency,
      key: `customer:${customerId}`,
    };
  };
  return unlessForgotten(() => bindTenant({ em, organisationId, actor }).transactional(find));
}

/** Claims an account, if it is still as it was read: meanwhile its address may have changed, or it was erased or merged. */
async function claim(bound: EntityManager, person: Person, organisationId: string, customerId: string): Promise<boolean> {
  const claimed = await bound.execute<unknown[]>(
    `update customers set person_id = ?
      where organisation_id = ? and id = ? and (person_id is null or person_id = ?) and lower(email) = lower(?)
        and erased_at is null and merged_into_id is null
      returning id`,
    [person.id, organisationId, customerId, person.id, person.email],
  );
  return claimed.length > 0;
}

/** Links a person to a member or a customer that nobody signs in as yet. Throws if somebody else does. */
export async function linkPerson(
  tenant: Tenant,
  holder: { memberId: string } | { customerId: string },
  personId: string,
): Promise<void> {
  const [table, id] = 'memberId' in holder ? ['members', holder.memberId] : ['customers', holder.customerId];
  const linked = await bindTenant(tenant).transactional((em) =>
    em.execute<unknown[]>(
      `update ${table} set person_id = ? where organisation_id = ? and id = ?
        and (person_id is null or person_id = ?) returning id`,
      [personId, tenant.organisationId, id, personId],
    ),
  );
  if (linked.length === 0) throw new Error(`There is no row ${id} in ${table} without a person`);
}
