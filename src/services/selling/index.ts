export { GiftCodes } from './gift-codes.js';
export { giftEmails } from './gift-emails.js';
export type { OrderLineWish, PassHolder } from './order-lines.js';
export { createPromoCode, updatePromoCode } from './promo-codes.js';
export { refundedPassEmails } from './refunded-pass-emails.js';
export { SellingService } from './selling.js';
