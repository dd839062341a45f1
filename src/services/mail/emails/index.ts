import { giftLetter } from './gift.js';
import { invitationLetter } from './invitation.js';
import { receiptLetter } from './receipt.js';
import { signInLetter } from './sign-in.js';

/** What we write to people, in their language. */
export const letters = { signIn: signInLetter, invitation: invitationLetter, receipt: receiptLetter, gift: giftLetter };
