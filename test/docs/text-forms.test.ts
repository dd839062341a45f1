import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isCurrency } from '../../src/entities/currencies.js';
import { DateTime, Duration, LocalDate } from '../../src/schema/shared/scalars.js';
import { emailAddress, InputCheck } from '../../src/services/input/index.js';

const PAGE = new URL('../../docs/text-forms.md', import.meta.url);

const passes = (check: (check: InputCheck) => unknown): boolean => {
  const input = new InputCheck('EUR');
  check(input);
  return !input.failed;
};
const parses = (parse: () => unknown): boolean => {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
};

/** Whether the API takes a text, as the type of its argument and the check of its input say together. */
const TAKES: Readonly<Record<string, (text: string) => boolean>> = {
  period: (text) => parses(() => Duration.parseValue(text)) && passes((check) => check.period('validityPeriod', text)),
  day: (text) => parses(() => LocalDate.parseValue(text)),
  moment: (text) => parses(() => DateTime.parseValue(text)),
  'time of day': (text) => passes((check) => check.time('startTime', text)),
  currency: isCurrency,
  'e-mail address': (text) => emailAddress(text) !== undefined,
  'code of a gift': (text) => passes((check) => check.code('code', text, 100)),
};

const rows = (await readFile(PAGE, 'utf8'))
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .slice(1)
  .map((line) => line.split(/(?<!\\)\|/).slice(1, -1));
const examplesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text.replaceAll('\\|', '|'));

describe('the page of forms of text', () => {
  it('has a row for each value that is tried here', () => {
    expect(rows.map(([value = '']) => value.replace(/\(.*\)/, '').trim()).toSorted()).toEqual(Object.keys(TAKES).toSorted());
  });

  const examples = rows.flatMap(([value = '', taken, refused]) => {
    const takes = TAKES[value.replace(/\(.*\)/, '').trim()];
    const tried = (cell: string | undefined, isTaken: boolean) =>
      examplesIn(cell).map((text) => [value.trim(), isTaken ? 'taken' : 'refused', text, takes] as const);
    return [...tried(taken, true), ...tried(refused, false)];
  });
  it.each(examples)('%s: %s is %j', (_value, told, text, takes) => {
    expect(takes?.(text)).toBe(told === 'taken');
  });

  it.each(['2026-9-1', '20260901', '+002026-09-01', '2026-09-01T10:00', '2026-09-01[u-ca=gregory]'])(
    'refuses the day %j where no scalar stands before the check',
    (text) => expect(passes((check) => check.day('fromOn', text))).toBe(false),
  );
});
