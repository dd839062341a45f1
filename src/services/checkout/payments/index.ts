export { checkReturnUrl, type SetUpOnlinePayments, setUpOnlinePayments } from './accounts.js';
export { followOrder } from './follow.js';
export { type CheckoutPlace, openCheckout } from './open-checkout.js';
export type { PaymentsLog, PaymentWork } from './payment-work.js';
export { reconcile } from './reconcile.js';
export { type SandboxAction, type SandboxBill, SandboxTill } from './sandbox-till.js';
export { type Acceptance, acceptStripeEvent, handleProviderEvent, type StripeDoor } from './stripe-events.js';
