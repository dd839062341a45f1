import type { Locale } from '../../../entities/enums.js';
import type { Block, Row } from './draft.js';
import { REGISTRATION_WORDS, type RegistrationWords } from './registration-words.js';
import type { Sender } from './sender.js';
import { type EmailContent, written } from './written.js';

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
  readonly sender: Sender;
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
  const { locale, kind, sender, course, group, price, passes, account, debt } = facts;
  const words = REGISTRATION_WORDS[locale];
  const title = words.subject[kind];
  const [head, ...told] = headOf(facts, words);
  return written({
    ...{ locale, sender, title, preheader: head, textBegins: [title], textEnds: [sender.name] },
    subject: `${title}: ${course}, ${group} – ${sender.name}`,
    blocks: [
      head,
      ...told,
      ...factOf(words.price[kind], price),
      ...bookingsOf(facts, words),
      ...(kind === 'MOVED' ? [words.cameAlong] : []),
      ...rowsOf(
        words.passes[kind],
        passes.map((pass) => passRow(pass, words)),
      ),
      ...factOf(words.account, account),
      ...factOf(words.debt, debt),
      { kind: 'SMALL', text: words.questions(sender.name) },
    ],
  });
}

const factOf = (label: string, value: string | null): Block[] => (value === null ? [] : [{ kind: 'FACT', label, value }]);

const rowsOf = (heading: string, rows: readonly Row[]): Block[] =>
  rows.length === 0
    ? []
    : [
        { kind: 'HEADING', text: heading },
        { kind: 'ROWS', rows },
      ];

function headOf(facts: RegistrationFacts, words: RegistrationWords): [string, ...Block[]] {
  const { kind, attendee, course, group, fromGroup, endsOn } = facts;
  if (kind === 'MOVED') return [`${attendee}: ${course}`, ...factOf(words.before, fromGroup), ...factOf(words.now, group)];
  const head = `${attendee}: ${course}, ${group}`;
  if (kind === 'REOPENED') return [head, words.reopened, words.stayCancelled];
  return [head, ...(endsOn === null ? [] : [words.from(endsOn)])];
}

function bookingsOf({ kind, bookings, bookingsMore }: RegistrationFacts, words: RegistrationWords): Block[] {
  const rows = bookings.map(({ when, inTime, givenBack, fee }) => {
    const back = givenBack === null ? [] : [`${words.givenBack} ${givenBack}`];
    return { name: when, details: inTime ? back : [words.forfeited, ...(fee === null ? [] : [`${words.fee} ${fee}`])] };
  });
  const more = bookingsMore === 0 ? [] : [{ name: words.more(bookingsMore), details: [] }];
  return rowsOf(words.bookings[kind], rows.length === 0 ? [] : [...rows, ...more]);
}

function passRow({ name, entries, visits, credit, validUntil, hasEnded }: PassFacts, words: RegistrationWords): Row {
  const counted = (word: string, count: number): string[] => (count === 0 ? [] : [`${word}: ${count}`]);
  const what = [...counted(words.entries, entries), ...counted(words.visits, visits), ...(credit === null ? [] : [credit])];
  const until = validUntil === null ? [] : [`${words.validUntil} ${validUntil}`];
  return { name, details: [...what, ...(hasEnded ? [words.passEnded] : until)] };
}
