import { useState } from 'react';
import { useChange } from '../../api/hooks';
import { Button } from '../../parts/button';
import { Notice } from '../../parts/notice';
import { useWords } from '../../words/words';
import { CancelOrderDocument } from './generated/graphql';
import { goToPay } from './order-memory';
import { bookingWords } from './words';

export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** The order that holds the seat already. */
  readonly order?: { readonly id: string; readonly checkoutUrl: string | null } | null;
}

interface RefusalNoticeProps {
  slug: string;
  refusal: Refusal;
  /** Asks again what can be done. */
  onAgain: () => void;
  onClose: () => void;
}

/** Another session helps against these, and nothing in this one. */
const ABOUT_THE_SESSION: ReadonlySet<string> = new Set(
  'SESSION_FULL SESSION_OVER SESSION_CANCELLED ALREADY_BOOKED BOOKING_OVERLAPS GROUP_FULL COURSE_ARCHIVED NOT_FOUND'.split(' '),
);

/** Says why something was refused, in the words of the API, and offers what to do next. */
export function RefusalNotice({ slug, refusal: { code, message, order }, onAgain, onClose }: RefusalNoticeProps) {
  const says = useWords(bookingWords);
  const [cancelOrder, isCancelling] = useChange(CancelOrderDocument);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const drop = async (orderId: string) => {
    try {
      const { errors } = (await cancelOrder({ input: { orderId } })).cancelOrder;
      if (errors[0] === undefined) onAgain();
      else setFailure(errors[0].message);
    } catch {
      setFailure(says('noAnswer.order'));
    }
  };
  return (
    <Notice kind="failure" text={failure ?? message}>
      {order != null && order.checkoutUrl !== null && (
        <Button onPress={() => goToPay(slug, order.id, order.checkoutUrl ?? '')}>{says('refused.pay')}</Button>
      )}
      {order != null && (
        <Button kind="plain" onPress={() => void drop(order.id)} isPending={isCancelling}>
          {says('refused.drop')}
        </Button>
      )}
      {ABOUT_THE_SESSION.has(code) ? (
        <Button kind="plain" onPress={onClose}>
          {says('refused.other')}
        </Button>
      ) : (
        order == null && (
          <Button kind="plain" onPress={onAgain}>
            {says('refused.again')}
          </Button>
        )
      )}
    </Notice>
  );
}
