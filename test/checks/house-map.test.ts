import { describe, expect, test } from 'vitest';
import { emptyPlaces, type House } from '../../scripts/house-boxes.js';
import { houseDiagram } from '../../scripts/house-diagram.js';
import { houseTable } from '../../scripts/house-table.js';

const place = (name: string, path: string, mayImport: string[], sentence = `${name} stands.`) => ({
  name,
  path,
  mayImport,
  sentence,
});

const HOUSE: House = {
  PLACES: [
    place('app', '^src/app\\.ts$', ['*']),
    place('resolvers/booking', '^src/resolvers/booking/', ['services', 'entities'], 'The area booking.'),
    place('resolvers/passes', '^src/resolvers/passes/', ['services', 'entities'], 'The area passes.'),
    place('engine', '^src/services/engine/', ['rules/world', 'rules/passes', 'entities']),
    place('rules/world', '^src/services/rules/world/', ['entities']),
    place('rules/passes', '^src/services/rules/passes/', ['rules/world', 'entities']),
    place('entities', '^src/entities/', []),
  ],
  GROUPS: { services: ['engine', 'rules/world', 'rules/passes'] },
  RULES: ['rules/world', 'rules/passes'],
};

describe('the diagram of the house', () => {
  const arrows = houseDiagram(HOUSE)
    .split('\n')
    .filter((line) => line.includes('-->'))
    .map((line) => line.trim());

  test('leaves out an arrow where others lead already, and keeps every place reachable', () => {
    expect(arrows).toEqual([
      'app --> resolvers_booking',
      'resolvers_booking --> engine',
      'engine --> rules_passes',
      'rules_world --> entities',
      'rules_passes --> rules_world',
    ]);
  });

  test('draws places that import the same as one box, on the shelf that they belong to', () => {
    const drawn = houseDiagram(HOUSE);
    expect(drawn).toContain('resolvers_booking["<b>resolvers/</b><br>booking · passes"]');
    expect(drawn.match(/subgraph rules_shelf.*\n(.*\n)(.*\n)\s*end/)?.[0]).toContain('rules_passes["rules/passes"]');
  });

  test('draws no arrow from a place that may import everything back to a place that imports it', () => {
    const PLACES = [place('main', '^src/main\\.ts$', ['app']), place('app', '^src/app\\.ts$', ['*']), place('a', '^src/a/', [])];
    const drawn = houseDiagram({ PLACES, GROUPS: {}, RULES: [] });
    expect(drawn.match(/\w+ --> .*/g)).toEqual(['main --> app', 'app --> a']);
  });

  test('keeps one of two ways where places import each other', () => {
    const circle = [place('a', '^src/a/', ['b', 'c']), place('b', '^src/b/', ['c']), place('c', '^src/c/', ['b'])];
    const drawn = houseDiagram({ PLACES: circle, GROUPS: {}, RULES: [] });
    expect(drawn).toMatch(/a --> [bc]\n/);
  });
});

test('names the places to which no file belongs', () => {
  const files = ['src/app.ts', 'src/resolvers/booking/booking.ts', 'src/services/engine/engine.ts', 'src/entities/index.ts'];
  expect(emptyPlaces(HOUSE, files)).toEqual(['resolvers/passes', 'rules/world', 'rules/passes']);
});

test('the table of the house has all imports, one row for places that are alike', () => {
  const rows = houseTable(HOUSE).split('\n').slice(2);
  expect(rows).toEqual([
    '| `app` | app stands. | everything |',
    '| `resolvers/booking`, `resolvers/passes` | The area …. | `services`, `entities` |',
    '| `engine` | engine stands. | `entities`, `rules/*` |',
    '| `rules/world` | rules/world stands. | `entities` |',
    '| `rules/passes` | rules/passes stands. | `rules/world`, `entities` |',
    '| `entities` | entities stands. | nothing of `src` |',
  ]);
});
