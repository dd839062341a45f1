import { usePreview } from '../../api/preview';
import { shortMomentText } from '../../format/dates';
import { Skeleton } from '../../parts/skeleton';
import { useLocale, useWords } from '../../words/words';
import { billText } from './bill-text';
import style from './booking.module.css';
import { BookSessionDocument, type BookSessionInput } from './generated/graphql';
import { bookingWords } from './words';

/** Says what the booking would take and leave. The server previews the very request that the button sends. */
export function Consequences({ input, timeZone }: { input: BookSessionInput; timeZone: string }) {
  const says = useWords(bookingWords);
  const locale = useLocale();
  const preview = usePreview(BookSessionDocument, { input: { ...input, dryRun: true }, locale })?.bookSession;
  if (preview === undefined) return <Skeleton shape="line" />;
  const { booking, passBalances, errors } = preview;
  if (booking === null) return <p className={style.problem}>{errors[0]?.message}</p>;
  return (
    <ul className={style.bill}>
      {billText(booking, passBalances, says, locale).map((line) => (
        <li key={line}>{line}</li>
      ))}
      <li>{says('will.cancel', { moment: shortMomentText(booking.cancellableUntil, timeZone, locale) })}</li>
    </ul>
  );
}
