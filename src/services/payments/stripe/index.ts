/** A door of its own: the package of Stripe is loaded only by a server that uses it. */
export { isSigned, isTestKey, stripeClient } from './client.js';
export { StripeProvider } from './provider.js';
