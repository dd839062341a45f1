/** Alphabets that never join: a joiner beside one of them shows nothing. */
const UNJOINED = '[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\u0300-\\u036f]';
/** Characters that a joiner may stand between: scripts such as Arabic and Devanagari, and parts of an emoji. */
const JOINED = `[[\\p{L}\\p{M}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f]--${UNJOINED}]`;
const JOINER = '[\\u200c\\u200d]';
/** Characters with several shapes, which a variation selector behind them chooses between. */
const VARIED = '[\\p{Extended_Pictographic}\\p{Script=Han}\\p{Script=Mongolian}\\p{Script=Myanmar}]';
const UNSEEN = '[[\\p{Default_Ignorable_Code_Point}\\u0080-\\u009f\\ufff9-\\ufffb]--[\\u200c\\u200d\\p{Variation_Selector}]]';

/** A space of no width, as web pages use it, and line ends that no keyboard types. */
const BREAKS = /[\u0085\u200b\u2028\u2029]/gu;
const INVISIBLE = new RegExp(
  [UNSEEN, `(?<!${JOINED})${JOINER}`, `${JOINER}(?!${JOINED})`, `(?<!${VARIED})\\p{Variation_Selector}(?!\\u20e3)`].join('|'),
  'gv',
);
/** The blank pattern of Braille is a symbol, and shows nothing. */
const SHOWN = /[[\p{L}\p{N}\p{P}\p{S}]--\u2800]/v;
/** Characters that no text can hold. They stay, for the caller to refuse. */
const DAMAGE = /[[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]--\s]/v;

/**
 * A text in Unicode normal form without characters that nobody sees: those of no width, soft hyphens, marks and overrides of
 * direction, control characters U+0080 to U+009F. A space of no width becomes a space. Joiners stay where a script or an emoji
 * needs them. A text that shows nothing becomes empty, unless it is damaged.
 */
export function visibleText(text: string): string {
  const visible = text.normalize('NFC').replace(BREAKS, ' ').replace(INVISIBLE, '').normalize('NFC').trim();
  return SHOWN.test(visible) || DAMAGE.test(visible) ? visible : '';
}

/** A visible text with one plain space between words. Tabs and line ends stay, for the caller to refuse. */
export function visibleLine(text: string): string {
  return visibleText(text).replace(/\p{Zs}+/gu, ' ');
}
