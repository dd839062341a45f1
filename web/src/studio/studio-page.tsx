import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import type { CombinedError } from '@urql/core';
import { useRead } from '../api/hooks';
import { dayIn, isDay, mondayOf } from '../format/zone';
import { PageTitle } from '../parts/page-title';
import { Skeleton } from '../parts/skeleton';
import { FailureNotice } from '../shell/failure-notice';
import { NotFoundPage } from '../shell/not-found-page';
import { useWords } from '../words/words';
import { CourseList } from './course-list';
import { StudioDocument, type StudioQuery } from './generated/graphql';
import { PassList } from './pass-list';
import { Sheets } from './sheets';
import style from './studio.module.css';
import { Timetable, WeekWhileReading } from './timetable';
import { WeekBar } from './week-bar';
import { studioWords } from './words';

export const page = createLazyRoute('/$studio')({ component: StudioPage });

type Studio = NonNullable<StudioQuery['organisation']>;

function StudioPage() {
  const { studio: slug } = page.useParams();
  const { data, error, readAgain } = useRead(StudioDocument, { slug });
  if (isUnknownStudio(error)) return <NotFoundPage />;
  if (data === undefined)
    return error === undefined ? <StudioWhileReading /> : <FailureNotice error={error} onTryAgain={readAgain} />;
  const { organisation } = data;
  return organisation === null ? <NotFoundPage /> : <Booking studio={organisation} />;
}

/** The choices of the visitor stand in the address, so they survive a reload, a sign-in and the way to the payment page. */
function Booking({ studio }: { studio: Studio }) {
  const says = useWords(studioWords);
  const { week, course, place, instructor, age, book, buy, paid } = page.useSearch();
  const navigate = useNavigate({ from: '/$studio' });
  const { slug, name, description, category, city, timeZone, courses, passesOnSale, onlineSaleProblems } = studio;
  const firstMonday = mondayOf(dayIn(new Date(), timeZone));
  const monday = week !== undefined && isDay(week) && mondayOf(week) > firstMonday ? mondayOf(week) : firstMonday;
  const change = (next: Partial<ReturnType<typeof page.useSearch>>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), resetScroll: false });
  const where = [category, city].filter((text) => text !== '').join(' · ');
  const filter = { course, place, instructor, age };
  return (
    <>
      <PageTitle lead={description === '' ? where : description}>{name}</PageTitle>
      <section className={style.section} aria-labelledby="timetable">
        <h2 id="timetable" className="hidden">
          {says('timetable')}
        </h2>
        <WeekBar {...{ courses, monday, firstMonday, filter }} onChange={change} />
        <Timetable {...{ slug, timeZone, monday, filter }} onChoose={(id) => change({ book: id })} />
      </section>
      <PassList passes={passesOnSale} onBuy={(id) => change({ buy: id })} />
      <CourseList courses={courses} />
      <Sheets
        {...{ slug, timeZone, sellsOnline: onlineSaleProblems.length === 0 }}
        sessionId={book}
        product={passesOnSale.find(({ id }) => id === buy)}
        isPaid={paid !== undefined}
        onClose={() => change({ book: undefined, buy: undefined, paid: undefined })}
      />
    </>
  );
}

/** For a caller with a token, the server says so of the whole request. */
const isUnknownStudio = (error: CombinedError | undefined): boolean =>
  error?.graphQLErrors.some(({ extensions }) => extensions.code === 'BAD_USER_INPUT') ?? false;

function StudioWhileReading() {
  return (
    <div className={style.section}>
      <Skeleton shape="title" />
      <Skeleton shape="line" />
      <Skeleton shape="bar" />
      <WeekWhileReading />
    </div>
  );
}
