export type { Caller } from './caller.js';
export type { Checked } from './checked.js';
export {
  checkoutTerms,
  type PaymentGateway,
  type ReturnUrls,
  returnUrlRefusals,
  returnUrlsOf,
  withCheckout,
} from './payment-gateway.js';
export { type CommandOptions, type CommandResult, runCommand } from './run-command.js';
