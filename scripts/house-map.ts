import { readdir, readFile, writeFile } from 'node:fs/promises';
import { emptyPlaces } from './house-boxes.js';
import { houseDiagram } from './house-diagram.js';
import { houseTable } from './house-table.js';
import places from './places.cjs';

/** Writes the map of the house into src/README.md from the table of places; with `--check`, says whether it is up to date. */
const README = new URL('../src/README.md', import.meta.url);

/** Replaces what stands between the two marks of a part of the page. */
function put(text: string, part: string, content: string): string {
  const [begin, end] = [`<!-- ${part}: made by npm run map -->`, `<!-- end of ${part} -->`];
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`src/README.md lacks the marks of the ${part}: ${begin} … ${end}`);
  return `${before}${begin}\n\n${content}\n\n${end}${after}`;
}

/** A page without the padding of its tables, which the formatter adds afterwards. */
const unpadded = (page: string): string => page.replaceAll(/ +\|/g, ' |').replaceAll(/-{3,}/g, '---');

const files = (await readdir(new URL('../src', import.meta.url), { recursive: true })).map(
  (name) => `src/${name.replaceAll('\\', '/')}`,
);
const empty = emptyPlaces(places, files);
if (empty.length > 0) throw new Error(`scripts/places.cjs has places without files: ${empty.join(', ')}`);

const text = await readFile(README, 'utf8');
const fresh = put(put(text, 'diagram', houseDiagram(places)), 'table', houseTable(places));
const isUpToDate = unpadded(fresh) === unpadded(text);

if (!process.argv.includes('--check')) {
  if (!isUpToDate) await writeFile(README, fresh);
} else if (!isUpToDate) {
  console.error('src/README.md is not what scripts/places.cjs says: run `npm run codegen` and commit the result.');
  process.exitCode = 1;
}
