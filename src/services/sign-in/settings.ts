import type { Locale } from '../../entities/enums.js';
import type { Post } from '../mail/index.js';
import type { Allowance } from './tallies.js';

/** Digits of a code. With a million codes, guesses spread over many persons would meet one of them too soon. */
export const CODE_LENGTH = 8;
export const CODE_MINUTES = 10;
export const CODE_TRIES_MAX = 5;
/** How long somebody stays signed in who does not come; whoever comes is given as long again, at most once a day. */
export const AUTH_SESSION_DAYS = 30;
export const AUTH_SESSION_RENEWED_AFTER_DAYS = 1;
/** Whoever has no place at any organisation and is signed in nowhere is forgotten, this long after they first came at the earliest. */
export const NOWHERE_KEPT_DAYS = 7;
/** E-mails that one person may have us send to others: more than anybody takes on in a day, wherever. */
export const EMAILS_BY_PERSON: Allowance = { max: 100, windowSeconds: 86_400 };
export const USER_AGENT_MAX_LENGTH = 300;
export const AUTH_PATH = '/auth';
/** Headers that only sign-in itself writes, to tell better-auth what it knows of a request; those that came with it are dropped. */
export const ADDRESS_HEADER = 'x-permanentka-address';
export const LOCALE_HEADER = 'x-permanentka-locale';

/** What sign-in tells the log of. */
export interface SignInLog {
  warn(facts: object, message: string): void;
}

export interface SignInSettings {
  readonly databaseUrl: string;
  /** Signs cookies, and keeps the stored codes from being found by trying all of them. At least 32 characters. */
  readonly secret: string;
  /** Where the server is reached, for better-auth's own routes. */
  readonly publicUrl: string;
  readonly isProduction: boolean;
  readonly allowedOrigins: readonly string[];
  /** Codes asked for, and codes tried, from one network address. */
  readonly perAddress: Allowance;
  /** Codes asked for under one e-mail address. */
  readonly perEmail: Allowance;
  readonly post: Post;
  readonly log: SignInLog;
}

/** Where a request to sign in came from. */
export interface Origin {
  /** The network address as our own reader of addresses tells it, never as a header does. */
  readonly address: string;
  readonly locale?: Locale;
  readonly userAgent?: string | undefined;
}
