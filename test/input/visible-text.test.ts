import { describe, expect, it } from 'vitest';
import { emailAddress, InputCheck } from '../../src/services/input/index.js';

function nameOf(given: string): string[] {
  const check = new InputCheck('EUR');
  const name = check.name('name', given);
  return check.failed
    ? check.refusals.map((refusal) => (refusal.code === 'INVALID_INPUT' ? refusal.reason : refusal.code))
    : [name];
}

function textOf(given: string): string[] {
  const check = new InputCheck('EUR');
  const text = check.text('notes', given);
  return check.failed
    ? check.refusals.map((refusal) => (refusal.code === 'INVALID_INPUT' ? refusal.reason : refusal.code))
    : [text];
}

describe('a name', () => {
  it.each([
    ['a space of no width', 'Ján\u200bNovák', 'Ján Novák'],
    ['a space of no width beside a space', 'Ján \u200b Novák', 'Ján Novák'],
    ['a word joiner', 'Ján\u2060 Novák', 'Ján Novák'],
    ['a soft hyphen', 'No\u00advák', 'Novák'],
    ['an override of direction', '\u202eNovák\u202c', 'Novák'],
    ['isolates of direction', '\u2066Novák\u2069', 'Novák'],
    ['marks of direction', '\u200eNovák\u200f\u061c', 'Novák'],
    ['a control character above U+007F', 'No\u0080vá\u009fk', 'Novák'],
    ['a next line', 'Ján\u0085Novák', 'Ján Novák'],
    ['a line separator', 'Ján\u2028Novák', 'Ján Novák'],
    ['a mark of byte order', '\ufeffNovák', 'Novák'],
    ['joiners between Latin letters', 'No\u200dv\u200cák', 'Novák'],
    ['a variation selector behind a letter', 'Novák\ufe0f', 'Novák'],
    ['a filler of Hangul', 'Novák\u3164', 'Novák'],
    ['tag characters', 'Novák\u{e0041}\u{e007f}', 'Novák'],
    ['spaces of other widths', 'Ján\u00a0\u2003Novák\u3000', 'Ján Novák'],
    ['two spaces', 'Ján  Novák', 'Ján Novák'],
  ])('a name with %s is kept without it', (_, given, kept) => expect(nameOf(given)).toEqual([kept]));

  it.each([
    ['Persian with a joiner that its letters need', 'علی\u200cرضا'],
    ['Sinhala with a joiner', 'ශ්\u200dරී'],
    ['Hindi with a joiner', 'क्\u200dष'],
    ['an emoji of a family', 'Joga 👨\u200d👩\u200d👧'],
    ['an emoji of a burning heart', '❤\ufe0f\u200d🔥'],
    ['an emoji with a colour of skin', '👩🏽\u200d🎓'],
    ['a key with a digit', '3\ufe0f\u20e3'],
    ['a variant of a Chinese character', '葛\u{e0100}城'],
    ['Hebrew', 'דוד'],
    ['an apostrophe and a dash', "O'Neil-Nová"],
  ])('a name in %s stays as it is', (_, given) => expect(nameOf(given)).toEqual([given]));

  it.each([
    '\u200b',
    '\u2060\u200d',
    '\u00ad',
    '\u202e',
    '\u0085\u009f',
    '\u2800',
    '\u3164\u115f',
    '\u0301',
    '\ue000',
    ' \u00a0 ',
  ])('a name made of %j shows nothing and is refused', (given) => expect(nameOf(given)).toEqual(['REQUIRED']));

  it.each([
    'Ján\ud800',
    '\udc00Novák',
    'Nov\ufffeák',
    'Ján\u{1ffff}',
    'Ján\u0000',
    'Ján\u001bNovák',
    '\u0007',
    '\ud800',
    '\uffff',
  ])('a name with %j is refused, since no text holds it', (given) => expect(nameOf(given)).toEqual(['MALFORMED']));

  it('is measured without what nobody sees', () => {
    expect(nameOf('x'.repeat(200) + '\u00ad'.repeat(50))).toEqual(['x'.repeat(200)]);
  });

  it('is the same however often it is checked', () => {
    for (const given of ['e\u00ad\u0301', 'a\u200c\u200cا\u200c\u200dب', '\ufe0f\ufe0f1', 'ا\u2060\u200cب']) {
      const [once = ''] = nameOf(given);
      expect(nameOf(once)).toEqual([once]);
    }
  });
});

describe('a text of several lines', () => {
  it('keeps its lines and loses what nobody sees', () => {
    expect(textOf('Prvý\u200e riadok\n\tdruhý\u00ad riadok\u202e')).toEqual(['Prvý riadok\n\tdruhý riadok']);
  });

  it('is empty when it shows nothing, and refused with half of a surrogate pair', () => {
    expect(textOf('\u200b \u2800\n')).toEqual(['']);
    expect(textOf('a\ud83d')).toEqual(['MALFORMED']);
  });
});

it('an e-mail address is taken as it looks, without what a page put beside it', () => {
  expect(emailAddress('\u200bjana@example.com\u202c')).toBe('jana@example.com');
  expect(emailAddress('ja\u200bna@example.com')).toBeUndefined();
});
