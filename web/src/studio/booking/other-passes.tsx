import { useWords } from '../../words/words';
import style from './booking.module.css';
import type { Eligibility } from './pay-options';
import { bookingWords } from './words';

/** The passes that cannot pay, each with its reason. */
export function OtherPasses({ passes }: { passes: Eligibility['passes'] }) {
  const says = useWords(bookingWords);
  const others = passes.flatMap(({ pass, reason }) => (reason === null ? [] : [{ pass, reason }]));
  if (others.length === 0) return null;
  return (
    <details className={style.others}>
      <summary>{says('pay.others')}</summary>
      <ul>
        {others.map(({ pass, reason }) => (
          <li key={pass.id}>
            {pass.name}: {says(reason)}
          </li>
        ))}
      </ul>
    </details>
  );
}
