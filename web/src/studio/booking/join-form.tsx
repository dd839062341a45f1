import { type FormEvent, useState } from 'react';
import { useChange } from '../../api/hooks';
import { Button } from '../../parts/button';
import { TextField } from '../../parts/text-field';
import { useLocale, useWords } from '../../words/words';
import style from './booking.module.css';
import { JoinAsCustomerDocument } from './generated/graphql';
import { bookingWords } from './words';

/** Makes somebody who has signed in a customer of the studio. What they were about to book stays open. */
export function JoinForm() {
  const says = useWords(bookingWords);
  const locale = useLocale();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [join, isJoining] = useChange(JoinAsCustomerDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isJoining) return;
    if (name.trim() === '') return setProblem(says('nameMissing'));
    try {
      const phoneGiven = phone.trim() === '' ? {} : { phone: phone.trim() };
      const { joinAsCustomer } = await join({ input: { name: name.trim(), locale, ...phoneGiven } });
      setProblem(joinAsCustomer.errors[0]?.message);
    } catch {
      setProblem(says('noAnswer'));
    }
  };
  return (
    <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
      <p>{says('join.lead')}</p>
      <TextField {...{ label: says('join.name'), value: name, onChange: setName, problem }} autoComplete="name" isRequired />
      <TextField label={says('join.phone')} value={phone} onChange={setPhone} type="tel" autoComplete="tel" />
      <Button type="submit" isPending={isJoining}>
        {says('join.submit')}
      </Button>
    </form>
  );
}
