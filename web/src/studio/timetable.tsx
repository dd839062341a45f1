import { useMemo } from 'react';
import { useRead, useWatch } from '../api/hooks';
import { addDays, dayIn, mondayOf, startOfDay, weekFrom } from '../format/zone';
import { Notice } from '../parts/notice';
import { FailureNotice } from '../shell/failure-notice';
import { useWords } from '../words/words';
import { DayColumn, DayColumnWhileReading } from './day-column';
import { SessionCapacitiesDocument, TimetableDocument } from './generated/graphql';
import style from './timetable.module.css';
import { studioWords } from './words';

export interface Filter {
  course?: string | undefined;
  place?: string | undefined;
  instructor?: string | undefined;
  /** Years, as they stand in the address. */
  age?: string | undefined;
}

interface TimetableProps {
  slug: string;
  timeZone: string;
  monday: string;
  filter: Filter;
  onChoose: (sessionId: string) => void;
}

const DAYS = 7;

/** The sessions of a week, day by day, with seats that follow every booking anywhere. */
export function Timetable({ slug, timeZone, monday, filter, onChoose }: TimetableProps) {
  const says = useWords(studioWords);
  const { course, place, instructor, age } = filter;
  // The current week is read from the moment when it is opened: the same week asks the same question, whatever is drawn again.
  const variables = useMemo(
    () => variablesOf(slug, timeZone, monday, { course, place, instructor, age }),
    [slug, timeZone, monday, course, place, instructor, age],
  );
  const { data, error, readAgain } = useRead(TimetableDocument, variables);
  const edges = data?.organisation?.sessions.edges ?? [];
  const sessionIds = edges.map(({ node }) => node.id);
  useWatch(SessionCapacitiesDocument, { sessionIds }, { pause: sessionIds.length === 0 });
  if (data === undefined && error !== undefined) return <FailureNotice error={error} onTryAgain={readAgain} />;
  if (data === undefined) return <WeekWhileReading />;
  const days = weekFrom(monday);
  const today = dayIn(new Date(), timeZone);
  const onDay = (day: string) => edges.filter(({ node }) => dayIn(new Date(node.startsAt), timeZone) === day);
  const isFiltered = Object.values(filter).some((id) => id !== undefined);
  return (
    <>
      {edges.length === 0 && <Notice text={says(isFiltered ? 'week.noneOfChoice' : 'week.none')} />}
      <div className={style.week}>
        {days.map((day) => (
          <DayColumn
            key={day}
            {...{ day, timeZone, onChoose }}
            sessions={onDay(day).map(({ node }) => node)}
            when={day < today ? 'past' : day === today ? 'today' : 'coming'}
          />
        ))}
      </div>
      {data.organisation?.sessions.pageInfo.hasNextPage === true && <Notice text={says('week.more')} />}
    </>
  );
}

/** Holds the place of a week. */
export const WeekWhileReading = () => (
  <div className={style.week} aria-busy="true">
    {weekFrom(mondayOf('2000-01-01')).map((day) => (
      <DayColumnWhileReading key={day} />
    ))}
  </div>
);

/** What has begun cannot be booked any more, so the current week is read from now on. */
function variablesOf(slug: string, timeZone: string, monday: string, { course, place, instructor, age }: Filter) {
  const begins = startOfDay(monday, timeZone);
  const from = new Date(Math.max(begins.getTime(), Date.now()));
  return {
    slug,
    from: from.toISOString(),
    until: startOfDay(addDays(monday, DAYS), timeZone).toISOString(),
    ...(course !== undefined && { courseIds: [course] }),
    ...(place !== undefined && { locationIds: [place] }),
    ...(instructor !== undefined && { instructorIds: [instructor] }),
    ...(age !== undefined && /^\d{1,3}$/.test(age) && { age: Number(age) }),
  };
}
