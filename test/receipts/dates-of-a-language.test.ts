import { describe, expect, it } from 'vitest';
import { formatDay, formatDayOf, formatMoment } from '../../src/entities/dates.js';
import { writing } from '../../src/services/receipts/pdf/amounts.js';
import { sessionLine } from '../../src/services/rules/selling/descriptions.js';

const course = { name: 'Joga' };
const startsAt = new Date('2026-12-05T16:00:00Z');

describe.each([
  ['en', '5 December 2026', '5 December 2026 at 17:00'],
  ['sk', '5. decembra 2026', '5. decembra 2026 o 17:00'],
  ['cs', '5. prosince 2026', '5. prosince 2026 v 17:00'],
] as const)('in %s', (locale, day, moment) => {
  it('a receipt writes its days and those of its sessions alike', () => {
    const document = writing({ locale, currency: 'EUR', minorDigits: 2 });
    expect(document.day('2026-12-05')).toBe(day);
    expect(sessionLine({ locale, timeZone: 'Europe/Bratislava' }, course, { startsAt })).toBe(`Joga, ${moment}`);
  });

  it('days and moments begin with the same words, in the zone of the organisation', () => {
    expect(formatDay('2026-12-05', locale)).toBe(day);
    expect(formatDayOf(new Date('2026-12-04T23:30:00Z'), locale, 'Europe/Bratislava')).toBe(day);
    expect(formatMoment(startsAt, locale, 'Europe/Bratislava')).toBe(moment);
    expect(formatMoment(new Date('2026-12-05T05:30:00Z'), locale, 'America/New_York')).toContain('0:30');
  });
});
