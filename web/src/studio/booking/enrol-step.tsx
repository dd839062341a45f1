import { useState } from 'react';
import { useChange } from '../../api/hooks';
import { newKey } from '../../api/keys';
import { moneyText } from '../../format/money';
import { Button } from '../../parts/button';
import { useLocale, useWords } from '../../words/words';
import type { Booking } from './booker';
import { RegisterAttendeeDocument } from './generated/graphql';
import { type Refusal, RefusalNotice } from './refusal-notice';
import { useCheckout } from './use-checkout';
import { bookingWords } from './words';

interface EnrolStepProps {
  booking: Booking;
  attendeeId: string;
  onClose: () => void;
}

/** Enrols an attendee in a course that has one price. Their sessions cost nothing more. */
export function EnrolStep({ booking: { slug, session, sellsOnline }, attendeeId, onClose }: EnrolStepProps) {
  const says = useWords(bookingWords);
  const locale = useLocale();
  const [key, setKey] = useState(newKey);
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);
  const [register, isRegistering] = useChange(RegisterAttendeeDocument);
  const online = useCheckout(slug, { book: session.id });
  const { group } = session;
  const place = { attendeeId, groupId: group.id };
  const payAtDesk = async () => {
    try {
      const { registerAttendee } = await register({ input: { ...place, idempotencyKey: key } });
      if (registerAttendee.errors.length === 0) return;
      setKey(newKey());
      setRefusal(registerAttendee.errors[0]);
    } catch {
      setRefusal({ code: 'NO_ANSWER', message: says('noAnswer') });
    }
  };
  const price = group.course.price === null ? '' : moneyText(group.course.price, locale);
  const refused = refusal ?? online.refusal;
  const forgive = () => {
    setRefusal(undefined);
    online.forgive();
  };
  return (
    <>
      <p>{says('enrol.lead', { price })}</p>
      {refused !== undefined && <RefusalNotice {...{ slug, onClose }} refusal={refused} onAgain={forgive} />}
      {sellsOnline && (
        <Button onPress={() => void online.checkOut([{ registration: place }])} isPending={online.isStarting}>
          {says('enrol.online', { price })}
        </Button>
      )}
      <Button kind={sellsOnline ? 'plain' : 'main'} onPress={() => void payAtDesk()} isPending={isRegistering}>
        {says('enrol.desk')}
      </Button>
    </>
  );
}
