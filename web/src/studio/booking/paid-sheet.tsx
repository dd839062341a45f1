import { useWatch } from '../../api/hooks';
import { moneyText } from '../../format/money';
import { Button } from '../../parts/button';
import { Notice } from '../../parts/notice';
import { Sheet } from '../../parts/sheet';
import { useLocale, useWords } from '../../words/words';
import style from './booking.module.css';
import { OrderProgressDocument } from './generated/graphql';
import { rememberedOrder } from './order-memory';
import { bookingWords } from './words';

/** Follows an order from the payment page to its receipt. */
export function PaidSheet({ slug, onClose }: { slug: string; onClose: () => void }) {
  const says = useWords(bookingWords);
  const orderId = rememberedOrder(slug);
  return (
    <Sheet title={says('paid.title')} closeLabel={says('close')} onClose={onClose}>
      {orderId === undefined ? <Notice text={says('paid.unknown')} /> : <Progress orderId={orderId} />}
      <Button onPress={onClose}>{says('done.close')}</Button>
    </Sheet>
  );
}

function Progress({ orderId }: { orderId: string }) {
  const says = useWords(bookingWords);
  const locale = useLocale();
  const progress = useWatch(OrderProgressDocument, { orderId })?.orderProgress;
  if (progress === undefined || progress.status === 'OPEN') return <p role="status">{says('paid.waiting')}</p>;
  const { lines, total, receipts } = progress.order;
  return (
    <>
      <p role="status" className={style.course}>
        {says(`paid.${progress.status}`)}
      </p>
      {progress.status === 'PAID' && (
        <>
          <dl className={style.facts}>
            {lines.map(({ position, description, amount }) => (
              <div key={position}>
                <dt>{description}</dt>
                <dd>{moneyText(amount, locale)}</dd>
              </div>
            ))}
            <div>
              <dt>{says('paid.total')}</dt>
              <dd>{moneyText(total, locale)}</dd>
            </div>
          </dl>
          {receipts.map(({ id, number, pdfUrl }) => (
            <a key={id} href={pdfUrl} target="_blank" rel="noreferrer">
              {says('paid.receipt', { number })}
            </a>
          ))}
        </>
      )}
    </>
  );
}
