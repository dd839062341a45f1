import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { isOneOf, originsOf } from '../server/admission/web-safety.js';
import { type Mailbox, newMailbox } from '../server/dev/mailbox.js';
import { ConsoleMailer, EmailSender, type Mailer, SmtpMailer } from '../services/mail/index.js';
import { CODE_WAIT_PART, SignIn } from '../services/sign-in/index.js';

const HOUR_SECONDS = 3_600;

/** Sign-in and e-mails of a running server. */
export interface Identity {
  readonly signIn: SignIn;
  /** For e-mails that are retried. Codes to sign in with are not: the person asks for another one. */
  readonly mailer: Mailer;
  /** The page that shows e-mails in development; undefined when they are sent. */
  readonly mailbox: Mailbox | undefined;
  readonly close: () => Promise<void>;
}

export function openIdentity(config: Config, databaseUrl: string, log: Logger): Identity {
  const { mailer, mailbox } = mailerOf(config);
  const emailSender = new EmailSender(mailer, log);
  const origins = originsOf(config);
  const signIn = SignIn.open({
    databaseUrl: config.signInDatabaseUrl ?? databaseUrl,
    secret: config.authSecret,
    publicUrl: config.publicUrl,
    isProduction: config.environment === 'production',
    isOriginAllowed: (origin) => isOneOf(origins, origin),
    perAddress: { max: config.rateLimitSignInAddressPerHour, windowSeconds: HOUR_SECONDS },
    perEmail: { max: config.rateLimitSignInEmailPerHour, windowSeconds: HOUR_SECONDS },
    codeWaitMs: config.requestTimeoutMs * CODE_WAIT_PART,
    emailSender,
    log,
  });
  const close = async (): Promise<void> => {
    await signIn.close();
    await emailSender.close();
  };
  return { signIn, mailer, mailbox, close };
}

/** Prints e-mails in development only: tests read the mailbox. */
function mailerOf({ smtpUrl, mailFrom, environment }: Config): { mailer: Mailer; mailbox: Identity['mailbox'] } {
  if (smtpUrl !== undefined) return { mailer: new SmtpMailer(smtpUrl, mailFrom), mailbox: undefined };
  const mailer = new ConsoleMailer(environment === 'development' ? (text) => console.log(text) : () => undefined);
  return { mailer, mailbox: newMailbox(() => mailer.emails) };
}
