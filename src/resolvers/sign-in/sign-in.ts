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
    const sent = await context.services.signIn.requestCode(email, originOf(context, locale ?? undefined));
    return sent.ok ? { ...sent.value, errors: [] } : { expiresAt: null, errors: sent.refusals };
  }

  @Access(ANYBODY)
  @Mutation(() => SignInPayload, {
    description: 'Signs in whoever can read the e-mails of an address. Whoever comes for the first time needs nothing else.',
  })
  async signIn(
    @Ctx() context: Context,
    @Arg('input', () => SignInInput, INPUT) { email, code }: SignInInput,
  ): Promise<SignInPayload> {
    const opened = await context.services.signIn.signIn(email, code, originOf(context));
    if (!opened.ok) return { token: null, expiresAt: null, errors: opened.refusals };
    return { token: opened.value.token, expiresAt: opened.value.expiresAt, errors: [] };
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
