import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  RequestSignInCodeInput,
  RequestSignInCodePayload,
  SignInInput,
  SignInPayload,
  SignOutPayload,
} from '../../schema/sign-in/sign-in.js';
import type { Origin } from '../../services/sign-in/index.js';
import { Access, type AccessRule, WHOEVER_SIGNED_IN } from '../shared/access.js';

const INPUT = { description: 'The input of the mutation.' };

/** Anonymous callers and people, who may sign in as another person. API keys may not. */
const ANYBODY = { ...WHOEVER_SIGNED_IN, PUBLIC: 'PUBLISHED' } as const satisfies AccessRule;

/** Sign-in and sign-out, which concern no organisation. */
@Resolver()
export class SignInResolver {
  @Access(ANYBODY)
  @Mutation(() => RequestSignInCodePayload, {
    description:
      'Sends a sign-in code to an e-mail address. The answer is the same whether or not the address has an account. Each ' +
      'request has a code of its own, and leaves the codes of other requests as they are.',
  })
  async requestSignInCode(
    @Ctx() context: Context,
    @Arg('input', () => RequestSignInCodeInput, INPUT) { email, locale }: RequestSignInCodeInput,
  ): Promise<RequestSignInCodePayload> {
    const sent = await context.services.signIn.requestCode(email, originOf(context, locale ?? undefined));
    return sent.ok ? { ...sent.value, errors: [] } : { request: null, expiresAt: null, errors: sent.refusals };
  }

  @Access(ANYBODY)
  @Mutation(() => SignInPayload, {
    description: 'Signs in with a code from an e-mail, by the client that asked for it. A first sign-in makes the account.',
  })
  async signIn(
    @Ctx() context: Context,
    @Arg('input', () => SignInInput, INPUT) { email, request, code }: SignInInput,
  ): Promise<SignInPayload> {
    const opened = await context.services.signIn.signIn({ email, request, code }, originOf(context));
    if (!opened.ok) return { token: null, expiresAt: null, errors: opened.refusals };
    return { token: opened.value.token, expiresAt: opened.value.expiresAt, errors: [] };
  }

  @Access(WHOEVER_SIGNED_IN)
  @Mutation(() => SignOutPayload, { description: 'Ends the token of this request.' })
  async signOut(@Ctx() context: Context): Promise<SignOutPayload> {
    const { token, services } = context;
    if (token !== undefined) await services.signIn.signOut(token);
    return { signedOut: true };
  }

  @Access(WHOEVER_SIGNED_IN)
  @Mutation(() => SignOutPayload, { description: "Ends all of the viewer's tokens, on every device and at every organisation." })
  async signOutEverywhere(@Ctx() context: Context): Promise<SignOutPayload> {
    const { viewer, services } = context;
    if (!('personId' in viewer)) throw new Error('Only people sign out');
    await services.signIn.signOutEverywhere(viewer.personId);
    return { signedOut: true };
  }
}

function originOf({ address, viewer, untilMs }: Context, locale = viewer.locale): Origin {
  return { address, locale, untilMs };
}
