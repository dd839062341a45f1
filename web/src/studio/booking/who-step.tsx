import { useState } from 'react';
import { Button } from '../../parts/button';
import { Options } from '../../parts/options';
import { useWords } from '../../words/words';
import { AttendeeForm } from './attendee-form';
import { type Booking, bookedAttendees, type Customer, registrationOf } from './booker';
import type { Booked } from './done';
import { EnrolStep } from './enrol-step';
import { PayStep } from './pay-step';
import { RegisterStep } from './register-step';
import { bookingWords } from './words';

interface WhoStepProps {
  booking: Booking;
  customer: Customer;
  onBooked: (booked: Booked) => void;
  onClose: () => void;
}

const KEY = 'permanentka.attendee';

/** Chooses who comes. The last choice on this device stands already, so that a regular customer only confirms. */
export function WhoStep({ booking, customer, onBooked, onClose }: WhoStepProps) {
  const says = useWords(bookingWords);
  const { session } = booking;
  const { attendees } = customer;
  const booked = bookedAttendees(session);
  const free = attendees.filter(({ id }) => !booked.has(id));
  const [chosenId, setChosenId] = useState(() => window.localStorage.getItem(KEY) ?? undefined);
  const [isAdding, setIsAdding] = useState(false);
  const chosen = free.find(({ id }) => id === chosenId) ?? free[0];
  const choose = (id: string) => {
    window.localStorage.setItem(KEY, id);
    setChosenId(id);
    setIsAdding(false);
  };
  if (attendees.length === 0 || isAdding) {
    const onBack = attendees.length === 0 ? undefined : () => setIsAdding(false);
    return <AttendeeForm customer={customer} onAdded={choose} onBack={onBack} />;
  }
  const options = attendees.map(({ id, name }) => ({
    ...{ id, name, isDisabled: booked.has(id) },
    ...(booked.has(id) && { mark: says('who.booked') }),
  }));
  return (
    <>
      <Options legend={says('who')} options={options} value={chosen?.id} onChange={choose}>
        <div>
          <Button kind="quiet" onPress={() => setIsAdding(true)}>
            + {says('who.add')}
          </Button>
        </div>
      </Options>
      {chosen !== undefined && <StepOf key={chosen.id} {...{ booking, customer, attendee: chosen, onBooked, onClose }} />}
    </>
  );
}

type StepProps = WhoStepProps & { attendee: Customer['attendees'][number] };

function StepOf({ booking, customer, attendee, onBooked, onClose }: StepProps) {
  const { session } = booking;
  const registrationId = registrationOf(customer, attendee.id, session);
  const booker = (booked: Omit<Booked, 'name'>) => onBooked({ ...booked, name: attendee.name });
  if (registrationId !== undefined) return <PayStep {...{ booking, registrationId, onClose }} onBooked={booker} />;
  return session.group.course.type === 'OPEN' ? (
    <RegisterStep {...{ slug: booking.slug, onClose }} groupId={session.group.id} attendeeId={attendee.id} />
  ) : (
    <EnrolStep {...{ booking, onClose }} attendeeId={attendee.id} />
  );
}
