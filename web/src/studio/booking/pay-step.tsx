import { useState } from 'react';
import { useChange, useRead } from '../../api/hooks';
import { newKey } from '../../api/keys';
import { usePreview } from '../../api/preview';
import { moneyText } from '../../format/money';
import { Button } from '../../parts/button';
import { Notice } from '../../parts/notice';
import { Options } from '../../parts/options';
import { Skeleton } from '../../parts/skeleton';
import { FailureNotice } from '../../shell/failure-notice';
import { useLocale, useWords } from '../../words/words';
import type { Booking } from './booker';
import style from './booking.module.css';
import { Consequences } from './consequences';
import type { Booked } from './done';
import { BookingOptionsDocument, BookSessionDocument, type BookSessionInput } from './generated/graphql';
import { NoWayToPay } from './no-way-to-pay';
import { goToPay, returnUrls } from './order-memory';
import { OtherPasses } from './other-passes';
import { cheapestOf, type Eligibility, obstacleOf, type WayToPay, waysToPay } from './pay-options';
import { type Refusal, RefusalNotice } from './refusal-notice';
import { bookingWords } from './words';

interface PayStepProps {
  booking: Booking;
  registrationId: string;
  onBooked: (booked: Omit<Booked, 'name'>) => void;
  onClose: () => void;
}

/** Reads how the session can be paid. The answer holds no seat, so it is asked for anew each time. */
export function PayStep(props: PayStepProps) {
  const { booking, registrationId, onClose } = props;
  const locale = useLocale();
  const variables = { registrationId, sessionId: booking.session.id, locale };
  const { data, error, readAgain } = useRead(BookingOptionsDocument, variables, { requestPolicy: 'network-only' });
  if (data === undefined && error !== undefined) return <FailureNotice error={error} onTryAgain={readAgain} />;
  if (data === undefined) return <Skeleton shape="session" />;
  const { bookingEligibility: eligibility } = data;
  if (eligibility === null) return <FailureNotice error={undefined} onTryAgain={readAgain} />;
  const obstacle = obstacleOf(eligibility);
  const { slug } = booking;
  if (obstacle !== undefined) return <RefusalNotice {...{ slug, onClose }} refusal={obstacle} onAgain={readAgain} />;
  const ways = waysToPay(eligibility, booking.session, booking.sellsOnline);
  if (ways.length === 0) return <NoWayToPay eligibility={eligibility} onClose={onClose} />;
  return <Ways {...props} {...{ eligibility, ways }} onAgain={readAgain} />;
}

interface WaysProps extends PayStepProps {
  eligibility: Eligibility;
  ways: readonly WayToPay[];
  onAgain: () => void;
}

function Ways({ booking, registrationId, eligibility, ways, onBooked, onAgain, onClose }: WaysProps) {
  const says = useWords(bookingWords);
  const locale = useLocale();
  const { slug, session, timeZone } = booking;
  const cheapest = cheapestOf(eligibility, ways);
  const [chosenId, setChosenId] = useState<string | undefined>(undefined);
  const way = ways.find(({ id }) => id === chosenId) ?? cheapest;
  const { book, refusal, forgive, isBooking } = useBooking(booking, registrationId, onBooked);
  const nameOf = ({ pass, payWith }: WayToPay) =>
    pass ? says('pay.pass', { name: pass.name }) : says(payWith === 'ONLINE' ? 'pay.ONLINE' : 'pay.AT_DESK');
  const again = () => {
    forgive();
    onAgain();
  };
  const isOnline = way?.payWith === 'ONLINE';
  const preview = usePreview(
    BookSessionDocument,
    way && !isOnline ? { input: { ...inputOf(registrationId, session.id, way), dryRun: true }, locale } : undefined,
  );
  if (way === undefined) return null;
  const isFree = eligibility.price.amountMinor === 0;
  // Nobody books for good before they have read what it takes.
  const isTold = isOnline || preview.result?.bookSession.booking != null;
  return (
    <>
      {isFree ? (
        <p>{says(session.group.course.type === 'OPEN' ? 'pay.nothing' : 'pay.free')}</p>
      ) : (
        <Options
          legend={says('pay')}
          options={ways.map((each) => ({
            ...{ id: each.id, name: nameOf(each) },
            mark: each.pass && each.id === cheapest?.id && ways.length > 1 ? says('pay.cheapest') : undefined,
          }))}
          value={way.id}
          onChange={(id) => {
            setChosenId(id);
            forgive();
          }}
        />
      )}
      {isOnline ? (
        <Notice text={says('will.online')} />
      ) : (
        <Consequences {...{ preview, slug, timeZone, onClose }} onAgain={again} />
      )}
      {refusal !== undefined && <RefusalNotice {...{ slug, refusal, onClose }} onAgain={again} />}
      <div className={style.confirm}>
        <Button onPress={() => void book(way)} isPending={isBooking} isDisabled={!isTold}>
          {isOnline ? says('confirm.online', { price: moneyText(eligibility.price, locale) }) : says('confirm')}
        </Button>
      </div>
      <OtherPasses passes={eligibility.passes} />
    </>
  );
}

const inputOf = (registrationId: string, sessionId: string, { payWith, pass }: WayToPay): BookSessionInput => ({
  ...{ registrationId, sessionId, payWith },
  ...(pass !== undefined && { passId: pass.id }),
});

/** Books once: a request that is repeated after a lost answer has the key of the one before. */
function useBooking({ slug, session }: Booking, registrationId: string, onBooked: PayStepProps['onBooked']) {
  const says = useWords(bookingWords);
  const [keys, setKeys] = useState<ReadonlyMap<string, string>>(new Map());
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);
  const [bookSession, isBooking] = useChange(BookSessionDocument);
  const book = async (way: WayToPay) => {
    const idempotencyKey = keys.get(way.id) ?? newKey();
    setKeys(new Map([...keys, [way.id, idempotencyKey]]));
    setRefusal(undefined);
    const urls = way.payWith === 'ONLINE' ? returnUrls(slug, { book: session.id }) : {};
    try {
      const input = { ...inputOf(registrationId, session.id, way), ...urls, idempotencyKey };
      const { bookSession: told } = await bookSession({ input });
      if (told.booking !== null) return onBooked({ booking: told.booking, balances: told.passBalances });
      if (told.order !== null && told.checkoutUrl !== null) return goToPay(slug, told.order.id, told.checkoutUrl);
      // A refusal is remembered under its key by nobody, but what is tried next may be another request.
      setKeys(new Map());
      setRefusal(told.errors[0]);
    } catch {
      setRefusal({ code: 'NO_ANSWER', message: says('noAnswer') });
    }
  };
  return { book, refusal, forgive: () => setRefusal(undefined), isBooking };
}
