import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { announcedIn, breakingChanges, isAnnounced, versionsIn } from '../../scripts/schema-changes.js';

const changed = async (before: string, after: string) =>
  (await breakingChanges(buildSchema(before), buildSchema(after))).map(({ path }) => path);

describe('breakingChanges', () => {
  it.each([
    ['a removed field', 'type Query { a: Int b: Int }', 'type Query { a: Int }', 'Query.b'],
    ['a removed type', 'type Query { a: Int } type B { b: Int }', 'type Query { a: Int }', 'B'],
    ['a field that may be null now', 'type Query { a: Int! }', 'type Query { a: Int }', 'Query.a'],
    ['a new required argument', 'type Query { a: Int }', 'type Query { a(b: Int!): Int }', 'Query.a.b'],
    [
      'a required input field',
      'input I { a: Int } type Query { q(i: I): Int }',
      'input I { a: Int! } type Query { q(i: I): Int }',
      'I.a',
    ],
    ['a removed enum value', 'enum E { A B } type Query { e: E }', 'enum E { A } type Query { e: E }', 'E.B'],
    [
      'a default taken off a required argument',
      'type Query { a(b: Int! = 1): Int }',
      'type Query { a(b: Int!): Int }',
      'Query.a.b',
    ],
    [
      'a default taken off a required input field',
      'input I { a: Int! = 1 } type Query { q(i: I): Int }',
      'input I { a: Int! } type Query { q(i: I): Int }',
      'I.a',
    ],
  ])('finds %s', async (_, before, after, path) => {
    expect(await changed(before, after)).toContain(path);
  });

  it.each([
    ['a new field', 'type Query { a: Int }', 'type Query { a: Int b: Int }'],
    ['a new optional argument', 'type Query { a: Int }', 'type Query { a(b: Int): Int }'],
    ['another description', '"One." type Query { a: Int }', '"Two." type Query { a: Int }'],
    ['another default', 'type Query { a(b: Int! = 1): Int }', 'type Query { a(b: Int! = 2): Int }'],
    ['a default taken off an optional argument', 'type Query { a(b: Int = 1): Int }', 'type Query { a(b: Int): Int }'],
    ['a new enum value', 'enum E { A } type Query { e: E }', 'enum E { A B } type Query { e: E }'],
  ])('lets %s pass', async (_, before, after) => {
    expect(await changed(before, after)).toEqual([]);
  });
});

describe('announcedIn', () => {
  const changelog = [
    ...['# Changelog', '', '## [0.3.0] - 2027-01-01', '', '### Breaking', '', '- `Query.later` is gone.', ''],
    ...['## [0.2.0] - 2026-12-01', '', '### Added', '', '- `Query.added` is new.', '', '### Breaking', ''],
    ...[
      '- `Query.a` is gone; ask for `Query.b`.',
      '- `SellPassInput` needs a method.',
      '',
      '### Fixed',
      '',
      '- `Query.fixed`',
      '',
    ],
  ].join('\n');

  it('reads the coordinates that the section of the version names as breaking, and no others', () => {
    expect([...announcedIn(changelog, '0.2.0')]).toEqual(['Query.a', 'SellPassInput']);
  });

  it('names the versions of a changelog', () => {
    expect(versionsIn(changelog)).toEqual(['0.3.0', '0.2.0']);
  });

  it('reads several coordinates of one item, and none from its sentence', () => {
    const items = ['- `Mutation.a`, `Mutation.b`, `C`: may be null, `D` too.', '- `E` and `F`, `G` are gone.', '- all of `H`'];
    const several = `## [1.0.0]\n\n### Breaking\n\n${items.join('\n')}\n`;
    expect([...announcedIn(several, '1.0.0')]).toEqual(['Mutation.a', 'Mutation.b', 'C', 'E']);
  });

  it('reads none of a version without such a section', () => {
    expect([...announcedIn(changelog, '0.1.0')]).toEqual([]);
  });

  it('accepts a change by its own coordinate, and an argument by its field; a type announces none of its fields', () => {
    const announced = announcedIn(changelog, '0.2.0');
    const isNamed = (path: string) => isAnnounced({ path, message: '' }, announced);
    expect(['Query.a', 'Query.a.first', 'SellPassInput'].map(isNamed)).toEqual([true, true, true]);
    const others = ['Query', 'Query.b', 'Query.added', 'SellPassInput.method', 'SellPassInputs.method'];
    expect(others.map(isNamed)).toEqual(others.map(() => false));
  });
});
