import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Files of services and resolvers that read the clock of the server, and why that is right. */
const MAY_READ_IT: Record<string, string> = {
  'src/services/engine/database/new-id.ts': 'ids are ordered within one server',
  'src/services/input/set-up.ts': 'tools and tests do not ask the database',
  'src/services/mail/console-mailer.ts': 'the mailbox of development shows when an e-mail came',
  'src/services/passes/pass-ends.ts': 'a timer waits by the server, and the command after it asks the database',
  'src/services/payments/stripe/client.ts': 'how old the signature of an event may be',
  'src/services/receipts/links.ts': 'a link is made and checked by servers',
  'src/services/sign-in/persons.ts': 'how often old sessions are deleted',
  'src/services/sign-in/sign-in.ts': 'sign-in counts codes and sessions by the server',
  'src/services/sign-in/tallies.ts': 'how often old tallies are deleted',
};
const READS_CLOCK = /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b/;

/** SQL that would count days by the database's edition of the time zones. UTC is the same in all editions. */
const COUNTS_DAYS = /\bat time zone (?!'UTC')|\btimezone\(|\bdate_trunc\([^)]*,[^)]*,|\bextract\((?:year|month|day|dow|doy)\b/i;

/** Statements that compare the editions, and why that is right. */
const MAY_NAME_ZONES = ['src/boot/time-zones.ts'];

test('no SQL counts days by the time zones that the database knows', async () => {
  const found: string[] = [];
  for (const entry of await readdir('src', { recursive: true })) {
    const path = join('src', entry).replaceAll('\\', '/');
    if (path.endsWith('.ts') && COUNTS_DAYS.test(await readFile(path, 'utf8'))) found.push(path);
  }
  expect(found).toEqual(MAY_NAME_ZONES);
});

test('services and resolvers take the time from the database, but for those that have a reason', async () => {
  const found: string[] = [];
  for (const folder of ['src/services', 'src/resolvers', 'src/composition']) {
    for (const entry of await readdir(folder, { recursive: true })) {
      const path = join(folder, entry).replaceAll('\\', '/');
      if (path.endsWith('.ts') && READS_CLOCK.test(await readFile(path, 'utf8'))) found.push(path);
    }
  }
  expect(found.sort()).toEqual(Object.keys(MAY_READ_IT).sort());
});
