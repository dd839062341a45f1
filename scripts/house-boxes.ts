import type places from './places.cjs';

export type House = Pick<typeof places, 'PLACES' | 'GROUPS' | 'RULES'>;

/** Places that may import the same, and that the same may import, are drawn as one box and told in one row. */
export interface Box {
  readonly id: string;
  readonly places: readonly [places.Place, ...places.Place[]];
  /** Names of places, groups resolved. */
  readonly mayImport: readonly string[];
}

/** Names of places to which none of these files belongs. */
export function emptyPlaces({ PLACES }: House, files: readonly string[]): string[] {
  return PLACES.filter(({ path }) => !files.some((file) => new RegExp(path).test(file))).map(({ name }) => name);
}

export function boxesOf({ PLACES, GROUPS }: House): Box[] {
  /** `*` is every place but those that import the place itself: two files never need each other. */
  const others = (own: string) => PLACES.filter(({ mayImport }) => !mayImport.includes(own)).map(({ name }) => name);
  const imports = ({ name: own, mayImport }: places.Place) =>
    mayImport.flatMap((name) => (name === '*' ? others(own) : (GROUPS[name] ?? [name])));
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
