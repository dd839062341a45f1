import { randomBytes } from 'node:crypto';
import { DatabaseError, type Pool } from 'pg';
import type { Locale, Role } from '../../entities/enums.js';
import { hashOfToken } from './hashed-tokens.js';
import { AUTH_SESSION_DAYS, AUTH_SESSION_RENEWED_AFTER_DAYS, NOWHERE_KEPT_DAYS } from './settings.js';

const TOKEN_BYTES = 24;

/** A person who proved that an e-mail address is theirs; a member or customer of no organisation, or of many. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly locale: Locale | undefined;
}

/** One sign-in of a person. The database stores only a hash of the token. */
export interface AuthSession {
  readonly token: string;
  readonly person: Person;
  readonly expiresAt: Date;
}

/** A member or customer of an organisation that is, or may become, a person; with the public facts of the organisation. */
export interface Place {
  readonly organisationId: string;
  readonly rowId: string;
  readonly kind: 'MEMBER' | 'CUSTOMER';
  readonly role: Role;
  /** False for a customer account with the person's address that nobody has claimed yet. */
  readonly isLinked: boolean;
  readonly slug: string;
  readonly name: string;
  readonly locale: Locale;
}

/** More than anybody belongs to. Places beyond are left out, unclaimed accounts first. */
const PLACES_MAX = 200;

const SWEEP_INTERVAL_MS = 3_600_000;
const SWEPT_MAX = 1_000;

/** The frequent queries on the tables of sign-in, each in one statement. */
export class Persons {
  private sweepAt = 0;

  constructor(private readonly pool: Pool) {}

  /** Undefined if the token is unknown, expired or signed out. A visit extends the token. */
  async sessionOf(token: string): Promise<AuthSession | undefined> {
    const { rows } = await this.pool.query<{ id: string; email: string; locale: Locale | null; expires_at: Date }>({
      name: 'sign-in-person-of',
      text: `
        with found as (
          select s.id, s.person_id, s.expires_at, s.updated_at < now() - make_interval(days => $2) as is_old
            from auth.auth_sessions s where s.token = $1 and s.expires_at > now()
        ), renewed as (
          update auth.auth_sessions s set expires_at = now() + make_interval(days => $3), updated_at = now()
            from found where found.is_old and s.id = found.id returning s.expires_at
        )
        select p.id, p.email, p.locale, coalesce((select expires_at from renewed), found.expires_at) as expires_at
          from found join auth.persons p on p.id = found.person_id
         where p.email_verified`,
      values: [hashOfToken(token), AUTH_SESSION_RENEWED_AFTER_DAYS, AUTH_SESSION_DAYS],
    });
    const [row] = rows;
    if (!row) return undefined;
    return { token, person: { id: row.id, email: row.email, locale: row.locale ?? undefined }, expiresAt: row.expires_at };
  }

  /** Makes a token for a person. */
  async open(personId: string, { address, userAgent }: { address: string; userAgent: string }): Promise<AuthSession> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    await this.pool.query(
      `insert into auth.auth_sessions (person_id, token, expires_at, updated_at, ip_address, user_agent)
       values ($1, $2, now() + make_interval(days => $3), now(), $4, $5)`,
      [personId, hashOfToken(token), AUTH_SESSION_DAYS, address, userAgent],
    );
    const opened = await this.sessionOf(token);
    if (!opened) throw new Error('An opened session of sign-in is not there');
    return opened;
  }

  async endSession(token: string): Promise<void> {
    await this.pool.query('delete from auth.auth_sessions where token = $1', [hashOfToken(token)]);
  }

  async endAllSessions(personId: string): Promise<void> {
    await this.pool.query('delete from auth.auth_sessions where person_id = $1', [personId]);
  }

  /** The tokens among these that are still valid. */
  async signedIn(tokens: readonly string[]): Promise<ReadonlySet<string>> {
    const byHash = new Map(tokens.map((token) => [hashOfToken(token), token]));
    const { rows } = await this.pool.query<{ token: string }>({
      name: 'sign-in-signed-in',
      text: 'select token from auth.auth_sessions where token = any($1) and expires_at > now()',
      values: [[...byHash.keys()]],
    });
    return new Set(rows.flatMap(({ token }) => byHash.get(token) ?? []));
  }

  /** Their memberships and customer accounts, and unclaimed accounts with their address; by name, staff before customer. */
  async placesOf({ id, email }: Person): Promise<Place[]> {
    const { rows } = await this.pool.query<Place>({
      name: 'sign-in-places-of',
      text: `
        select * from (
          select p.organisation_id as "organisationId", p.row_id as "rowId", p.kind, p.role,
            p.person_id is not null as "isLinked",
                 d.slug, d.name, d.locale
            from auth.places p join public.organisation_directory d on d.organisation_id = p.organisation_id
           where p.person_id = $1 or p.person_id is null and p.kind = 'CUSTOMER' and lower(p.email) = lower($2)
           order by p.person_id is null, d.name, d.slug limit $3) kept
         order by name, slug, kind desc`,
      values: [id, email, PLACES_MAX],
    });
    return rows;
  }

  /** The number of organisations that they own. */
  async countOwned(personId: string): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>({
      name: 'sign-in-owned-by',
      text: `select count(*)::int from auth.places where person_id = $1 and kind = 'MEMBER' and role = 'OWNER'`,
      values: [personId],
    });
    return rows[0]?.count ?? 0;
  }

  /** The person of an address, made if there is none. The caller must know that the address is theirs. */
  async ensure(email: string, locale: Locale | undefined): Promise<string> {
    const { rows } = await this.pool.query<{ id: string }>(
      `insert into auth.persons (name, email, email_verified, locale) values ('', $1, true, $2)
       on conflict (email) do update set email_verified = true returning id`,
      [email, locale ?? null],
    );
    const [row] = rows;
    if (!row) throw new Error('A person was neither found nor made');
    return row.id;
  }

  /** Waits while the person is joining an organisation; then they have a place and stay. */
  async forgetIfNowhere(personId: string): Promise<boolean> {
    try {
      const { rowCount } = await this.pool.query(
        `delete from auth.persons where id = $1
            and not exists (select 1 from auth.places where person_id = persons.id)`,
        [personId],
      );
      return rowCount === 1;
    } catch (fault) {
      if (fault instanceof DatabaseError && fault.constraint === 'places_person') return false;
      throw fault;
    }
  }

  /**
   * Deletes, once an hour, persons with no place and no token: visitors who joined nothing, removed members, and erased
   * customers whose server stopped before it could delete them.
   */
  async sweep(): Promise<void> {
    if (Date.now() < this.sweepAt) return;
    this.sweepAt = Date.now() + SWEEP_INTERVAL_MS;
    await this.pool.query(
      `delete from auth.persons where id = any(array(
         select p.id from auth.persons p
          where p.created_at < now() - make_interval(days => $1)
            and not exists (select from auth.places where person_id = p.id)
            and not exists (select from auth.auth_sessions where person_id = p.id and expires_at > now())
          limit $2 for update skip locked))`,
      [NOWHERE_KEPT_DAYS, SWEPT_MAX],
    );
  }
}
