import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

/** The areas of the product, by the rooms of their resolvers; look-ups of rows of any kind are tested with the server. */
const AREAS = [...readdirSync('src/resolvers', { withFileTypes: true })]
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map(({ name }) => name)
  .concat('server');

/** Words of a test that asks as somebody who may not, or as everybody. */
const ASKED_AS_OTHERS =
  /\bexpect(Rights|SeenBy|WatchedBy)\(|\b(FORBIDDEN|UNAUTHENTICATED|EVERYBODY|otherCustomer|anonymous)\b|clients\.public/;

/** Assertions that compare all that is stored before and after something that was refused. */
const CHANGES_NOTHING = /\b(expectRefused|expectRefusedOutside|expectFault|expectFaultOutside|expectUnknownIds|fingerprints)\(/;

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
  Object.keys(type?.getFields() ?? {}),
);

const kebabCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A comment is no test. */
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

/** The test files of each area, as `area/name.test.ts`. */
const files = AREAS.flatMap((area) => readdirSync(join('test', area)).map((name) => `${area}/${name}`));
const filesOf = (field: string) => files.filter((path) => path.endsWith(`/${kebabCase(field)}.test.ts`));

describe('every query, mutation and subscription of the schema', () => {
  it('has one test file of its own, named after it, in the folder of its area', () => {
    const found = Object.fromEntries(fields.map((field) => [field, filesOf(field).length]));
    expect(found).toEqual(Object.fromEntries(fields.map((field) => [field, 1])));
  });

  it('is the subject of the tests in its file, in which its rights are shown', () => {
    const incomplete = fields.flatMap((field) => {
      const [path] = filesOf(field);
      if (path === undefined) return [];
      const text = withoutComments(readFileSync(join('test', path), 'utf8'));
      const isSubject = new RegExp(`\\bdescribe(\\.each\\(.*\\))?\\(\\s*['"\`]${field}\\b`).test(text);
      const showsRights = ASKED_AS_OTHERS.test(text);
      return isSubject && showsRights ? [] : [`${path}: ${isSubject ? 'shows no rights' : `describes no ${field}`}`];
    });
    expect(incomplete).toEqual([]);
  });
});

describe('every mutation of the schema', () => {
  it('is asked by everybody in its test file, and compared with what was stored before a refusal', () => {
    const incomplete = Object.keys(schema.getMutationType()?.getFields() ?? {}).flatMap((field) => {
      const text = withoutComments(readFileSync(join('test', filesOf(field)[0] ?? ''), 'utf8'));
      const missing = [/\bexpectRights\(/.test(text) ? [] : 'rights', CHANGES_NOTHING.test(text) ? [] : 'nothing changed'].flat();
      return missing.length === 0 ? [] : [`${field}: ${missing.join(', ')}`];
    });
    expect(incomplete).toEqual([]);
  });
});
