import { INVARIANTS, verifyDatabase } from '../services/verify/index.js';
import { runTool } from './tool.js';

/** `npm run verify`: exit code 0 if every invariant holds in the configured database, otherwise 1 and the violations. */
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
    `\n${INVARIANTS.length} invariants in ${organisations} organisation${organisations === 1 ? '' : 's'}, ` +
      `${seconds} s: ${verdict}.`,
  );
  return violations.length === 0;
}

await runTool(tell);
