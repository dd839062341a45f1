import { hoursText, longDayText } from '../../format/dates';
import { moneyText } from '../../format/money';
import { useLocale, useWords } from '../../words/words';
import type { BookedSession } from './booker';
import style from './booking.module.css';
import { bookingWords } from './words';

/** The session that is booked, with seats that follow other bookings. */
export function SessionSummary({ session, timeZone }: { session: BookedSession; timeZone: string }) {
  const says = useWords(bookingWords);
  const locale = useLocale();
  const { group, startsAt, endsAt, location, instructor, price, seatsLeft, capacity } = session;
  const priceText =
    price.amountMinor > 0 ? moneyText(price, locale) : says(group.course.type === 'OPEN' ? 'free.session' : 'free');
  const facts = [
    [says('price'), priceText],
    [says('seats'), says('seats.of', { left: seatsLeft, all: capacity })],
    [says('place'), location.name],
    ...(instructor === null ? [] : [[says('instructor'), instructor.name]]),
  ];
  return (
    <div className={style.summary}>
      <h3 className={style.course}>{group.course.name}</h3>
      <p>
        {longDayText(startsAt, timeZone, locale)}, {hoursText(startsAt, endsAt, timeZone, locale)}
      </p>
      <p className={style.soft}>{group.name}</p>
      <dl className={style.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
