import { momentText } from '../../format/dates';
import { Button } from '../../parts/button';
import { useLocale, useWords } from '../../words/words';
import { type Balances, type BookedSeat, billText, cancelText } from './bill-text';
import type { Booking } from './booker';
import style from './booking.module.css';
import { bookingWords } from './words';

export interface Booked {
  /** The attendee's. */
  readonly name: string;
  readonly booking: BookedSeat;
  readonly balances: Balances;
}

/** What was booked, what it took, and until when it can be cancelled. */
export function Done({
  booking: { session, timeZone },
  booked,
  onClose,
}: {
  booking: Booking;
  booked: Booked;
  onClose: () => void;
}) {
  const says = useWords(bookingWords);
  const locale = useLocale();
  const { name, booking, balances } = booked;
  return (
    <>
      <div className={style.done} role="status">
        <svg viewBox="0 0 24 24" width="40" height="40" aria-hidden="true" className={style.tick}>
          <circle cx="12" cy="12" r="12" />
          <path d="m7 12.5 3.4 3.4L17 9" />
        </svg>
        <p className={style.course}>{says('done')}</p>
        <p>{session.group.course.name}</p>
        <p>{says('done.text', { name, moment: momentText(session.startsAt, timeZone, locale) })}</p>
      </div>
      <ul className={style.bill}>
        {[...billText(booking, balances, says, locale), cancelText(booking, timeZone, says, locale)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Button onPress={onClose}>{says('done.close')}</Button>
    </>
  );
}
