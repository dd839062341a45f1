import { useState } from 'react';
import { useChange } from '../../api/hooks';
import { newKey } from '../../api/keys';
import { useWords } from '../../words/words';
import { type OrderLineInput, StartCheckoutDocument } from './generated/graphql';
import { goToPay, returnUrls } from './order-memory';
import type { Refusal } from './refusal-notice';
import { bookingWords } from './words';

/** Orders lines and leaves for the payment page. An order that is asked for again after a lost answer is the same one. */
export function useCheckout(slug: string, choice: { book: string } | { buy: string }) {
  const says = useWords(bookingWords);
  const [key, setKey] = useState(newKey);
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);
  const [startCheckout, isStarting] = useChange(StartCheckoutDocument);
  const checkOut = async (lines: OrderLineInput[]) => {
    setRefusal(undefined);
    try {
      const { startCheckout: told } = await startCheckout({
        input: { lines, ...returnUrls(slug, choice), idempotencyKey: key },
      });
      if (told.order !== null && told.url !== null) return goToPay(slug, told.order.id, told.url);
      // What is tried next is another request.
      setKey(newKey());
      setRefusal(told.errors[0]);
    } catch {
      setRefusal({ code: 'NO_ANSWER', message: says('noAnswer') });
    }
  };
  return { checkOut, isStarting, refusal, forgive: () => setRefusal(undefined) };
}
