import type { ReactNode } from 'react';
import { Notice } from '../../parts/notice';
import { SignInForm } from '../../session/sign-in-form';
import { useWords } from '../../words/words';
import { JoinForm } from './join-form';
import { bookingWords } from './words';

interface CustomerGateProps<Customer> {
  viewer: { readonly kind: string; readonly customer: Customer | null };
  /** What a customer of the studio sees. */
  children: (customer: Customer) => ReactNode;
}

/** Signs in and joins the studio where that is needed. What was chosen before stays open. */
export function CustomerGate<Customer>({ viewer: { kind, customer }, children }: CustomerGateProps<Customer>) {
  const says = useWords(bookingWords);
  if (customer !== null) return children(customer);
  if (kind === 'PUBLIC') {
    return (
      <>
        <p>{says('signIn')}</p>
        <SignInForm />
      </>
    );
  }
  return kind === 'PERSON' ? <JoinForm /> : <Notice text={says('staff')} />;
}
