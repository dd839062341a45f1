import { type Box, boxesOf, type House } from './house-boxes.js';

/** The sentence of a box; where those of its places differ in their names alone, an ellipsis stands for the name. */
function sentenceOf({ places }: Box): string {
  if (places.length === 1) return places[0].sentence;
  const blank = places.map(({ name, sentence }) => sentence.replace(new RegExp(`\\b${name.split('/').at(-1)}\\b`), '…'));
  return [...new Set(blank)].join(' ');
}

/** The places that the first place of a box may import, with one name for all rooms of the rules. */
function importsOf({ places: [{ mayImport }] }: Box, rules: readonly string[]): string {
  if (mayImport.includes('*')) return 'everything';
  if (mayImport.length === 0) return 'nothing of `src`';
  const allRules = rules.every((rule) => mayImport.includes(rule));
  const names = allRules ? [...mayImport.filter((name) => !rules.includes(name)), 'rules/*'] : mayImport;
  return names.map((name) => `\`${name}\``).join(', ');
}

/** Every place with its own sentence and all that it may import. */
export function houseTable(house: House): string {
  const rows = boxesOf(house).map((box) => {
    const names = box.places.map(({ name }) => `\`${name}\``).join(', ');
    return `| ${names} | ${sentenceOf(box)} | ${importsOf(box, house.RULES)} |`;
  });
  return ['| place | what holds there | may import |', '| --- | --- | --- |', ...rows].join('\n');
}
