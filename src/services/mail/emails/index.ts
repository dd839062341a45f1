import { giftEmail } from './gift.js';
import { invitationEmail } from './invitation.js';
import { receiptEmail } from './receipt.js';
import { refundedPassEmail } from './refunded-pass.js';
import { registrationEmail } from './registration.js';
import { signInEmail } from './sign-in.js';

/** The e-mails that we write, each in the language of its recipient. */
export const emails = {
  signIn: signInEmail,
  invitation: invitationEmail,
  receipt: receiptEmail,
  gift: giftEmail,
  refundedPass: refundedPassEmail,
  registration: registrationEmail,
};
