import { readConfig } from './config.js';
import { openDatabase } from './database.js';
import { sentenceFor } from './server/sentence.js';
import { INVARIANTS, verifyDatabase } from './services/verify/index.js';

/** `npm run verify`: exit code 0 if every invariant holds in the configured database, 1 with what is wrong otherwise. */
async function main(): Promise<boolean> {
  const { url, stop } = await openDatabase(readConfig(process.env));
  try {
    return await tell(url);
  } finally {
    await stop();
  }
}

async function tell(url: string): Promise<boolean> {
  const startedMs = performance.now();
  let organisations = 0;
  const violations = await verifyDatabase(url, () => {
    organisations += 1;
  });
  for (const { name, says } of INVARIANTS) {
    const offenders = violations.filter(({ invariant }) => invariant === name);
    console.log(`${offenders.length === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(24)} ${says}`);
    for (const { organisationId, row } of offenders) console.log(`       organisation ${organisationId}: ${JSON.stringify(row)}`);
  }
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const verdict = violations.length === 0 ? 'all of them hold' : `${violations.length} violations`;
  console.log(
    `\n${INVARIANTS.length} invariants in ${organisations} organisation${organisations === 1 ? '' : 's'}, ${seconds} s: ${verdict}.`,
  );
  return violations.length === 0;
}

/** Not reachable, or reached and turned away: SQLSTATE classes 28 (who) and 3D (which database). */
const UNUSABLE = /^(ECONN|EHOST|ENET|ENOTFOUND|ETIMEDOUT|EAI_|28|3D)/;
/** A table or the role that the migrations make is missing. */
const NOT_MIGRATED = new Set(['42P01', '22023']);

function explain(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (NOT_MIGRATED.has(code)) return 'The database has no tables yet: start the server once, which makes them.';
  if (UNUSABLE.test(code)) return `The database cannot be used: ${(error as Error).message || code}.`;
  return sentenceFor(error) ?? error;
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
