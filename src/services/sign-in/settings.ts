import type { Locale } from '../../entities/enums.js';
import type { EmailSender } from '../mail/index.js';
import type { Allowance } from './tallies.js';

/** Digits of a code. Six would be too few: guesses spread over many persons would soon meet one of a million codes. */
export const CODE_LENGTH = 8;
/**
 * Digits of a code for an address for which many networks ask: more codes than one network gets in a day. All the guesses at
 * these codes together are worth less than one guess at a code of eight digits.
 */
export const CODE_LENGTH_WHEN_CONTESTED = 12;
/** Networks that may ask for codes of one e-mail address with full shares at the same time. */
export const NETWORKS_AT_ONCE = 10;
/** Days for which a network counts as one where a person signs in. */
export const HOME_DAYS = 90;
export const CODE_MINUTES = 10;
export const CODE_TRIES_MAX = 5;
/** Days that a token lives without a request. A request starts the period anew, at most once a day. */
export const AUTH_SESSION_DAYS = 30;
export const AUTH_SESSION_RENEWED_AFTER_DAYS = 1;
/** Persons with no place at any organisation and no token are deleted, no earlier than these days after their first visit. */
export const NOWHERE_KEPT_DAYS = 7;
/** E-mails that one person may have us send to others, at all organisations together: more than anybody invites in a day. */
export const EMAILS_BY_PERSON: Allowance = { max: 100, windowSeconds: 86_400 };
export const USER_AGENT_MAX_LENGTH = 300;
export const AUTH_PATH = '/auth';
/** Headers that only sign-in writes, to tell better-auth what it knows of a request; the caller's own are dropped. */
export const ADDRESS_HEADER = 'x-permanentka-address';
export const LOCALE_HEADER = 'x-permanentka-locale';

export interface SignInLog {
  warn(facts: object, message: string): void;
}

export interface SignInSettings {
  readonly databaseUrl: string;
  /** Signs cookies and keys the hashes of codes, so that nobody can try all codes against them. At least 32 characters. */
  readonly secret: string;
  /** The address of the server, for better-auth's own routes. */
  readonly publicUrl: string;
  readonly isProduction: boolean;
  /** Whether pages of another origin may sign people in. */
  readonly isOriginAllowed: (origin: string) => boolean;
  /** Codes requested and codes tried, from one network address. */
  readonly perAddress: Allowance;
  /** Codes requested for one e-mail address from one network address; also invitations sent to one e-mail address. */
  readonly perEmail: Allowance;
  /** The longest wait of a request about a code for its turn: a part of the time of a request, so that a turn can be done. */
  readonly codeWaitMs: number;
  readonly emailSender: EmailSender;
  readonly log: SignInLog;
}

/** The origin of a request to sign in. */
export interface Origin {
  /** The network address as the server determined it, never taken from a header that the caller can write. */
  readonly address: string;
  readonly locale?: Locale;
  readonly userAgent?: string | undefined;
  /** When the request must be answered, in the time of `performance.now()`. Without it, its time begins now. */
  readonly untilMs?: number;
}
