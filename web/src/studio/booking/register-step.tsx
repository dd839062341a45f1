import { useState } from 'react';
import { useChange } from '../../api/hooks';
import { newKey } from '../../api/keys';
import { Button } from '../../parts/button';
import { useWords } from '../../words/words';
import { RegisterAttendeeDocument } from './generated/graphql';
import { type Refusal, RefusalNotice } from './refusal-notice';
import { bookingWords } from './words';

interface RegisterStepProps {
  slug: string;
  groupId: string;
  attendeeId: string;
  onClose: () => void;
}

/** The first session of an attendee in a group: the registration costs nothing, and the payment is chosen when it is there. */
export function RegisterStep({ slug, groupId, attendeeId, onClose }: RegisterStepProps) {
  const says = useWords(bookingWords);
  const [idempotencyKey, setKey] = useState(newKey);
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);
  const [register, isRegistering] = useChange(RegisterAttendeeDocument);
  const goOn = async () => {
    setRefusal(undefined);
    try {
      const { errors } = (await register({ input: { groupId, attendeeId, idempotencyKey } })).registerAttendee;
      if (errors.length === 0) return;
      setKey(newKey());
      setRefusal(errors[0]);
    } catch {
      setRefusal({ code: 'NO_ANSWER', message: says('noAnswer') });
    }
  };
  return refusal === undefined ? (
    <Button onPress={() => void goOn()} isPending={isRegistering}>
      {says('continue')}
    </Button>
  ) : (
    <RefusalNotice {...{ slug, refusal, onClose }} onAgain={() => void goOn()} />
  );
}
