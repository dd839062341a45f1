import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Manifest, packageProblems } from './package-contents.js';

/** Fails when `npm pack` would leave out what `exports` of the client names, or would take in something else. */
execFileSync(process.execPath, ['scripts/build-client.js'], { stdio: 'inherit' });
// On Windows npm is a shell script.
const output = execFileSync('npm', ['pack', '--dry-run', '--json'], {
  cwd: 'client',
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const [packed] = JSON.parse(output) as { files: { path: string }[] }[];
const manifest = JSON.parse(readFileSync('client/package.json', 'utf8')) as Manifest;
const root = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

for (const problem of packageProblems(manifest, packed?.files.map(({ path }) => path) ?? [], root.version)) {
  console.error(`client: ${problem}.`);
  process.exitCode = 1;
}
