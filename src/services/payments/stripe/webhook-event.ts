import { z } from 'zod';
import { STRIPE_API_VERSION } from './client.js';
import { orderNamedBy } from './states.js';

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id of Stripe. Stripe says that they have at most 255 characters. */
const StripeId = z.string().regex(/^\w{1,255}$/);
/** The last second of the year 9999, far within the times of the database. */
const SECONDS_MAX = 253_402_300_799;

const Id = StripeId.nullable().catch(null);
const Text = z.string().optional().catch(undefined);

/** Members of the object that are missing or of another kind than expected count as absent. */
const EventBody = z.object({
  id: StripeId,
  type: z.string(),
  account: StripeId.nullish(),
  created: z.int().min(0).max(SECONDS_MAX),
  data: z.object({
    object: z.object({
      object: z.string().catch(''),
      id: Id,
      payment_intent: Id,
      metadata: z.object({ order: Text, organisation: Text }).nullable().catch(null),
    }),
  }),
});

/** The part of an event that says where to look. */
export interface WebhookEvent {
  id: string;
  type: string;
  account: string | null;
  /** Seconds since 1970. */
  created: number;
  about: Subject;
}

interface Subject {
  organisationId: string | null;
  orderId: string | null;
  checkoutRef: string | null;
  paymentRef: string | null;
}

/** A signed body that is no event for us, with the sentence that tells the platform what to change. */
export interface UnreadableEvent {
  id: string | null;
  problem: string;
  advice: string;
}

const REMEDY = 'in the dashboard of Stripe, give the webhook endpoint the payload style "Snapshot"';
const THIN = `Stripe sent a thin event, which was ignored: ${REMEDY}`;
const UNREADABLE = `Stripe sent an unreadable event, which was ignored: ${REMEDY} and the API version ${STRIPE_API_VERSION}`;

/** Reads a signed body, whatever it holds. */
export function readEvent(body: Buffer): WebhookEvent | UnreadableEvent {
  let content: unknown;
  try {
    content = JSON.parse(body.toString('utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { id: null, problem: 'no JSON', advice: UNREADABLE };
  }
  const named = z.object({ id: StripeId.nullable().catch(null), object: z.string().catch('') }).safeParse(content).data;
  const id = named?.id ?? null;
  if (named?.object.startsWith('v2.')) return { id, problem: 'thin', advice: THIN };
  const read = EventBody.safeParse(content);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { id, problem: issue?.path.length ? `wrong: ${issue.path.join('.')}` : 'no object', advice: UNREADABLE };
  }
  const { account, data, ...event } = read.data;
  return { ...event, account: account ?? null, about: subjectOf(data.object) };
}

/** The subject of an event. The metadata that we gave Stripe names the order; for a dispute, the payment does. */
function subjectOf(object: z.infer<typeof EventBody>['data']['object']): Subject {
  const { order, organisation } = object.metadata ?? {};
  const named = orderNamedBy({ ...(order && { order }), ...(organisation && { organisation }) });
  const isOrder = named !== null && UUID.test(named.orderId) && UUID.test(named.organisationId);
  return {
    organisationId: isOrder ? named.organisationId : null,
    orderId: isOrder ? named.orderId : null,
    checkoutRef: object.object === 'checkout.session' ? object.id : null,
    paymentRef: object.object === 'payment_intent' ? object.id : object.payment_intent,
  };
}
