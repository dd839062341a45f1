import { LANGUAGES } from '../../../entities/dates.js';
import type { Block, Draft, Row } from './draft.js';
import { contactLines } from './sender.js';

/** The column of the e-mail in pixels. Outlook reads it from an attribute; on a phone the e-mail is as wide as the screen. */
const WIDTH = 600;

const SANS = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const MONO = "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace";
/** A long word breaks, because an e-mail that is wider than the screen cannot be read on a phone. */
const BREAKS = 'overflow-wrap:anywhere;word-break:break-word';

/** Each colour by its class, in light and dark. Mail programs that read no style sheet have the light ones, inline. */
const COLOURS = {
  page: { light: 'background-color:#eef1f0', dark: 'background-color:#14181a' },
  card: { light: 'background-color:#ffffff', dark: 'background-color:#1e2427' },
  bar: { light: 'background-color:#0b6b61', dark: 'background-color:#35a899' },
  ink: { light: 'color:#1d2426', dark: 'color:#e9eded' },
  soft: { light: 'color:#566064', dark: 'color:#a8b3b6' },
  brand: { light: 'color:#0b6b61', dark: 'color:#5fcbbd' },
  box: { light: 'background-color:#eaf4f2;color:#0d3f3a', dark: 'background-color:#16312e;color:#d5f3ee' },
  notice: { light: 'background-color:#fff3d1;color:#5a3c00', dark: 'background-color:#3d3110;color:#ffe6a1' },
  rule: { light: 'border-color:#dde3e2', dark: 'border-color:#39434a' },
} as const;
type Colour = keyof typeof COLOURS;

const darkRules = (prefix: string): string =>
  Object.entries(COLOURS)
    .map(
      ([name, { dark }]) =>
        `${prefix}.${name}{${dark
          .split(';')
          .map((one) => `${one} !important`)
          .join(';')}}`,
    )
    .join('\n');

/** Outlook on the web marks what it darkens, and reads no media query. */
const STYLE_SHEET = `:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;-webkit-text-size-adjust:100%;text-size-adjust:100%}
@media (max-width:480px){.pad{padding-left:20px !important;padding-right:20px !important}.outer{padding:0 0 16px !important}}
@media (prefers-color-scheme:dark){
${darkRules('')}
}
${darkRules('[data-ogsb] ')}`;

/** The classes of an element and its whole style. */
function look(colours: readonly Colour[], style: string, more = ''): string {
  const inline = [...colours.map((name) => COLOURS[name].light), style].join(';');
  return `class="${[...colours, ...(more === '' ? [] : [more])].join(' ')}" style="${inline}"`;
}

const TABLE = 'role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0"';

/** The e-mail as a page for mail programs: tables, inline styles, no image and no address of another site. */
export function htmlOf({ locale, sender, subject, preheader, title, blocks }: Draft): string {
  const lang = LANGUAGES[locale];
  const name = typed(sender.name);
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${typed(subject)}</title>
<style>
${STYLE_SHEET}
</style>
</head>
<body ${look(['page'], `margin:0;padding:0;${SANS}`)}>
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${typed(preheader)}</div>
<table ${TABLE} ${look(['page'], 'border-collapse:collapse')}>
<tr><td align="center" class="outer" style="padding:24px 12px">
<!--[if mso]><table role="presentation" width="${WIDTH}" align="center"><tr><td><![endif]-->
<table ${TABLE} style="max-width:${WIDTH}px;border-collapse:collapse;table-layout:fixed;text-align:left">
<tr><td ${look(['bar'], 'height:6px;line-height:6px;font-size:0')}>&nbsp;</td></tr>
<tr><td ${look(['card'], 'padding:28px 36px 32px', 'pad')}>
<div role="article" aria-roledescription="email" lang="${lang}">
<p ${look(['brand'], `margin:0 0 20px;font-size:15px;line-height:1.4;font-weight:600;${BREAKS}`)}>${name}</p>
<h1 ${look(['ink'], `margin:0 0 20px;font-size:24px;line-height:1.3;font-weight:700;${BREAKS}`)}>${typed(title)}</h1>
${blocks.map(part).join('\n')}
</div>
</td></tr>
<tr><td ${look(['soft'], `padding:20px 36px;font-size:13px;line-height:1.6;${BREAKS}`, 'pad')}>
<p style="margin:0;font-weight:600">${name}</p>
${contactLines(sender, locale)
  .map((line) => `<p style="margin:0">${typed(line)}</p>`)
  .join('\n')}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</body>
</html>
`;
}

const PARAGRAPH = `margin:0 0 16px;font-size:16px;line-height:1.55;${BREAKS}`;
const HEADING = `margin:24px 0 8px;font-size:16px;line-height:1.4;${BREAKS}`;
const NOTICE = `${PARAGRAPH};padding:12px 16px;border-radius:6px;font-weight:600`;
const ROWS = `margin:0 0 16px;padding:0;font-size:16px;line-height:1.5;list-style:none;${BREAKS}`;
const CODE = `margin:0 0 20px;padding:18px 20px;border-radius:8px;line-height:1.35;${BREAKS}`;
const SMALL = `margin:24px 0 0;font-size:14px;line-height:1.55;${BREAKS}`;

function part(block: Block): string {
  if (typeof block === 'string') return `<p ${look(['ink'], PARAGRAPH)}>${typed(block)}</p>`;
  switch (block.kind) {
    case 'ROWS':
      return list(block.rows);
    case 'FACT':
      return fact(block.label, block.value);
    case 'CODE':
      return code(block);
    case 'HEADING':
      return `<h2 ${look(['ink'], HEADING)}>${typed(block.text.replace(/:$/, ''))}</h2>`;
    case 'NOTICE':
      return `<p ${look(['notice'], NOTICE)}>${typed(block.text)}</p>`;
    case 'SMALL':
      return `<p ${look(['soft'], SMALL)}>${typed(block.text)}</p>`;
  }
}

function list(rows: readonly Row[]): string {
  const items = rows.map(({ name, details }, at) => {
    const line = at === rows.length - 1 ? '' : 'border-bottom-width:1px;border-bottom-style:solid;';
    const more = details.map((detail) => `<br><span ${look(['soft'], 'font-size:14px')}>${typed(detail)}</span>`).join('');
    return `<li ${look(['ink', 'rule'], `${line}margin:0;padding:10px 0;list-style:none`)}>${typed(name)}${more}</li>`;
  });
  return `<ul style="${ROWS}">\n${items.join('\n')}\n</ul>`;
}

function fact(label: string, value: string): string {
  const colon = `<span ${look(['soft'], 'font-size:14px')}>${typed(label)}:</span>`;
  return `<p ${look(['ink'], PARAGRAPH)}>${colon}<br><strong>${typed(value)}</strong></p>`;
}

/** Sizes that put a code on one line of a phone: one to sign in, one of a gift. The long one of an invitation breaks. */
function codeSize({ length }: string): string {
  if (length <= 12) return 'font-size:30px;letter-spacing:1px';
  return length <= 20 ? 'font-size:20px' : 'font-size:16px';
}

/** A code is copied whole, so nothing stands between its characters. */
function code({ label, code }: { label?: string; code: string }): string {
  const before = label === undefined ? '' : `<span style="font-size:14px">${typed(label)}</span><br>`;
  const large = `<span style="font-weight:700;${codeSize(code)};${MONO}">${escapeHtml(code)}</span>`;
  return `<p ${look(['box'], CODE)}>${before}${large}</p>`;
}

/** Where a mail program would see an address and make a link of it. */
const LINK_LIKE = /(?<=[\p{L}\p{N}])\.(?=\p{L})|:(?=\/\/)|@(?=[\p{L}\p{N}])/gu;
const ZERO_WIDTH_SPACE = '&#8203;';

/**
 * A text that a person may have typed, as HTML. A name such as `evil.example` gets a break that nobody sees, so that mail
 * programs make no link of it: strangers can have an invitation or a gift sent to any address.
 */
function typed(text: string): string {
  return escapeHtml(text.replace(LINK_LIKE, '$&\u200b')).replaceAll('\u200b', ZERO_WIDTH_SPACE);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
