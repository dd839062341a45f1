import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** Prints what the first visit of each page loads, compressed, and fails when it is more than its limit. */
const KB = 1_000;
const LIMITS = [
  { page: 'marketplace', entry: 'src/marketplace/marketplace-page.tsx', scriptKb: 160, styleKb: 10 },
  { page: 'sign-in', entry: 'src/session/sign-in-page.tsx', scriptKb: 160, styleKb: 10 },
  { page: 'studio', entry: 'src/studio/studio-page.tsx', scriptKb: 170, styleKb: 12 },
];
/** The words of a page in one language. Each visit loads one language. */
const LANGUAGE = 'sk';

const folder = fileURLToPath(new URL('../../dist/web', import.meta.url));
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

for (const { page, entry, scriptKb, styleKb } of LIMITS) {
  const files = loadedBy(['index.html', entry, ...wordsOf('shell'), ...wordsOf(entry.split('/')[1])]);
  const script = kbOf(files.filter((file) => file.endsWith('.js')));
  const style = kbOf(files.filter((file) => file.endsWith('.css')));
  const line = `${page.padEnd(12)} script ${script.toFixed(1)} of ${scriptKb} kB, style ${style.toFixed(1)} of ${styleKb} kB`;
  if (script <= scriptKb && style <= styleKb) console.log(line);
  else {
    console.error(`${line}: too large`);
    process.exitCode = 1;
  }
}

/** The files of modules and of all that they import at once. What they import later is not among them. */
function loadedBy(names) {
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    if (manifest[name] === undefined) throw new Error(`The build has no module ${name}: run \`npm run build\`.`);
    seen.add(name);
    for (const imported of manifest[name].imports ?? []) visit(imported);
  };
  for (const name of names) visit(name);
  return [...new Set([...seen].flatMap((name) => [manifest[name].file, ...(manifest[name].css ?? [])]))];
}

function wordsOf(room) {
  return [`src/${room}/words/${LANGUAGE}.json`];
}

/** As gzip, which every browser takes; most get the smaller brotli. */
function kbOf(files) {
  return files.reduce((sum, file) => sum + statSync(join(folder, `${file}.gz`)).size, 0) / KB;
}
