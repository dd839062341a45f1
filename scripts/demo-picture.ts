import { writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

/**
 * Draws docs/demo.svg, the picture of the README, from what `npm run demo` prints: its first example, as a terminal shows it.
 * Reads the output of the demo from its standard input.
 */
const FONT_PX = 14;
const LINE_PX = 20;
const CHARACTER_PX = 8.43;
const MARGIN_PX = 20;
const COLOURS = { plain: '#e6e6e6', heading: '#ffffff', live: '#7fd1d8', check: '#8fd18a', paper: '#1d2430' };

const output = await text(process.stdin);
const first = output.slice(output.indexOf('\n1  ') + 1, output.indexOf('\n2  ')).trimEnd();
if (!first.startsWith('1  ')) throw new Error('The input holds no first example: run `npm run -s demo | npm run picture:demo`.');
const lines = ['$ npm run demo', '', ...first.split('\n')];

const colourOf = (line: string): string => {
  if (line.startsWith('    live')) return COLOURS.live;
  if (line.startsWith('    ✓')) return COLOURS.check;
  return line.startsWith('$') || /^\d {2}/.test(line) ? COLOURS.heading : COLOURS.plain;
};
const escaped = (line: string): string => line.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const width = Math.ceil(Math.max(...lines.map(({ length }) => length)) * CHARACTER_PX) + 2 * MARGIN_PX;
const height = lines.length * LINE_PX + 2 * MARGIN_PX;
const rows = lines.map((line, at) => {
  const y = MARGIN_PX + (at + 1) * LINE_PX - 5;
  return `  <text x="${MARGIN_PX}" y="${y}" fill="${colourOf(line)}" xml:space="preserve">${escaped(line)}</text>`;
});

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"
  viewBox="0 0 ${width} ${height}" role="img"
  font-family="ui-monospace, 'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace" font-size="${FONT_PX}">
  <title>The output of npm run demo: a CREDIT pass of 20 pays for two sessions of 8; the third leaves a debt of 4</title>
  <rect width="${width}" height="${height}" rx="8" fill="${COLOURS.paper}"/>
${rows.join('\n')}
</svg>
`;
await writeFile(new URL('../docs/demo.svg', import.meta.url), svg);
