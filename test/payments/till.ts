import { type Form, groupAt, textAt } from './form.js';
import {
  type Account,
  type AccountLink,
  type Books,
  type Intent,
  listOf,
  newBooks,
  newId,
  nowSeconds,
  type Refund,
  type Session,
} from './objects.js';
import { invalid, missing, StripeRefusal } from './stripe-refusal.js';

const OPEN_MIN_SECONDS = 1_800;
/** The clocks of two machines are never the same. */
const CLOCK_LEEWAY_SECONDS = 60;
const OPEN_MAX_SECONDS = 86_400;
const LEAST = 50;
const MOST = 99_999_999;
const LINK_SECONDS = 300;

export interface Call {
  method: string;
  path: string;
  form: Form;
  /** The connected account that the call is about. */
  account: string | undefined;
}

/** What Stripe keeps, and what its API does with it. */
export class Till {
  readonly books = new Map<string, Books>();
  /** What refunds are when they are made: some ways to pay take days to give back. */
  refundsAre: 'succeeded' | 'pending' = 'succeeded';

  /** @throws StripeRefusal */
  answer({ method, path, form, account }: Call): object {
    const [, , noun = '', id = '', verb = '', more = ''] = path.split('/');
    if (noun === 'accounts') return method === 'POST' ? this.createAccount(form) : this.of(id).account;
    if (noun === 'account_links') return this.link(form);
    const books = this.of(account ?? '');
    if (noun === 'checkout' && method === 'POST' && verb === '') return this.open(books, form);
    if (noun === 'checkout' && more === 'expire') return this.expire(books, verb);
    if (noun === 'checkout') return expanded(books, found(books.sessions, verb, 'checkout.session'));
    if (noun === 'payment_intents') return found(books.intents, id, 'payment_intent');
    if (noun === 'refunds' && method === 'POST') return this.refund(books, form);
    const ofIntent = ({ payment_intent }: { payment_intent: unknown }) => payment_intent === textAt(form, 'payment_intent');
    if (noun === 'refunds') return listOf([...books.refunds.values()].filter(ofIntent), path);
    if (noun === 'disputes') return listOf([...books.disputes.values()].filter(ofIntent), path);
    throw new StripeRefusal(404, 'invalid_request_error', `Unrecognized request URL (${method}: ${path}).`);
  }

  of(account: string): Books {
    const books = this.books.get(account);
    if (books) return books;
    throw new StripeRefusal(
      403,
      'invalid_request_error',
      `The provided key does not have access to account '${account}'`,
      'account_invalid',
    );
  }

  private createAccount(form: Form): Account {
    const account: Account = {
      ...{ id: newId('acct'), object: 'account' },
      ...{ charges_enabled: false, details_submitted: false, payouts_enabled: false },
      metadata: groupAt(form, 'metadata'),
      business_profile: null,
    };
    this.books.set(account.id, newBooks(account));
    return account;
  }

  private link(form: Form): AccountLink {
    const account = textAt(form, 'account') ?? '';
    this.of(account);
    for (const field of ['return_url', 'refresh_url'])
      if (!URL.canParse(textAt(form, field) ?? '')) throw invalid('Not a valid URL', field, 'url_invalid');
    const created = nowSeconds();
    return {
      object: 'account_link',
      created,
      expires_at: created + LINK_SECONDS,
      url: `https://connect.stripe.test/setup/${account}`,
    };
  }

  private open(books: Books, form: Form): Session {
    const total = lineTotal(form);
    const fee = Number(textAt(form, 'payment_intent_data', 'application_fee_amount') ?? 0);
    const expiresAt = Number(textAt(form, 'expires_at') ?? nowSeconds() + OPEN_MAX_SECONDS);
    const opensFor = expiresAt - nowSeconds();
    if (!books.account.charges_enabled) throw invalid('Your account cannot currently make live charges.', 'account');
    if (total < LEAST) throw invalid("The Checkout Session's total amount is too small", 'line_items', 'amount_too_small');
    if (total > MOST) throw invalid("The Checkout Session's total amount is too large", 'line_items', 'amount_too_large');
    if (fee >= total)
      throw invalid('The application fee must be less than the amount', 'payment_intent_data[application_fee_amount]');
    if (opensFor < OPEN_MIN_SECONDS - CLOCK_LEEWAY_SECONDS || opensFor > OPEN_MAX_SECONDS + CLOCK_LEEWAY_SECONDS) {
      throw invalid(
        'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
        'expires_at',
      );
    }
    const id = newId('cs_test');
    const session: Session = {
      ...{ id, object: 'checkout.session', mode: 'payment', livemode: false, locale: null },
      ...{
        amount_subtotal: total,
        amount_total: total,
        currency: textAt(form, 'line_items', 0, 'price_data', 'currency') ?? 'eur',
      },
      ...{ created: nowSeconds(), expires_at: expiresAt, status: 'open', payment_status: 'unpaid', payment_intent: null },
      client_reference_id: textAt(form, 'client_reference_id') ?? null,
      customer_email: textAt(form, 'customer_email') ?? null,
      metadata: groupAt(form, 'metadata'),
      success_url: textAt(form, 'success_url') ?? null,
      cancel_url: textAt(form, 'cancel_url') ?? null,
      url: `https://checkout.stripe.test/c/pay/${id}`,
    };
    books.sessions.set(id, session);
    books.plans.set(id, {
      application_fee_amount: fee === 0 ? null : fee,
      description: textAt(form, 'payment_intent_data', 'description') ?? null,
      metadata: groupAt(form, 'payment_intent_data', 'metadata'),
    });
    return session;
  }

  private expire(books: Books, id: string): Session {
    const session = found(books.sessions, id, 'checkout.session');
    if (session.status !== 'open') throw invalid('Only Checkout Sessions with a status in ["open"] can be expired.', 'session');
    session.status = 'expired';
    session.url = null;
    return session;
  }

  private refund(books: Books, form: Form): Refund {
    const intent = found(books.intents, textAt(form, 'payment_intent') ?? '', 'payment_intent');
    const charge = found(books.charges, String(intent.latest_charge), 'charge');
    const amount = Number(textAt(form, 'amount') ?? charge.amount - charge.amount_refunded);
    if (charge.disputed) throw invalid(`Charge ${charge.id} has been charged back`, 'charge', 'charge_disputed');
    if (charge.refunded) throw invalid(`Charge ${charge.id} has already been refunded.`, 'charge', 'charge_already_refunded');
    if (amount > charge.amount - charge.amount_refunded)
      throw invalid('Refund amount is greater than unrefunded amount', 'amount');
    const refund: Refund = {
      ...{ id: newId('re'), object: 'refund', amount, charge: charge.id, created: nowSeconds(), currency: charge.currency },
      ...{ metadata: groupAt(form, 'metadata'), payment_intent: intent.id, reason: null, status: this.refundsAre },
      refund_application_fee: textAt(form, 'refund_application_fee') === 'true',
    };
    books.refunds.set(refund.id, refund);
    charge.amount_refunded += amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    return refund;
  }
}

export function found<T>(rows: ReadonlyMap<string, T>, id: string, what: string): T {
  const row = rows.get(id);
  if (row === undefined) throw missing(what, id);
  return row;
}

/** With its payment and the charge of that, as it is asked for. */
function expanded(books: Books, session: Session): object {
  const intent: Intent | undefined = books.intents.get(String(session.payment_intent));
  if (!intent) return session;
  return { ...session, payment_intent: { ...intent, latest_charge: books.charges.get(String(intent.latest_charge)) ?? null } };
}

function lineTotal(form: Form): number {
  let total = 0;
  for (let line = 0; ; line += 1) {
    const amount = textAt(form, 'line_items', line, 'price_data', 'unit_amount');
    if (amount === undefined) return total;
    total += Number(amount) * Number(textAt(form, 'line_items', line, 'quantity') ?? 1);
  }
}
