const LETTER_TIMEOUT_MS = 5_000;

export interface ReadLetter {
  to: string;
  subject: string;
  text: string;
  /** Names of files. */
  attachments: string[];
}

/** The letters that a server in development keeps, the newest first. */
export async function lettersAt(mailbox: string): Promise<ReadLetter[]> {
  const answer = await fetch(`${mailbox}.json`);
  return ((await answer.json()) as { letters: ReadLetter[] }).letters;
}

/** The code in the newest letter to an address. Letters leave while nobody waits, so it may take a moment. */
export async function codeFor(mailbox: string, email: string, but?: string): Promise<string> {
  const until = Date.now() + LETTER_TIMEOUT_MS;
  while (Date.now() < until) {
    const letter = (await lettersAt(mailbox)).find(({ to }) => to === email);
    const code = /\b\d{8}\b/.exec(letter?.text ?? '')?.[0];
    if (code !== undefined && code !== but) return code;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`No letter with a code came for ${email}`);
}
