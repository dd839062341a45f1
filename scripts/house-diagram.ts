import { type Box, boxesOf, type House } from './house-boxes.js';

const SHELVES = {
  hall: 'the hall',
  api: 'API',
  services: 'src/services',
  rules: 'src/services/rules',
  ground: 'ground',
} as const;
type Shelf = keyof typeof SHELVES;

function shelfOf({ places: [{ name, path }] }: Box): Shelf {
  if (name.startsWith('rules/')) return 'rules';
  if (path.startsWith('^src/services/')) return 'services';
  if (/^(schema|resolvers|server|pubsub|context)\b/.test(name)) return 'api';
  return /^(entities|migrations|postgres|faults)$/.test(name) ? 'ground' : 'hall';
}

type Arrows = Map<string, Set<string>>;

function reaches(arrows: Arrows, from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return [...(arrows.get(from) ?? [])].some((next) => reaches(arrows, next, to, seen));
}

/** Arrows between boxes, without those that other arrows lead along: the table has them all. */
function arrowsOf(boxes: readonly Box[]): Arrows {
  const boxOf = new Map(boxes.flatMap(({ id, places }) => places.map(({ name }) => [name, id] as const)));
  const arrows: Arrows = new Map(
    boxes.map(({ id, mayImport }) => [id, new Set(mayImport.flatMap((name) => boxOf.get(name) ?? []).filter((to) => to !== id))]),
  );
  for (const [from, targets] of arrows) {
    for (const to of [...targets]) {
      targets.delete(to);
      if (!reaches(arrows, from, to)) targets.add(to);
    }
  }
  return arrows;
}

/** The most characters of one line in a box. */
const BOX_COLUMNS = 30;

function label({ places }: Box): string {
  const names = places.map(({ name }) => name);
  const family = names.length > 1 && names.every((name) => name.includes('/')) ? `${names[0]?.split('/')[0]}/` : '';
  const rows: string[] = [];
  for (const name of names.map((each) => each.slice(family.length))) {
    const row = rows.at(-1);
    if (row === undefined || row.length + name.length > BOX_COLUMNS) rows.push(name);
    else rows[rows.length - 1] = `${row} · ${name}`;
  }
  return [...(family ? [`<b>${family}</b>`] : []), ...rows].join('<br>');
}

/** The house as a Mermaid diagram: an arrow leads from a place to one that it may import. */
export function houseDiagram(house: House): string {
  const boxes = boxesOf(house);
  const shelf = (name: Shelf, indent: string, inner: readonly string[] = []): string[] => [
    `${indent}subgraph ${name}_shelf["${SHELVES[name]}"]`,
    ...boxes.filter((box) => shelfOf(box) === name).map((box) => `${indent}  ${box.id}["${label(box)}"]`),
    ...inner,
    `${indent}end`,
  ];
  const lines = [
    'flowchart TB',
    ...shelf('hall', '  '),
    ...shelf('api', '  '),
    ...shelf('services', '  ', shelf('rules', '    ')),
    ...shelf('ground', '  '),
    ...[...arrowsOf(boxes)].flatMap(([from, targets]) => (targets.size > 0 ? `  ${from} --> ${[...targets].join(' & ')}` : [])),
  ];
  return ['```mermaid', ...lines, '```'].join('\n');
}
