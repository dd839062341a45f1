const EMAIL_TIMEOUT_MS = 5_000;

export interface ReadEmail {
  to: string;
  subject: string;
  text: string;
  /** Names of files. */
  attachments: string[];
}

/** The e-mails that a server in development keeps, the newest first. */
export async function emailsAt(mailbox: string): Promise<ReadEmail[]> {
  const answer = await fetch(`${mailbox}.json`);
  return ((await answer.json()) as { emails: ReadEmail[] }).emails;
}

/** The code in the newest e-mail to an address. E-mails leave while nobody waits, so it may take a moment. */
export async function codeFor(mailbox: string, email: string, but?: string): Promise<string> {
  const until = Date.now() + EMAIL_TIMEOUT_MS;
  while (Date.now() < until) {
    const newest = (await emailsAt(mailbox)).find(({ to }) => to === email);
    const code = /\b\d{8}\b/.exec(newest?.text ?? '')?.[0];
    if (code !== undefined && code !== but) return code;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`No e-mail with a code came for ${email}`);
}
