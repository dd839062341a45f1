import { giftEmail } from './gift.js';
import { invitationEmail } from './invitation.js';
import { receiptEmail } from './receipt.js';
import { signInEmail } from './sign-in.js';

/** What we write to people, in their language. */
export const emails = { signIn: signInEmail, invitation: invitationEmail, receipt: receiptEmail, gift: giftEmail };
