import { weekText } from '../format/dates';
import { addDays } from '../format/zone';
import { Button } from '../parts/button';
import { Choice } from '../parts/choice';
import { useLocale, useWords } from '../words/words';
import type { StudioQuery } from './generated/graphql';
import type { Filter } from './timetable';
import style from './timetable.module.css';
import { studioWords } from './words';

type Course = NonNullable<StudioQuery['organisation']>['courses'][number];

interface WeekBarProps {
  courses: readonly Course[];
  monday: string;
  /** The Monday of the current week: there is nothing to book before it. */
  firstMonday: string;
  filter: Filter;
  onChange: (change: Filter & { week?: string | undefined }) => void;
}

const WEEK = 7;
/** The oldest age in the list, in years. */
const ADULT = 18;

/** Chooses the week, and narrows it to a course, a place or an instructor. */
export function WeekBar({ courses, monday, firstMonday, filter, onChange }: WeekBarProps) {
  const says = useWords(studioWords);
  const locale = useLocale();
  const groups = courses.flatMap((course) => course.groups);
  const places = byName(groups.map(({ location }) => location));
  const instructors = byName(groups.flatMap(({ instructor }) => (instructor === null ? [] : [instructor])));
  const choices = [
    { name: 'course', options: courses },
    { name: 'place', options: places },
    { name: 'instructor', options: instructors },
    { name: 'age', options: agesOf(courses, (age) => says('filter.age.years', { age })) },
  ] as const;
  const goTo = (week: string) => onChange({ week: week === firstMonday ? undefined : week });
  return (
    <div className={style.bar}>
      <div className={style.filters}>
        {choices
          .filter(({ name, options }) => options.length > 1 || filter[name] !== undefined)
          .map(({ name, options }) => (
            <Choice
              key={name}
              label={says(`filter.${name}`)}
              value={filter[name] ?? ''}
              options={[{ id: '', name: says(`filter.${name}.all`) }, ...options]}
              onChange={(id) => onChange({ [name]: id === '' ? undefined : id })}
            />
          ))}
      </div>
      <fieldset className={style.weeks}>
        <legend className="hidden">{says('week')}</legend>
        <Button
          kind="plain"
          aria-label={says('week.before')}
          isDisabled={monday <= firstMonday}
          onPress={() => goTo(addDays(monday, -WEEK))}
        >
          ←
        </Button>
        <span className={style.range} role="status">
          {weekText(monday, addDays(monday, WEEK - 1), locale)}
        </span>
        <Button kind="plain" aria-label={says('week.after')} onPress={() => goTo(addDays(monday, WEEK))}>
          →
        </Button>
      </fieldset>
    </div>
  );
}

/** The ages of children for whom some courses are and others are not, and one that stands for adults. */
function agesOf(courses: readonly Course[], nameOf: (age: number) => string): { id: string; name: string }[] {
  const bounds = courses.flatMap(({ ageFrom, ageTo }) => [ageFrom, ageTo]).filter((age) => age !== null);
  if (bounds.length === 0) return [];
  const first = Math.min(...bounds);
  const last = Math.min(Math.max(...bounds), ADULT);
  return Array.from({ length: last - first + 1 }, (_, at) => ({ id: String(first + at), name: nameOf(first + at) }));
}

/** Each once, in the order of their names. */
function byName<Named extends { id: string; name: string }>(all: readonly Named[]): Named[] {
  const unique = [...new Map(all.map((each) => [each.id, each])).values()];
  return unique.sort((one, other) => one.name.localeCompare(other.name));
}
