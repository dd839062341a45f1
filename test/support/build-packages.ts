import { execFileSync } from 'node:child_process';

/** The tests import `@permanentka/client` and open the pages as they are built: no build may be older than its sources. */
export default function setup(): void {
  for (const script of ['scripts/build-client.js', 'web/scripts/build.js'])
    execFileSync(process.execPath, [script], { stdio: 'inherit' });
}
