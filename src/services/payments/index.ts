export { SandboxProvider } from './sandbox/provider.js';
export { SandboxTill } from './sandbox/till.js';
export { type SetUpOnlinePayments, setUpOnlinePayments } from './shared/accounts.js';
export { followOrder } from './shared/follow.js';
export { openCheckout } from './shared/open-checkout.js';
export type { PaymentWork } from './shared/payment-work.js';
export { reconcile } from './shared/reconcile.js';
export { acceptStripeEvent, handleProviderEvent, type StripeDoor } from './stripe/events.js';
