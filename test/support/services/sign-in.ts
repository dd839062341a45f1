import { pino } from 'pino';
import { ConsoleMailer, EmailSender } from '../../../src/services/mail/index.js';
import { SignIn } from '../../../src/services/sign-in/index.js';

/** Sign-in on a test's database, for tests without a whole server. Its e-mails go nowhere. */
export async function openSignIn(databaseUrl: string): Promise<SignIn> {
  const log = pino({ level: 'error' });
  const plenty = { max: 1_000_000, windowSeconds: 60 };
  return SignIn.open({
    databaseUrl,
    secret: 'for tests alone, and long enough for them',
    publicUrl: 'http://localhost',
    isProduction: false,
    isOriginAllowed: () => false,
    perAddress: plenty,
    perEmail: plenty,
    codeWaitMs: 10_000,
    emailSender: new EmailSender(new ConsoleMailer(() => undefined), log),
    log,
  });
}
