import { readdir, readFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import { announcedIn, breakingChanges, isAnnounced, versionsIn } from './schema-changes.js';

/**
 * Compares schema.graphql with that of the last release, which releases/ keeps. A change that breaks clients must be named in
 * CHANGELOG.md, in the section of the version in package.json.
 */
const read = (name: string) => readFile(new URL(`../${name}`, import.meta.url), 'utf8');

const { version } = JSON.parse(await read('package.json')) as { version: string };
const released = (await readdir(new URL('../releases', import.meta.url)))
  .flatMap((name) => /^schema-(\d+\.\d+\.\d+)\.graphql$/.exec(name)?.[1] ?? [])
  .filter((name) => name !== version)
  .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
const last = released.at(-1);
const changelog = await read('CHANGELOG.md');
const unkept = versionsIn(changelog).filter((name) => name !== version && !released.includes(name));
if (unkept.length > 0) throw new Error(`releases/ keeps no schema of ${unkept.join(', ')}, which CHANGELOG.md describes.`);
if (last === undefined) throw new Error('releases/ keeps no schema of a release before this one.');

const changes = await breakingChanges(
  buildSchema(await read(`releases/schema-${last}.graphql`)),
  buildSchema(await read('schema.graphql')),
);
const announced = announcedIn(changelog, version);
const silent = changes.filter((change) => !isAnnounced(change, announced));
for (const { path, message } of silent) console.error(`${path}: ${message}`);
if (silent.length > 0) {
  console.error(`\n${silent.length} changes since ${last} break clients. Undo each, or name its coordinate in CHANGELOG.md:`);
  console.error(`under "## [${version}]" and "### Breaking", an item that begins with the coordinate in backticks.`);
  process.exitCode = 1;
}
