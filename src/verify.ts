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
  const slugs: string[] = [];
  const violations = await verifyDatabase(url, (slug) => slugs.push(slug));
  for (const { name, says } of INVARIANTS) {
    const offenders = violations.filter(({ invariant }) => invariant === name);
    console.log(`${offenders.length === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(24)} ${says}`);
    for (const { organisationId, row } of offenders) console.log(`       organisation ${organisationId}: ${JSON.stringify(row)}`);
  }
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const verdict = violations.length === 0 ? 'all of them hold' : `${violations.length} violations`;
  console.log(
    `\n${INVARIANTS.length} invariants in ${slugs.length} organisations (${slugs.join(', ') || 'none'}), ${seconds} s: ${verdict}.`,
  );
  return violations.length === 0;
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  const isEmpty = error instanceof Error && 'code' in error && (error.code === '42P01' || error.code === '22023');
  console.error(
    isEmpty ? 'The database has no tables yet: start the server once, which makes them.' : (sentenceFor(error) ?? error),
  );
  process.exitCode = 1;
}
