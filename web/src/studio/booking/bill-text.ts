import { shortMomentText } from '../../format/dates';
import { moneyText } from '../../format/money';
import type { Locale } from '../../words/locale';
import type { Says } from '../../words/words';
import type { BookSessionMutation } from './generated/graphql';

type Told = BookSessionMutation['bookSession'];
export type BookedSeat = NonNullable<Told['booking']>;
export type Balances = Told['passBalances'];

type BookingSays = Says<typeof import('./words/en.json')>;

/** What a booking takes of each pass and leaves on it, and what is owed at the desk. */
export function billText({ covered, uncovered }: BookedSeat, balances: Balances, says: BookingSays, locale: Locale): string[] {
  const lines = covered.map(({ entries, covered: paid, pass }) => {
    const balance = balances.find((each) => each.pass.id === pass.id);
    if (balance?.entriesLeft != null) return says('will.entries', { used: entries, left: balance.entriesLeft });
    if (balance?.creditLeft == null) return says('will.time');
    return says('will.credit', { used: moneyText(paid, locale), left: moneyText(balance.creditLeft, locale) });
  });
  const owed = uncovered.amountMinor > 0 ? [says('will.debt', { amount: moneyText(uncovered, locale) })] : [];
  return [...lines, ...owed];
}

/** Until when it can be cancelled free of charge. A booking shortly before the session may be too late for that. */
export function cancelText({ cancellableUntil }: BookedSeat, timeZone: string, says: BookingSays, locale: Locale): string {
  if (Date.parse(cancellableUntil) < Date.now()) return says('will.late');
  return says('will.cancel', { moment: shortMomentText(cancellableUntil, timeZone, locale) });
}
