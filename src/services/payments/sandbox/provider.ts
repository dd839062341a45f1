import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  type AccountState,
  type CheckoutSeen,
  type CheckoutToLookAt,
  type CheckoutToOpen,
  type OnboardingLink,
  type OpenedCheckout,
  type PaymentProvider,
  ProviderRefused,
  type RefundState,
  type RefundToSend,
} from '../shared/payment-provider.js';

/** The page works for so long after the hold, as a real payment may come late. */
const OPEN_BEYOND_HOLD_MS = 300_000;
export const SANDBOX_PAGE_PATH = '/sandbox/pay/';

/** The content of a page address. It is signed, so nothing is stored, and no other order can be named. */
export interface SandboxTicket {
  organisationId: string;
  orderId: string;
  successUrl: string;
  cancelUrl: string;
  feeMinor: number;
  expiresAtMs: number;
}

/** The provider for development: a page of our own, on which no money moves. */
export class SandboxProvider implements PaymentProvider {
  readonly kind = 'SANDBOX';
  readonly isTest = true;
  private readonly key: Buffer;

  constructor(
    secret: string,
    private readonly publicUrl: string,
  ) {
    // A key of its own, so that a signature for a page is valid for nothing else.
    this.key = createHmac('sha256', secret).update('sandbox payment page').digest();
  }

  open({ organisationId, orderId, successUrl, cancelUrl, feeMinor, heldUntil }: CheckoutToOpen): Promise<OpenedCheckout> {
    const expiresAtMs = heldUntil.getTime() + OPEN_BEYOND_HOLD_MS;
    const token = this.sign({ organisationId, orderId, successUrl, cancelUrl, feeMinor, expiresAtMs });
    const url = new URL(`${SANDBOX_PAGE_PATH}${token}`, this.publicUrl).href;
    return Promise.resolve({ ref: refOf(orderId), url });
  }

  /** A payment is recorded when it is made, so the database has the whole state. */
  look({ organisationId, orderId, secondsOverdue }: CheckoutToLookAt): Promise<CheckoutSeen> {
    const state = secondsOverdue * 1000 > OPEN_BEYOND_HOLD_MS ? 'ENDED' : 'OPEN';
    return Promise.resolve({ organisationId, orderId, state, payment: null });
  }

  end(): Promise<void> {
    return Promise.resolve();
  }

  orderOf(): Promise<null> {
    return Promise.resolve(null);
  }

  refund({ refundId }: RefundToSend): Promise<{ ref: string; state: RefundState }> {
    return Promise.resolve({ ref: `sandbox_refund_${refundId}`, state: 'SUCCEEDED' });
  }

  createAccount({ organisationId }: { organisationId: string }): Promise<string> {
    return Promise.resolve(`sandbox_${organisationId}`);
  }

  /** No onboarding is needed, so the address is the return address. */
  onboard({ returnUrl }: { returnUrl: string }): Promise<OnboardingLink> {
    return Promise.resolve({ url: returnUrl });
  }

  accountState(account: string): Promise<AccountState> {
    if (!account.startsWith('sandbox_'))
      return Promise.reject(new ProviderRefused('Not an account of the sandbox', 'no_account'));
    return Promise.resolve('ACTIVE');
  }

  private sign(ticket: SandboxTicket): string {
    const body = Buffer.from(JSON.stringify(ticket)).toString('base64url');
    return `${body}.${this.signatureOf(body).toString('base64url')}`;
  }

  /** The content of a token that we signed. Whether it has expired is up to the database's time. */
  read(token: string): SandboxTicket | undefined {
    const [body = '', signature = '', more] = token.split('.');
    const [given, right] = [Buffer.from(signature, 'base64url'), this.signatureOf(body)];
    if (more !== undefined || given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as SandboxTicket;
  }

  private signatureOf(body: string): Buffer {
    return createHmac('sha256', this.key).update(body).digest();
  }
}

const refOf = (orderId: string): string => `sandbox_${orderId}`;
