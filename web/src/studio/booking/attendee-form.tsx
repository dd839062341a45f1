import { type FormEvent, useState } from 'react';
import { useChange } from '../../api/hooks';
import { newKey } from '../../api/keys';
import { Button } from '../../parts/button';
import { Options } from '../../parts/options';
import { TextField } from '../../parts/text-field';
import { useWords } from '../../words/words';
import type { Customer } from './booker';
import style from './booking.module.css';
import { AddAttendeeDocument } from './generated/graphql';
import { bookingWords } from './words';

interface AttendeeFormProps {
  customer: Customer;
  onAdded: (attendeeId: string) => void;
  /** Undefined when there is nobody else to choose. */
  onBack: (() => void) | undefined;
}

/** Adds the customer or a child of theirs as somebody who attends. */
export function AttendeeForm({ customer, onAdded, onBack }: AttendeeFormProps) {
  const says = useWords(bookingWords);
  const isFirst = customer.attendees.length === 0;
  const [isMe, setIsMe] = useState(isFirst);
  const [name, setName] = useState('');
  const [bornOn, setBornOn] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [idempotencyKey, setKey] = useState(newKey);
  const [add, isAdding] = useChange(AddAttendeeDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = isMe ? customer.name : name.trim();
    if (isAdding) return;
    if (given === '') return setProblem(says('nameMissing'));
    try {
      const born = bornOn === '' || isMe ? {} : { bornOn };
      const { addAttendee } = await add({ input: { customerId: customer.id, name: given, ...born, idempotencyKey } });
      if (addAttendee.attendee !== null) return onAdded(addAttendee.attendee.id);
      // What is corrected is another request.
      setKey(newKey());
      setProblem(addAttendee.errors[0]?.message);
    } catch {
      setProblem(says('noAnswer'));
    }
  };
  return (
    <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
      {isFirst && (
        <Options
          legend={says('who.first')}
          options={[
            { id: 'me', name: says('who.me') },
            { id: 'child', name: says('who.child') },
          ]}
          value={isMe ? 'me' : 'child'}
          onChange={(id) => setIsMe(id === 'me')}
        />
      )}
      {!isMe && (
        <>
          <TextField {...{ label: says('attendee.name'), value: name, onChange: setName, problem }} isRequired />
          <TextField label={says('attendee.born')} value={bornOn} onChange={setBornOn} type="date" />
        </>
      )}
      {isMe && problem !== undefined && <p role="alert">{problem}</p>}
      <Button type="submit" isPending={isAdding}>
        {says(isMe ? 'continue' : 'attendee.submit')}
      </Button>
      {onBack !== undefined && (
        <Button kind="quiet" onPress={onBack}>
          {says('back')}
        </Button>
      )}
    </form>
  );
}
