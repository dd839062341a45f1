import { useState } from 'react';
import { useChange } from '../../api/hooks';
import { newKey } from '../../api/keys';
import { Button } from '../../parts/button';
import { Notice } from '../../parts/notice';
import { useWords } from '../../words/words';
import { RegisterAttendeeDocument } from './generated/graphql';
import { bookingWords } from './words';

/** The first session of an attendee in a group: the registration costs nothing, and the payment is chosen when it is there. */
export function RegisterStep({ groupId, attendeeId }: { groupId: string; attendeeId: string }) {
  const says = useWords(bookingWords);
  const [idempotencyKey] = useState(newKey);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [register, isRegistering] = useChange(RegisterAttendeeDocument);
  const goOn = async () => {
    try {
      const { registerAttendee } = await register({ input: { groupId, attendeeId, idempotencyKey } });
      setProblem(registerAttendee.errors[0]?.message);
    } catch {
      setProblem(says('noAnswer'));
    }
  };
  return (
    <>
      {problem !== undefined && <Notice kind="failure" text={problem} />}
      <Button onPress={() => void goOn()} isPending={isRegistering}>
        {says('continue')}
      </Button>
    </>
  );
}
