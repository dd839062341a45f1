import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findingsInResolvers } from './resolvers/findings.js';

/**
 * Keeps resolvers thin. A resolver authorises, parses ids, makes one service call, and loads or shapes what it answers. Fails
 * for every method and function of src/resolvers that
 *
 * - has 15 lines of body or more;
 * - makes a second service call. A service call is a call of `services.<service>.<method>`, or of a name imported from
 *   src/services, or a method of a service that is handed on. Calls of rules and reads do not count: they change nothing. The
 *   calls of resolver functions that it uses count as its own; a call in a loop counts once;
 * - imports or names a payment provider or a mailer, or begins, ends or writes a transaction.
 */
const sources = new Map<string, string>();
for (const entry of await readdir('src/resolvers', { recursive: true })) {
  if (!entry.endsWith('.ts')) continue;
  const path = join('src/resolvers', entry);
  sources.set(path.replaceAll('\\', '/'), await readFile(path, 'utf8'));
}

const findings = findingsInResolvers(sources);
for (const { file, line, name, problem } of findings) console.error(`${file}:${line}  ${name} ${problem}`);
if (findings.length > 0) {
  console.error(`\n${findings.length} places where a resolver does the work of a service.`);
  process.exitCode = 1;
}
