import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import { isCurrency, isWithdrawnCurrency } from '../../entities/currencies.js';
import type { Locale } from '../../entities/index.js';
import { Member } from '../../entities/index.js';
import { bindTenant, done, InputCheck, type Tenant, transact } from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';
import { type SignIn, unlessForgotten } from '../sign-in/index.js';
import type { NewPlace } from './new-place.js';
import { insertOrganisation } from './organisations.js';

/** More than a chain of studios has. Bounds what one person can open. */
export const ORGANISATIONS_PER_PERSON_MAX = 10;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SLUG_MIN_LENGTH = 3;
const SLUG_MAX_LENGTH = 63;
/** Slugs that would look like addresses of the product itself. */
const RESERVED_SLUGS = new Set(
  [
    'about account admin api app assets auth billing blog cdn demo dev docs graphql health healthz help',
    'legal login logout mail mailbox marketplace me metrics new permanentka pricing privacy public readyz',
    'root security settings sign-in sign-out signin signup static status support system terms test',
    'webhooks ws www',
  ].flatMap((line) => line.split(' ')),
);

export interface OpenOrganisation {
  slug: string;
  name: string;
  /** The person's name as the first member of the staff. */
  ownerName: string;
  currency: string;
  timeZone: string;
  locale: Locale;
}

/** The person who opens the organisation and becomes its owner. */
export interface Founder {
  id: string;
  email: string;
}

/**
 * Opens an organisation with the person as its owner.
 * @param signIn counts the organisations of the person, under a lock: two requests at once cannot both take the last one
 */
export async function openOrganisation(
  { em, actor }: Omit<Tenant, 'organisationId'>,
  founder: Founder,
  input: OpenOrganisation,
  signIn: Pick<SignIn, 'countOwned'>,
): Promise<Result<NewPlace>> {
  const organisationId = uuidv7();
  const check = new InputCheck(input.currency);
  const settings = { ...input, slug: checkSlug(check, input.slug), name: check.name('name', input.name) };
  const ownerName = check.name('ownerName', input.ownerName);
  if (isWithdrawnCurrency(input.currency)) check.invalid('currency', 'CURRENCY_WITHDRAWN');
  else if (!isCurrency(input.currency)) check.invalid('currency', 'MALFORMED');
  const open = async (bound: EntityManager): Promise<Result<NewPlace>> => {
    if (!(await isTimeZone(bound, input.timeZone))) check.invalid('timeZone', 'MALFORMED');
    if (check.failed) return check.refused();
    // Held until the commit: of two requests at once, the second counts what the first opened.
    await bound.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`open-organisation ${founder.id}`]);
    const limit = ORGANISATIONS_PER_PERSON_MAX;
    if ((await signIn.countOwned(founder.id)) >= limit) {
      return { ok: false, refusals: [refusal('TOO_MANY_ORGANISATIONS', undefined, { limit })] };
    }
    const { ownerName: _, ...given } = settings;
    const organisation = await insertOrganisation(bound, organisationId, given);
    const person = { personId: founder.id, email: founder.email };
    bound.create(Member, { id: uuidv7(), organisationId, name: ownerName, role: 'OWNER', ...person });
    await bound.flush();
    return done({ organisation, role: 'OWNER' });
  };
  try {
    return await unlessForgotten(() => transact(bindTenant({ em, organisationId, ...(actor ? { actor } : {}) }), open));
  } catch (fault) {
    if (!(fault instanceof UniqueConstraintViolationException)) throw fault;
    return { ok: false, refusals: [refusal('NAME_TAKEN', 'slug', {})] };
  }
}

function checkSlug(check: InputCheck, slug: string): string {
  if (slug.length > SLUG_MAX_LENGTH) check.invalid('slug', 'TOO_LONG', SLUG_MAX_LENGTH);
  else if (slug.length < SLUG_MIN_LENGTH || !SLUG.test(slug)) check.invalid('slug', 'MALFORMED');
  else if (RESERVED_SLUGS.has(slug)) check.refusals.push(refusal('NAME_TAKEN', 'slug', {}));
  return slug;
}

/** This process counts the days. PostgreSQL has the names as they are written, and people may use them in SQL of their own. */
async function isTimeZone(em: EntityManager, name: string): Promise<boolean> {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    return false;
  }
  const known = await em.execute<unknown[]>('select name from pg_timezone_names where name = ?', [name]);
  return known.length > 0;
}
