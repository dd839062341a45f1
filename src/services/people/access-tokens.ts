import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import { AccessToken, Member, Organisation, type Role } from '../../entities/index.js';
import { bindTenant, done, type Tenant, transact } from '../set-up.js';
import type { SignedIn } from './viewer.js';

/** `pmk_<organisation>_<secret>`: the organisation is in the token because row-level security needs it before any row can be read. */
const TOKEN = /^pmk_([A-Za-z0-9_-]{22})_([A-Za-z0-9_-]{43})$/;
const SECRET_BYTES = 32;

export type TokenHolder = { memberId: string } | { customerId: string };

/** Makes a token for a member or customer of the tenant. This is the only time that it can be read. Throws if there is no such person. */
export async function issueToken(tenant: Tenant, holder: TokenHolder, expiresAt: Date): Promise<string> {
  const { organisationId } = tenant;
  const organisation = Buffer.from(organisationId.replaceAll('-', ''), 'hex').toString('base64url');
  const token = `pmk_${organisation}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  await transact(bindTenant(tenant), async (em) => {
    const isMember = 'memberId' in holder;
    const role: Role = isMember ? (await em.findOneOrFail(Member, holder.memberId)).role : 'CUSTOMER';
    const member = isMember ? holder.memberId : null;
    const customer = isMember ? null : holder.customerId;
    const tokenHash = hashOf(token);
    em.create(AccessToken, { id: uuidv7(), organisationId, tokenHash, role, member, customer, expiresAt, revokedAt: null });
    return done(undefined);
  });
  return token;
}

/** The organisation that a token speaks for; undefined if this is not the form of a token. Says nothing about whether it is valid. */
export function organisationOfToken(token: string): string | undefined {
  const organisation = TOKEN.exec(token)?.[1];
  if (organisation === undefined) return undefined;
  const hex = Buffer.from(organisation, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Who holds a token at this moment; undefined if it is unknown, expired or revoked. A member's role is the one that they have now. */
export async function resolveToken(em: EntityManager, token: string, now: Date): Promise<SignedIn | undefined> {
  const organisationId = organisationOfToken(token);
  if (organisationId === undefined) return undefined;
  return bindTenant({ em, organisationId }).transactional(
    async (bound) => {
      const found = await bound.findOne(AccessToken, { tokenHash: hashOf(token) }, { populate: ['member', 'customer'] });
      if (!found || found.revokedAt !== null || found.expiresAt <= now) return undefined;
      const { locale: ownLocale, currency } = await bound.findOneOrFail(Organisation, organisationId);
      const member = found.member?.unwrap();
      if (member) {
        if (member.role === 'CUSTOMER') return undefined;
        const { id: memberId, role } = member;
        return { kind: 'MEMBER', role, organisationId, memberId, locale: ownLocale, currency, key: `member:${memberId}` };
      }
      const customer = found.customer?.unwrap();
      if (!customer) return undefined;
      const { id: customerId, locale } = customer;
      return { kind: 'CUSTOMER', role: 'CUSTOMER', organisationId, customerId, locale, currency, key: `customer:${customerId}` };
    },
    { readOnly: true },
  );
}

/** What is stored of a token. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
