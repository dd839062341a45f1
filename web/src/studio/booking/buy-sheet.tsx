import { useState } from 'react';
import { useRead } from '../../api/hooks';
import { type Money, moneyText } from '../../format/money';
import { Button } from '../../parts/button';
import { Notice } from '../../parts/notice';
import { Options } from '../../parts/options';
import { Sheet } from '../../parts/sheet';
import { Skeleton } from '../../parts/skeleton';
import { FailureNotice } from '../../shell/failure-notice';
import { useLocale, useWords } from '../../words/words';
import style from './booking.module.css';
import { CustomerGate } from './customer-gate';
import { BuyerDocument, type BuyerQuery } from './generated/graphql';
import { RefusalNotice } from './refusal-notice';
import { useCheckout } from './use-checkout';
import { bookingWords } from './words';

/** A pass that is on sale. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly kind: 'CREDIT' | 'ENTRY' | 'TIME';
  readonly price: Money;
  /** Null: the pass works on every course. */
  readonly courses: readonly { readonly id: string }[] | null;
}

interface BuySheetProps {
  slug: string;
  product: Product;
  onClose: () => void;
}

/** Sells one pass online. */
export function BuySheet({ slug, product, onClose }: BuySheetProps) {
  const says = useWords(bookingWords);
  const locale = useLocale();
  const { data, error, readAgain } = useRead(BuyerDocument, {});
  return (
    <Sheet title={says('buy.title')} closeLabel={says('close')} onClose={onClose}>
      <p className={style.course}>
        {product.name} · {moneyText(product.price, locale)}
      </p>
      {data === undefined && error !== undefined && <FailureNotice error={error} onTryAgain={readAgain} />}
      {data === undefined && error === undefined && <Skeleton shape="session" />}
      {data !== undefined && (
        <CustomerGate viewer={data.viewer}>{(customer) => <Checkout {...{ slug, product, customer, onClose }} />}</CustomerGate>
      )}
    </Sheet>
  );
}

type Customer = NonNullable<BuyerQuery['viewer']['customer']>;

function Checkout({ slug, product, customer, onClose }: BuySheetProps & { customer: Customer }) {
  const says = useWords(bookingWords);
  const locale = useLocale();
  const { checkOut, isStarting, refusal, forgive } = useCheckout(slug, { buy: product.id });
  const [chosenId, setChosenId] = useState<string | undefined>(undefined);
  const isForRegistration = product.kind === 'CREDIT';
  const registrations = isForRegistration ? registrationsFor(product, customer) : [];
  const chosen = registrations.find(({ id }) => id === chosenId) ?? registrations[0];
  if (isForRegistration && chosen === undefined) {
    return (
      <Notice text={says('buy.noRegistration')}>
        <Button onPress={onClose}>{says('refused.other')}</Button>
      </Notice>
    );
  }
  const holder = chosen === undefined ? {} : { holder: { registrationId: chosen.id } };
  return (
    <>
      {chosen !== undefined && (
        <Options
          legend={says('buy.for')}
          options={registrations.map(({ id, attendee, group }) => ({
            ...{ id, name: attendee.name, mark: `${group.course.name}, ${group.name}` },
          }))}
          value={chosen.id}
          onChange={setChosenId}
        />
      )}
      {refusal !== undefined && <RefusalNotice {...{ slug, refusal, onClose }} onAgain={forgive} />}
      <Button onPress={() => void checkOut([{ pass: { productId: product.id, ...holder } }])} isPending={isStarting}>
        {says('confirm.online', { price: moneyText(product.price, locale) })}
      </Button>
    </>
  );
}

/** A CREDIT pass belongs to one registration, in a course that it works on. */
function registrationsFor({ courses }: Product, { registrations }: Customer) {
  const all = registrations.edges.map(({ node }) => node);
  return courses === null ? all : all.filter(({ group }) => courses.some(({ id }) => id === group.course.id));
}
