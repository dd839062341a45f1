import { dayText } from '../format/dates';
import { moneyText } from '../format/money';
import { Button } from '../parts/button';
import { Notice } from '../parts/notice';
import type { Locale } from '../words/locale';
import { type Says, useLocale, useWords } from '../words/words';
import type { StudioQuery } from './generated/graphql';
import style from './studio.module.css';
import { studioWords } from './words';

type Pass = NonNullable<StudioQuery['organisation']>['passesOnSale'][number];
type StudioSays = Says<typeof import('./words/en.json')>;

interface PassListProps {
  passes: readonly Pass[];
  onBuy: (productId: string) => void;
}

export function PassList({ passes, onBuy }: PassListProps) {
  const says = useWords(studioWords);
  return (
    <section className={style.section} aria-labelledby="passes">
      <h2 id="passes" className={style.heading}>
        {says('passes')}
      </h2>
      {passes.length === 0 ? (
        <Notice text={says('noPasses')} />
      ) : (
        <ul className={style.cards}>
          {passes.map((pass) => (
            <PassCard key={pass.id} {...{ pass, onBuy }} />
          ))}
        </ul>
      )}
    </section>
  );
}

function PassCard({ pass, onBuy }: { pass: Pass; onBuy: (productId: string) => void }) {
  const says = useWords(studioWords);
  const locale = useLocale();
  const { id, name, price, courses, buyableOnline } = pass;
  const validity = validityText(pass, says, locale);
  return (
    <li className={style.card}>
      <h3 className={style.name}>{name}</h3>
      <p className={style.price}>{moneyText(price, locale)}</p>
      <ul className={style.rules}>
        <li>{holdsText(pass, says, locale)}</li>
        <li>{courses === null ? says('forAll') : says('for', { courses: courses.map((course) => course.name).join(', ') })}</li>
        {validity !== undefined && <li>{validity}</li>}
      </ul>
      <div className={style.action}>
        {buyableOnline ? (
          <Button kind="plain" aria-label={says('buyNamed', { name })} onPress={() => onBuy(id)}>
            {says('buy')}
          </Button>
        ) : (
          <p className={style.soft}>{says('atDesk')}</p>
        )}
      </div>
    </li>
  );
}

/** What the pass is good for: money, entries, or visits in a period. */
function holdsText({ kind, credit, entries, limitCount, limitPeriod }: Pass, says: StudioSays, locale: Locale): string {
  if (credit !== null) return says('kind.CREDIT', { credit: moneyText(credit, locale) });
  if (entries !== null) return says('kind.ENTRY', { entries });
  if (limitCount !== null && limitPeriod !== null) return says(`limit.${limitPeriod}`, { count: limitCount });
  return says(`kind.${kind}`);
}

function validityText(pass: Pass, says: StudioSays, locale: Locale): string | undefined {
  const { fixedUntil, validityPeriod, validityStart } = pass;
  if (fixedUntil !== null) return says('validUntil', { day: dayText(fixedUntil, locale) });
  if (validityPeriod === null) return undefined;
  const length = lengthText(validityPeriod, says);
  return says(validityStart === 'FIRST_USE' ? 'validFromUse' : 'valid', { length });
}

const UNITS = { Y: 'years', M: 'months', W: 'weeks', D: 'days' } as const;

/** `P1M15D` as `1 month 15 days`. Periods of passes have no hours. */
function lengthText(period: string, says: StudioSays): string {
  const parts = [...period.matchAll(/(\d+)([YMWD])/g)];
  return parts.map(([, count, unit]) => says(UNITS[unit as keyof typeof UNITS], { count: Number(count) })).join(' ');
}
