import { useState } from 'react';
import { useRead } from '../../api/hooks';
import { Notice } from '../../parts/notice';
import { Sheet } from '../../parts/sheet';
import { Skeleton } from '../../parts/skeleton';
import { FailureNotice } from '../../shell/failure-notice';
import { useWords } from '../../words/words';
import type { Booking } from './booker';
import { CustomerGate } from './customer-gate';
import { type Booked, Done } from './done';
import { BookerDocument } from './generated/graphql';
import { SessionSummary } from './session-summary';
import { WhoStep } from './who-step';
import { bookingWords } from './words';

export interface BookingSheetProps extends Omit<Booking, 'session'> {
  sessionId: string;
  onClose: () => void;
}

/** Books one session: signs in, joins and adds a child on the way where that is needed, and pays. */
export function BookingSheet({ onClose, ...props }: BookingSheetProps) {
  const says = useWords(bookingWords);
  return (
    <Sheet title={says('title')} closeLabel={says('close')} onClose={onClose}>
      <Steps {...props} onClose={onClose} />
    </Sheet>
  );
}

function Steps({ sessionId, onClose, ...place }: BookingSheetProps) {
  const says = useWords(bookingWords);
  const [booked, setBooked] = useState<Booked | undefined>(undefined);
  const { data, error, readAgain } = useRead(BookerDocument, { sessionId });
  if (data === undefined && error !== undefined) return <FailureNotice error={error} onTryAgain={readAgain} />;
  if (data === undefined) return <Skeleton shape="session" />;
  const { session, viewer } = data;
  if (session === null) return <Notice text={says('gone')} />;
  const booking = { ...place, session };
  if (booked !== undefined) return <Done {...{ booking, booked, onClose }} />;
  return (
    <>
      <SessionSummary session={session} timeZone={place.timeZone} />
      <CustomerGate viewer={viewer}>
        {(customer) => <WhoStep {...{ booking, customer, onClose }} onBooked={setBooked} />}
      </CustomerGate>
    </>
  );
}
