import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  RequestSignInCodeInput,
  RequestSignInCodePayload,
  SignInInput,
  SignInPayload,
  SignOutPayload,
} from '../../schema/sign-in/sign-in.js';
import { type Refusal, refusal } from '../../services/rules/world/refusals.js';
import { CODE_MINUTES, type Origin, type SignInRefused } from '../../services/sign-in/index.js';
import { Access, type AccessRule, WHOEVER_SIGNED_IN } from '../shared/access.js';

const INPUT = { description: 'What to do.' };

/** Signed in or not: somebody may sign in as another person. Not for programs, which have keys. */
const ANYBODY = { ...WHOEVER_SIGNED_IN, PUBLIC: 'PUBLISHED' } as const satisfies AccessRule;

/** What people do before any organisation knows them, and when they leave. */
@Resolver()
export class SignInResolver {
  @Access(ANYBODY)
  @Mutation(() => RequestSignInCodePayload, {
    description:
      'Sends a code to an e-mail address. It is sent, and answered alike, whether or not anybody is known by that address.',
  })
  async requestSignInCode(
    @Ctx() context: Context,
    @Arg('input', () => RequestSignInCodeInput, INPUT) { email, locale }: RequestSignInCodeInput,
  ): Promise<RequestSignInCodePayload> {
    const refused = await context.services.signIn.requestCode(email, originOf(context, locale ?? undefined));
    if (refused) return { expiresAt: null, errors: [refusalFor(refused)] };
    return { expiresAt: new Date(Date.now() + CODE_MINUTES * 60_000), errors: [] };
  }

  @Access(ANYBODY)
  @Mutation(() => SignInPayload, {
    description: 'Signs in whoever can read the e-mails of an address. Whoever comes for the first time needs nothing else.',
  })
  async signIn(
    @Ctx() context: Context,
    @Arg('input', () => SignInInput, INPUT) { email, code }: SignInInput,
  ): Promise<SignInPayload> {
    const outcome = await context.services.signIn.signIn(email, code, originOf(context));
    if ('refused' in outcome) return { token: null, expiresAt: null, errors: [refusalFor(outcome)] };
    return { token: outcome.token, expiresAt: outcome.expiresAt, errors: [] };
  }

  @Access(WHOEVER_SIGNED_IN)
  @Mutation(() => SignOutPayload, { description: 'Ends the token that this request came with.' })
  async signOut(@Ctx() context: Context): Promise<SignOutPayload> {
    const { token, services } = context;
    if (token !== undefined) await services.signIn.signOut(token);
    return { signedOut: true, errors: [] };
  }

  @Access(WHOEVER_SIGNED_IN)
  @Mutation(() => SignOutPayload, { description: "Ends all of the viewer's tokens, on whatever device, at every organisation." })
  async signOutEverywhere(@Ctx() context: Context): Promise<SignOutPayload> {
    const { viewer, services } = context;
    if (!('personId' in viewer)) throw new Error('Only people sign out');
    await services.signIn.signOutEverywhere(viewer.personId);
    return { signedOut: true, errors: [] };
  }
}

function originOf({ address, viewer }: Context, locale = viewer.locale): Origin {
  return { address, locale };
}

function refusalFor(refused: SignInRefused): Refusal {
  if (refused.refused === 'MALFORMED_EMAIL') return refusal('INVALID_INPUT', 'email', { reason: 'MALFORMED' });
  if (refused.refused === 'TOO_MANY_TRIES')
    return refusal('TOO_MANY_TRIES', undefined, { retryAfterSeconds: refused.waitSeconds });
  return refusal('SIGN_IN_CODE_WRONG', 'code', {});
}
