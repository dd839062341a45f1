import type { Preview } from '../../api/preview';
import { Skeleton } from '../../parts/skeleton';
import { FailureNotice } from '../../shell/failure-notice';
import { useLocale, useWords } from '../../words/words';
import { billText, cancelText } from './bill-text';
import style from './booking.module.css';
import type { BookSessionMutation } from './generated/graphql';
import { type Refusal, RefusalNotice } from './refusal-notice';
import { bookingWords } from './words';

interface ConsequencesProps {
  preview: Preview<BookSessionMutation>;
  slug: string;
  timeZone: string;
  onAgain: () => void;
  onClose: () => void;
}

/** Says what the booking would take and leave. The server previews the very request that the button sends. */
export function Consequences({ preview, slug, timeZone, onAgain, onClose }: ConsequencesProps) {
  const says = useWords(bookingWords);
  const locale = useLocale();
  const { result, error, readAgain } = preview;
  if (error !== undefined) return <FailureNotice error={error} onTryAgain={readAgain} />;
  if (result === undefined) return <Skeleton shape="line" />;
  const { booking, passBalances, errors } = result.bookSession;
  const refusal: Refusal | undefined = errors[0];
  if (booking === null)
    return refusal === undefined ? (
      <FailureNotice error={undefined} onTryAgain={readAgain} />
    ) : (
      <RefusalNotice {...{ slug, refusal, onAgain, onClose }} />
    );
  return (
    <ul className={style.bill}>
      {[...billText(booking, passBalances, says, locale), cancelText(booking, timeZone, says, locale)].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
