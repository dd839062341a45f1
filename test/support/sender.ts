import type { Sender } from '../../src/services/mail/index.js';

/** An organisation of which the foot of an e-mail has nothing but the name. */
export const senderNamed = (name: string): Sender => ({ name, legalName: '', address: '', companyId: '', registerEntry: '' });
