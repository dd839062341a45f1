import { createHash, createHmac } from 'node:crypto';

/** `pmi_<organisation>_<secret>`: row-level security needs the organisation before any row can be read. */
const CODE = /^pmi_([A-Za-z0-9_-]{22})_[A-Za-z0-9_-]{43}$/;

/** A code as it was sent, without what people paste around it. Capitals and dashes belong to the code. */
export const pastedCode = (text: string): string => text.replace(/\p{Dash}/gu, '-').replace(/[^A-Za-z0-9_-]/g, '');

/** The organisation that a code names; undefined if the text is no code. Does not say whether the code is valid. */
export function organisationOfCode(code: string): string | undefined {
  const organisation = CODE.exec(code)?.[1];
  if (organisation === undefined) return undefined;
  const hex = Buffer.from(organisation, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Codes of invitations. A code is derived from the invitation and a secret of the server. So an e-mail that could not be sent is
 * written again, and a stored row alone lets nobody in.
 */
export class InvitationCodes {
  constructor(private readonly secret: string) {}

  codeOf(organisationId: string, invitationId: string): string {
    const organisation = Buffer.from(organisationId.replaceAll('-', ''), 'hex').toString('base64url');
    const digest = createHmac('sha256', this.secret).update(`invitation ${invitationId}`).digest('base64url');
    return `pmi_${organisation}_${digest}`;
  }
}

/** The hash of a code, which is all that the database stores of it. */
export function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
