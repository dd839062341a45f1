import type places from './places.cjs';

export type House = Pick<typeof places, 'PLACES' | 'GROUPS' | 'RULES'>;

/** Places that may import the same, and that the same may import, are drawn as one box and told in one row. */
export interface Box {
  readonly id: string;
  readonly places: readonly [places.Place, ...places.Place[]];
  /** Names of places, groups resolved. */
  readonly mayImport: readonly string[];
}

export function boxesOf({ PLACES, GROUPS }: House): Box[] {
  const every = PLACES.map(({ name }) => name);
  const imports = ({ mayImport }: places.Place) => mayImport.flatMap((name) => (name === '*' ? every : (GROUPS[name] ?? [name])));
  const importers = ({ name }: places.Place) =>
    PLACES.filter((other) => imports(other).includes(name)).map((other) => other.name);
  const family = ({ name, path }: places.Place) =>
    name.includes('/') ? name.split('/')[0] : path.split('/').slice(0, -2).join('/');
  const key = (place: places.Place) => [family(place), imports(place).sort(), importers(place).sort()].join(' | ');

  const boxes = new Map<string, [places.Place, ...places.Place[]]>();
  for (const place of PLACES) {
    const box = boxes.get(key(place));
    if (box) box.push(place);
    else boxes.set(key(place), [place]);
  }
  return [...boxes.values()].map((together) => ({
    id: together[0].name.replace(/\W/g, '_'),
    places: together,
    mayImport: imports(together[0]),
  }));
}
