import { execFileSync } from 'node:child_process';

/** The tests import `@permanentka/client` as it is published: a build older than its sources must never be what they test. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/build-client.js'], { stdio: 'inherit' });
}
