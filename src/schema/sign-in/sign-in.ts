import { Field, InputType, ObjectType } from 'type-graphql';
import { Locale } from '../../entities/enums.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { InvalidInput, SignInCodeWrong, TooManyTries } from '../shared/refusal-types.js';
import { DateTime } from '../shared/scalars.js';
import { refusalSet } from '../shared/user-error.js';

const ERRORS = { description: 'The refusals; empty when the mutation succeeded. A refused mutation changes nothing.' };

@InputType({ description: 'The person who wants to sign in.' })
export class RequestSignInCodeInput {
  @Field(() => String, { description: 'The e-mail address that the code is sent to. Case is ignored.' })
  email!: string;

  @Field(() => Locale, { nullable: true, description: 'The language of the e-mail. By default the language of the request.' })
  locale?: Locale | null;
}

@InputType({ description: 'The code from the e-mail, the address that it was sent to, and the request that it was sent for.' })
export class SignInInput {
  @Field(() => String, { description: 'The e-mail address that the code was sent to.' })
  email!: string;

  @Field(() => String, {
    description: 'The `request` that `requestSignInCode` answered. A code works only with the request that it was sent for.',
  })
  request!: string;

  @Field(() => String, {
    description:
      'The code: eight digits, or twelve while many networks ask for codes of this address. It is valid once, for ten minutes ' +
      'and at most five tries.',
  })
  code!: string;
}

const RequestSignInCodeError = refusalSet('RequestSignInCodeError', 'The refusals of `requestSignInCode`.', [
  InvalidInput,
  TooManyTries,
]);
const SignInError = refusalSet('SignInError', 'The refusals of `signIn`.', [InvalidInput, SignInCodeWrong, TooManyTries]);

@ObjectType({
  description: 'The result of `requestSignInCode`. It does not tell whether anybody has an account with the address.',
})
export class RequestSignInCodePayload {
  @Field(() => String, {
    nullable: true,
    description:
      'The token that `signIn` takes beside the code; null when refused. Keep it until then and show it to nobody: only a ' +
      'client that has it can try the code.',
  })
  request!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the code expires; null when refused.' })
  expiresAt!: Date | null;

  @Field(() => [RequestSignInCodeError], ERRORS)
  errors!: Refusal[];
}

@ObjectType({ description: 'The result of `signIn`: a token, or why it was refused.' })
export class SignInPayload {
  @Field(() => String, {
    nullable: true,
    description:
      'The token to send as `Authorization: Bearer <token>`. It is shown only now: the server stores a hash of it. ' +
      'Null when refused.',
  })
  token!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the token expires; null when refused. Using the token extends it.',
  })
  expiresAt!: Date | null;

  @Field(() => [SignInError], ERRORS)
  errors!: Refusal[];
}

@ObjectType({ description: 'The result of a sign-out, which is never refused.' })
export class SignOutPayload {
  @Field(() => Boolean, { description: 'Whether the viewer is signed out. Open subscriptions close within 5 seconds.' })
  signedOut!: boolean;
}
