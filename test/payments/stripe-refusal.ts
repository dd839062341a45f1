import type Stripe from 'stripe';

type ErrorType = Stripe.StripeRawError['type'];

/** What Stripe answers when it does not do what it is asked, in its own shape. */
export class StripeRefusal extends Error {
  constructor(
    readonly status: number,
    readonly type: ErrorType,
    message: string,
    readonly code?: string,
    readonly param?: string,
  ) {
    super(message);
  }

  get body(): { error: Record<string, string> } {
    const { type, message, code, param } = this;
    return { error: { type: String(type), message, ...(code ? { code } : {}), ...(param ? { param } : {}) } };
  }
}

export const invalid = (message: string, param: string, code?: string): StripeRefusal =>
  new StripeRefusal(400, 'invalid_request_error', message, code, param);

export const missing = (what: string, id: string): StripeRefusal =>
  new StripeRefusal(404, 'invalid_request_error', `No such ${what}: '${id}'`, 'resource_missing', 'id');
