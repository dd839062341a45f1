import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Finding } from './prose/finding.js';
import { findingsIn } from './prose/findings.js';

/**
 * Says where comments, descriptions, docs and titles of tests break the rules of writing in CONTRIBUTING.md, and what to write
 * instead.
 */
const KINDS = /\.(?:[cm]?[jt]sx?|sql|graphql|md)$/;
const GENERATED = /(?:^|\/)generated\/|^releases\//;

const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
const all = listed.split('\0');
/** All files, and all folders that they are in. */
const paths = new Set(all.flatMap((file) => file.split('/').map((_, depth, parts) => parts.slice(0, depth + 1).join('/'))));
const has = (path: string) => paths.has(path);
const files = all.filter((file) => KINDS.test(file) && !GENERATED.test(file));

const findings: Finding[] = [];
for (const file of files) {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text !== null) findings.push(...findingsIn(file, text, has));
}
for (const { file, line, problem, instead } of findings) console.error(`${file}:${line}  ${problem}: ${instead}`);
if (findings.length > 0) {
  console.error(`\n${findings.length} places to rewrite. The rules of writing are in CONTRIBUTING.md.`);
  process.exitCode = 1;
}
