import { moneyText } from '../format/money';
import { Notice } from '../parts/notice';
import { type Says, useLocale, useWords } from '../words/words';
import type { StudioQuery } from './generated/graphql';
import style from './studio.module.css';
import { studioWords } from './words';

type Course = NonNullable<StudioQuery['organisation']>['courses'][number];

export function CourseList({ courses }: { courses: readonly Course[] }) {
  const says = useWords(studioWords);
  return (
    <section className={style.section} aria-labelledby="courses">
      <h2 id="courses" className={style.heading}>
        {says('courses')}
      </h2>
      {courses.length === 0 ? (
        <Notice text={says('noCourses')} />
      ) : (
        <ul className={style.cards}>
          {courses.map((course) => (
            <CourseCard key={course.id} course={course} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** `4 až 8 rokov`; undefined for a course for everybody. */
function agesText({ ageFrom: from, ageTo: to }: Course, says: Says<typeof import('./words/en.json')>): string | undefined {
  if (from !== null && to !== null) return says('ages', { from, to });
  if (from !== null) return says('agesFrom', { from });
  return to === null ? undefined : says('agesTo', { to });
}

function CourseCard({ course }: { course: Course }) {
  const { name, description, type, price, groups } = course;
  const says = useWords(studioWords);
  const locale = useLocale();
  return (
    <li className={style.card}>
      <h3 className={style.name}>{name}</h3>
      {description !== '' && <p className={style.soft}>{description}</p>}
      <p className={style.facts}>
        <span>{price === null ? says(`type.${type}`) : says('wholePrice', { price: moneyText(price, locale) })}</span>
        <span>{says('groups', { count: groups.length })}</span>
        <span>{agesText(course, says)}</span>
      </p>
    </li>
  );
}
