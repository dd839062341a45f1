import { Link } from '@tanstack/react-router';
import { moneyText } from '../format/money';
import { useLocale, useWords } from '../words/words';
import type { MarketplaceQuery } from './generated/graphql';
import style from './marketplace.module.css';
import { marketplaceWords } from './words';

type Studio = MarketplaceQuery['marketplace']['edges'][number]['node'];

const COURSES_SHOWN = 4;

export function StudioCard({ studio }: { studio: Studio }) {
  const says = useWords(marketplaceWords);
  const locale = useLocale();
  const { slug, name, description, category, city, cities, courses, passesOnSale } = studio;
  const [cheapest] = passesOnSale.map(({ price }) => price).sort((one, other) => one.amountMinor - other.amountMinor);
  const left = courses.length - COURSES_SHOWN;
  const where = [...new Set([city, ...cities])].filter((each) => each !== '').join(', ');
  return (
    <li className={style.card}>
      <p className={style.where}>{[category, where].filter((text) => text !== '').join(' · ')}</p>
      <h2 className={style.name}>
        <Link to="/$studio" params={{ studio: slug }} className={style.link} aria-label={says('open', { studio: name })}>
          {name}
        </Link>
      </h2>
      {description !== '' && <p className={style.description}>{description}</p>}
      {courses.length > 0 && (
        <ul className={style.courses} aria-label={says('courses')}>
          {courses.slice(0, COURSES_SHOWN).map((course) => (
            <li key={course.id}>{course.name}</li>
          ))}
          {left > 0 && <li className={style.more}>{says('moreCourses', { count: left })}</li>}
        </ul>
      )}
      {cheapest !== undefined && <p className={style.price}>{says('passes', { price: moneyText(cheapest, locale) })}</p>}
    </li>
  );
}
