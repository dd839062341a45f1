import { describe, expect, it } from 'vitest';
import type { Locale } from '../../src/entities/enums.js';
import { emails } from '../../src/services/mail/index.js';
import { senderNamed } from '../support/sender.js';

type Facts = Parameters<typeof emails.registration>[0];
const LOCALES = ['sk', 'cs', 'en'] as const;
const KINDS = ['ENDED', 'REOPENED', 'MOVED'] as const;

const factsOf = (locale: Locale, kind: Facts['kind'], more: Partial<Facts> = {}): Facts => ({
  ...{ locale, kind, sender: senderNamed('Vlnka'), attendee: 'Nina', course: 'Tanec', group: 'Štvrtok', bookingsMore: 0 },
  fromGroup: kind === 'MOVED' ? 'Pondelok' : null,
  endsOn: kind === 'ENDED' ? '1 February 2027' : null,
  price: kind === 'MOVED' ? null : '€60.00',
  bookings: [
    { when: '12 February 2027 at 17:00', inTime: true, givenBack: '€5.00', fee: null },
    { when: '13 February 2027 at 17:00', inTime: true, givenBack: null, fee: null },
    { when: '14 February 2027 at 17:00', inTime: false, givenBack: null, fee: '€3.00' },
  ],
  passes: [
    { name: '10 vstupov', entries: 1, visits: 0, credit: null, validUntil: '8 March 2027', hasEnded: false },
    { name: 'Kredit 150', entries: 0, visits: 0, credit: '€60.00', validUntil: null, hasEnded: false },
    { name: 'Stará', entries: 2, visits: 0, credit: null, validUntil: '1 January 2027', hasEnded: true },
    { name: 'Mesačná', entries: 0, visits: 2, credit: null, validUntil: '28 February 2027', hasEnded: false },
  ],
  ...{ account: '€10.00', debt: null },
  ...more,
});

describe('the e-mail about a registration', () => {
  it('has a subject of its own in each language and for each occasion', () => {
    const subjects = LOCALES.flatMap((locale) => KINDS.map((kind) => emails.registration(factsOf(locale, kind)).subject));
    expect(subjects).toEqual([
      'Registrácia sa končí: Tanec, Štvrtok – Vlnka',
      'Registrácia pokračuje: Tanec, Štvrtok – Vlnka',
      'Registrácia v inej skupine: Tanec, Štvrtok – Vlnka',
      'Registrace končí: Tanec, Štvrtok – Vlnka',
      'Registrace pokračuje: Tanec, Štvrtok – Vlnka',
      'Registrace v jiné skupině: Tanec, Štvrtok – Vlnka',
      'A registration ends: Tanec, Štvrtok – Vlnka',
      'A registration goes on: Tanec, Štvrtok – Vlnka',
      'A registration in another group: Tanec, Štvrtok – Vlnka',
    ]);
  });

  it.each(LOCALES)('names every figure and every date in %s', (locale) => {
    const { text, html } = emails.registration(factsOf(locale, 'ENDED', { debt: '€1.23', bookingsMore: 7 }));
    const given = ['Nina', '1 February 2027', '€60.00', '€5.00', '€3.00', '10 vstupov', '8 March 2027', 'Kredit 150', '€10.00'];
    for (const part of [...given, '13 February 2027 at 17:00', 'Mesačná', '€1.23', '7']) {
      expect(text).toContain(part);
      expect(html).toContain(part);
    }
    expect(text).not.toContain('1 January 2027');
  });

  it('leaves out what there is nothing to say of', () => {
    const nothing = { price: null, bookings: [], passes: [], account: null };
    expect(emails.registration(factsOf('en', 'ENDED', nothing)).text).toBe(
      'A registration ends\n\nNina: Tanec, Štvrtok\n\nIt ends before 1 February 2027.\n\n' +
        'Please ask Vlnka if you have questions.\n\nVlnka\n',
    );
  });

  it.each([
    ['sk', 'návštevy'],
    ['cs', 'návštěvy'],
    ['en', 'visits'],
  ] as const)('says in %s how many visits a TIME pass got back, without an amount', (locale, visits) => {
    const { text } = emails.registration(factsOf(locale, 'ENDED'));
    const lines = text.split('\n').filter((line) => line.startsWith('– '));
    expect(lines.find((line) => line.includes('Mesačná'))).toMatch(
      new RegExp(`^– Mesačná – ${visits}: 2 – [^€–]* 28 February 2027$`),
    );
    expect(lines.filter((line) => line.includes(visits))).toHaveLength(1);
  });

  it('shows names that people typed as text', () => {
    const named = {
      attendee: '<b>Nina</b>',
      passes: [{ ...factsOf('en', 'ENDED').passes[0], name: '<i>x</i>' }],
    } as Partial<Facts>;
    const { html } = emails.registration(factsOf('en', 'ENDED', named));
    expect(html).toContain('&lt;b&gt;Nina&lt;/b&gt;');
    expect(html).toMatch(/<li [^>]*>&lt;i&gt;x&lt;\/i&gt;/);
  });
});
