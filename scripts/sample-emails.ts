import { formatDay, formatMoment } from '../src/entities/dates.js';
import type { Locale } from '../src/entities/enums.js';
import { formatMoney } from '../src/entities/money.js';
import { type EmailContent, emails, type Sender } from '../src/services/mail/index.js';

const TIME_ZONE = 'Europe/Bratislava';

/** What people typed, in the language of the e-mail. */
const NAMES: Record<Locale, Record<'studio' | 'course' | 'group' | 'fromGroup' | 'pass' | 'month' | 'credit', string>> = {
  sk: {
    studio: 'Vlnka – škola plávania a tanca',
    ...{ course: 'Plávanie pre deti', group: 'Štvrtok, pokročilí', fromGroup: 'Utorok, začiatočníci' },
    ...{ pass: '10 vstupov', month: 'Mesačná permanentka', credit: 'Kredit 100 €' },
  },
  cs: {
    studio: 'Vlnka – škola plavání a tance',
    ...{ course: 'Plavání pro děti', group: 'Čtvrtek, pokročilí', fromGroup: 'Úterý, začátečníci' },
    ...{ pass: '10 vstupů', month: 'Měsíční permanentka', credit: 'Kredit 100 €' },
  },
  en: {
    studio: 'Vlnka – a school of swimming and dance',
    ...{ course: 'Swimming for children', group: 'Thursday, advanced', fromGroup: 'Tuesday, beginners' },
    ...{ pass: '10 entries', month: 'A month of dance', credit: 'Credit of €100' },
  },
};

/** What is said of a registration on each occasion. */
const registrationFacts = (locale: Locale, sender: Sender, typed: (text: string) => string) => {
  const names = NAMES[locale];
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency: 'EUR' }, locale);
  const lesson = (day: string) => formatMoment(new Date(`2027-02-${day}T16:00:00Z`), locale, TIME_ZONE);
  const pass = { entries: 0, visits: 0, credit: null, hasEnded: false };
  return {
    ...{ locale, sender, attendee: typed('Ema Štefánková'), course: typed(names.course), group: typed(names.group) },
    fromGroup: null,
    endsOn: null,
    price: null,
    bookings: [
      { when: lesson('04'), inTime: false, givenBack: null, fee: money(300) },
      { when: lesson('11'), inTime: true, givenBack: money(850), fee: null },
      { when: lesson('18'), inTime: true, givenBack: null, fee: null },
    ],
    bookingsMore: 3,
    passes: [
      { ...pass, name: typed(names.pass), entries: 2, validUntil: formatDay('2027-06-30', locale) },
      { ...pass, name: typed(names.month), visits: 1, validUntil: null, hasEnded: true },
      { ...pass, name: typed(names.credit), credit: money(850), validUntil: null },
    ],
    account: money(1_250),
    debt: null,
  };
};

/**
 * Every kind of e-mail that the server writes, of an invented studio.
 * @param typed stands between the e-mails and what people typed, for tests that type something else
 */
export function sampleEmails(locale: Locale, typed: (text: string) => string = (text) => text): Record<string, EmailContent> {
  const names = NAMES[locale];
  const sender: Sender = {
    name: typed(names.studio),
    legalName: typed('Vlnka, s. r. o.'),
    address: typed('Junácka 4\n831 04 Bratislava'),
    companyId: typed('12 345 678'),
    registerEntry: typed('Obchodný register MS Bratislava III, oddiel Sro, vložka 00000/B'),
  };
  const total = formatMoney({ amountMinor: 22_800, currency: 'EUR' }, locale);
  const registration = registrationFacts(locale, sender, typed);
  const moved = { fromGroup: typed(names.fromGroup), passes: registration.passes.slice(0, 1), account: null };
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency: 'EUR' }, locale);
  return {
    'sign-in': emails.signIn({ locale, code: '48120356', minutes: 10 }),
    invitation: emails.invitation({
      ...{ locale, sender, role: 'RECEPTIONIST', inviterName: typed('Oľga Kráľová') },
      code: 'pmi_AZBvYJ4kd2K1x0m8Qq3fTw_Yk2hV0mS9bq3jv7WcR1nXz5tLd8aGf4pEo6uIy2sKrM',
      expiresOn: formatDay('2027-02-14', locale),
    }),
    receipt: emails.receipt({ locale, sender, kind: 'RECEIPT', number: '2027-000123', total, isTest: false }),
    'credit-note': emails.receipt({ locale, sender, kind: 'CREDIT_NOTE', number: '2027-000124', total, isTest: true }),
    gift: emails.gift({
      ...{ locale, sender, pass: typed(names.pass), code: 'K7QP-2M9X-V4TH-8WRC', isTest: true },
      ...{ to: typed('Eva Nováková'), from: typed('Jana Malá') },
    }),
    'refunded-pass': emails.refundedPass({ locale, sender, pass: typed(names.pass), isTest: false }),
    'registration-ended': emails.registration({
      ...registration,
      ...{ kind: 'ENDED', endsOn: formatDay('2027-02-01', locale), price: money(6_000) },
    }),
    'registration-reopened': emails.registration({
      ...registration,
      ...{ kind: 'REOPENED', bookings: [], bookingsMore: 0, price: money(6_000), account: null, debt: money(450) },
    }),
    'registration-moved': emails.registration({ ...registration, ...moved, kind: 'MOVED' }),
  };
}
