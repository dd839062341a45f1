import type { Locale } from '../../../entities/enums.js';
import { type Block, type EmailContent, inHtml } from './content.js';
import { REGISTRATION_WORDS, type RegistrationWords } from './registration-words.js';

export interface BookingFacts {
  /** The start of its session. */
  readonly when: string;
  readonly inTime: boolean;
  /** The price that was given back; null when that is nothing. */
  readonly givenBack: string | null;
  readonly fee: string | null;
}

export interface PassFacts {
  readonly name: string;
  /** 0 when no entry moved. */
  readonly entries: number;
  /** Of a TIME pass: they have no amount. 0 for other passes. */
  readonly visits: number;
  /** Money of a CREDIT pass; null for other passes. */
  readonly credit: string | null;
  /** Its last day; null when it does not end. */
  readonly validUntil: string | null;
  readonly hasEnded: boolean;
}

export interface RegistrationFacts {
  readonly locale: Locale;
  readonly kind: 'ENDED' | 'REOPENED' | 'MOVED';
  readonly sellerName: string;
  readonly attendee: string;
  readonly course: string;
  readonly group: string;
  /** The group before a move. */
  readonly fromGroup: string | null;
  /** The first day without it, when it ends. */
  readonly endsOn: string | null;
  /** Given back of the price, or charged again; null for nothing. */
  readonly price: string | null;
  readonly bookings: readonly BookingFacts[];
  /** Bookings beside those. */
  readonly bookingsMore: number;
  readonly passes: readonly PassFacts[];
  /** The money on its account; null for nothing. */
  readonly account: string | null;
  readonly debt: string | null;
}

/** Tells a customer that a registration ends, goes on or moved, and what went where. */
export function registrationEmail(facts: RegistrationFacts): EmailContent {
  const { locale, kind, sellerName, course, group, price, passes, account, debt } = facts;
  const words = REGISTRATION_WORDS[locale];
  return inHtml(`${words.subject[kind]}: ${course}, ${group} – ${sellerName}`, [
    words.subject[kind],
    ...headOf(facts, words),
    ...(price === null ? [] : [`${words.price[kind]}: ${price}`]),
    ...bookingsOf(facts, words),
    ...(kind === 'MOVED' ? [words.cameAlong] : []),
    ...(passes.length === 0 ? [] : [words.passes[kind], passes.map((pass) => passItem(pass, words))]),
    ...(account === null ? [] : [`${words.account}: ${account}`]),
    ...(debt === null ? [] : [`${words.debt}: ${debt}`]),
    words.questions(sellerName),
    sellerName,
  ]);
}

function headOf({ kind, attendee, course, group, fromGroup, endsOn }: RegistrationFacts, words: RegistrationWords): string[] {
  if (kind === 'MOVED') {
    const groups = [...(fromGroup === null ? [] : [`${words.before}: ${fromGroup}`]), `${words.now}: ${group}`];
    return [`${attendee}: ${course}`, ...groups];
  }
  const head = `${attendee}: ${course}, ${group}`;
  if (kind === 'REOPENED') return [head, words.reopened, words.stayCancelled];
  return [head, ...(endsOn === null ? [] : [words.from(endsOn)])];
}

function bookingsOf({ kind, bookings, bookingsMore }: RegistrationFacts, words: RegistrationWords): Block[] {
  if (bookings.length === 0) return [];
  const items = bookings.map(({ when, inTime, givenBack, fee }) => {
    const back = givenBack === null ? [] : [`${words.givenBack} ${givenBack}`];
    const parts = inTime ? back : [words.forfeited, ...(fee === null ? [] : [`${words.fee} ${fee}`])];
    return [when, ...parts].join(' – ');
  });
  return [words.bookings[kind], bookingsMore === 0 ? items : [...items, words.more(bookingsMore)]];
}

function passItem({ name, entries, visits, credit, validUntil, hasEnded }: PassFacts, words: RegistrationWords): string {
  const counted = (word: string, count: number): string[] => (count === 0 ? [] : [`${word}: ${count}`]);
  const what = [...counted(words.entries, entries), ...counted(words.visits, visits), ...(credit === null ? [] : [credit])];
  const until = validUntil === null ? [] : [`${words.validUntil} ${validUntil}`];
  return [name, ...what, ...(hasEnded ? [words.passEnded] : until)].join(' – ');
}
