import { hoursText, shortDayText, weekdayText } from '../format/dates';
import { moneyText } from '../format/money';
import { Skeleton } from '../parts/skeleton';
import { type Says, useLocale, useWords } from '../words/words';
import type { Session } from './session';
import style from './timetable.module.css';
import { studioWords } from './words';

interface DayColumnProps {
  day: string;
  timeZone: string;
  sessions: readonly Session[];
  when: 'past' | 'today' | 'coming';
  onChoose: (sessionId: string) => void;
}

export function DayColumn({ day, timeZone, sessions, when, onChoose }: DayColumnProps) {
  const says = useWords(studioWords);
  const locale = useLocale();
  return (
    <section className={style.day} data-when={when} data-empty={sessions.length === 0} aria-labelledby={`day-${day}`}>
      <h3 id={`day-${day}`} className={style.dayHead}>
        <span className={style.weekday}>{weekdayText(day, locale)}</span>
        <span className={style.date}>{shortDayText(day, locale)}</span>
        {when === 'today' && <span className={style.today}>{says('today')}</span>}
      </h3>
      {sessions.length === 0 ? (
        <p className={style.none}>{says('day.none')}</p>
      ) : (
        <ul className={style.sessions}>
          {sessions.map((session) => (
            <li key={session.id}>
              <SessionCard {...{ session, timeZone, onChoose }} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface SessionCardProps {
  session: Session;
  timeZone: string;
  onChoose: (sessionId: string) => void;
}

function SessionCard({ session, timeZone, onChoose }: SessionCardProps) {
  const says = useWords(studioWords);
  const locale = useLocale();
  const { id, startsAt, endsAt, price, group, location, instructor, viewerBookings } = session;
  const isCancelled = session.status === 'CANCELLED';
  const where = [location.name, instructor?.name].filter((text) => text !== undefined).join(' · ');
  return (
    <button
      type="button"
      className={style.session}
      data-state={stateOf(session)}
      disabled={isCancelled}
      onClick={() => onChoose(id)}
    >
      <span className={style.hours}>{hoursText(startsAt, endsAt, timeZone, locale)}</span>
      <span className={style.course}>{group.course.name}</span>
      <span className={style.where}>{where}</span>
      <span className={style.facts}>
        {price.amountMinor > 0 && <span className={style.price}>{moneyText(price, locale)}</span>}
        <span className={style.seats}>{seatsText(session, says)}</span>
      </span>
      {viewerBookings.length > 0 && (
        <span className={style.mine}>
          {says('booked', { names: viewerBookings.map(({ registration }) => registration.attendee.name).join(', ') })}
        </span>
      )}
    </button>
  );
}

const FEW_SEATS = 3;

function stateOf({ status, seatsLeft }: Session): 'cancelled' | 'full' | 'few' | 'free' {
  if (status === 'CANCELLED') return 'cancelled';
  if (seatsLeft <= 0) return 'full';
  return seatsLeft <= FEW_SEATS ? 'few' : 'free';
}

function seatsText(session: Session, says: Says<typeof import('./words/en.json')>): string {
  const state = stateOf(session);
  if (state === 'cancelled' || state === 'full') return says(`seats.${state}`);
  return says('seats.left', { count: session.seatsLeft });
}

export const DayColumnWhileReading = () => (
  <div className={style.day}>
    <Skeleton shape="line" />
    <Skeleton shape="session" />
    <Skeleton shape="session" />
  </div>
);
