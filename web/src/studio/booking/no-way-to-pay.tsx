import { Button } from '../../parts/button';
import { Notice } from '../../parts/notice';
import { useWords } from '../../words/words';
import { OtherPasses } from './other-passes';
import type { Eligibility } from './pay-options';
import { bookingWords } from './words';

/** The course takes passes only, and none of the customer's can pay. */
export function NoWayToPay({ eligibility, onClose }: { eligibility: Eligibility; onClose: () => void }) {
  const says = useWords(bookingWords);
  const showPasses = () => {
    onClose();
    document.getElementById('passes')?.scrollIntoView();
  };
  return (
    <>
      <Notice text={says('pay.none')}>
        <Button onPress={showPasses}>{says('pay.showPasses')}</Button>
      </Notice>
      <OtherPasses passes={eligibility.passes} />
    </>
  );
}
