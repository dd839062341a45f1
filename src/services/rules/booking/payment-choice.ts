/** How a booking is to be paid. AUTO takes the passes that can pay, and falls back to what the course allows. */
export const PaymentChoice = { AUTO: 'AUTO', PASS: 'PASS', AT_DESK: 'AT_DESK', ONLINE: 'ONLINE' } as const;
export type PaymentChoice = keyof typeof PaymentChoice;
