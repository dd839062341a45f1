import { lazy, Suspense } from 'react';
import { loadWords } from '../words/words';
import type { Product } from './booking/buy-sheet';
import { bookingWords } from './booking/words';

const withWords = async <Module,>(module: Promise<Module>): Promise<Module> => {
  const [loaded] = await Promise.all([module, loadWords(bookingWords)]);
  return loaded;
};

/** Loaded with the first choice of a session or a pass: visitors who only look need none of it. */
const BookingSheet = lazy(() =>
  withWords(import('./booking/booking-sheet').then(({ BookingSheet: sheet }) => ({ default: sheet }))),
);
const BuySheet = lazy(() => withWords(import('./booking/buy-sheet').then(({ BuySheet: sheet }) => ({ default: sheet }))));
const PaidSheet = lazy(() => withWords(import('./booking/paid-sheet').then(({ PaidSheet: sheet }) => ({ default: sheet }))));

interface SheetsProps {
  slug: string;
  timeZone: string;
  sellsOnline: boolean;
  /** The session that is being booked. */
  sessionId: string | undefined;
  /** The pass that is being bought. */
  product: Product | undefined;
  /** Whether the payment page has led back here. */
  isPaid: boolean;
  onClose: () => void;
}

/** What the visitor has chosen on the page, one at a time. */
export function Sheets({ sessionId, product, isPaid, slug, timeZone, sellsOnline, onClose }: SheetsProps) {
  return <Suspense>{chosen()}</Suspense>;

  function chosen() {
    if (isPaid) return <PaidSheet {...{ slug, onClose }} />;
    if (sessionId !== undefined) return <BookingSheet key={sessionId} {...{ slug, sessionId, timeZone, sellsOnline, onClose }} />;
    return product === undefined ? null : <BuySheet key={product.id} {...{ slug, product, onClose }} />;
  }
}
