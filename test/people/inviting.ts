import { randomUUID } from 'node:crypto';
import { AcceptInvitationDocument, type Client, InviteMemberDocument, type InviteMemberInput } from '@permanentka/client';
import { expect } from 'vitest';
import type { Ground } from '../support/ground.js';
import { invitationCodeFor, signInAs } from '../support/people.js';

export interface Invited {
  email: string;
  /** What the e-mail carries. */
  code: string;
  invitationId: string;
}

/** The steps from an invitation to a member of the staff. */
export function inviting(ground: Ground) {
  const invite = async (input: Partial<InviteMemberInput> = {}, client: Client = ground.studio.clients.owner) => {
    const whole = { email: `${randomUUID()}@example.com`, name: 'Nová Kolegyňa', role: 'RECEPTIONIST', ...input } as const;
    return (await client.request(InviteMemberDocument, { input: whole })).inviteMember;
  };
  /** @param before a code that the address got earlier, which is not the one to wait for */
  const invited = async (input: Partial<InviteMemberInput> = {}, client?: Client, before?: string): Promise<Invited> => {
    const email = input.email ?? `${randomUUID()}@example.com`;
    const { invitation, errors } = await invite({ ...input, email }, client);
    expect(errors).toEqual([]);
    return { email, invitationId: invitation?.id ?? '', code: await invitationCodeFor(ground.app, email, before) };
  };
  const accept = async ({ email, code }: Pick<Invited, 'email' | 'code'>, slug?: string) => {
    const { at } = await signInAs(ground.app, email);
    return (await at(slug).request(AcceptInvitationDocument, { input: { code } })).acceptInvitation;
  };
  return { invite, invited, accept };
}

/** Why an invitation was refused. */
export const problemsOf = ({ errors }: { errors: readonly { code: string; problem?: string }[] }) =>
  errors.map((error) => error.problem ?? error.code);
