export { type SetUpOnlinePayments, setUpOnlinePayments } from './accounts.js';
export { followOrder } from './follow.js';
export { openCheckout } from './open-checkout.js';
export type { PaymentWork } from './payment-work.js';
export { reconcile } from './reconcile.js';
export { SandboxProvider } from './sandbox/provider.js';
export { SandboxTill } from './sandbox/till.js';
export { acceptStripeEvent, handleProviderEvent, type StripeDoor } from './stripe/events.js';
