import { Field, InputType, ObjectType } from 'type-graphql';
import { Locale } from '../../entities/enums.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { InvalidInput, SignInCodeWrong, TooManyTries } from '../shared/refusal-types.js';
import { DateTime } from '../shared/scalars.js';
import { refusalUnion } from '../shared/user-error.js';

const ERRORS = { description: 'Why it was refused; empty when it was done. With any, nothing was changed.' };

@InputType({ description: 'Who wants to sign in.' })
export class RequestSignInCodeInput {
  @Field(() => String, { description: 'The e-mail address; upper or lower case makes no difference.' })
  email!: string;

  @Field(() => Locale, { nullable: true, description: 'The language of the letter; that of the request when left out.' })
  locale?: Locale | null;
}

@InputType({ description: 'What came with the letter.' })
export class SignInInput {
  @Field(() => String, { description: 'The e-mail address that the code was sent to.' })
  email!: string;

  @Field(() => String, { description: 'The code: eight digits, good for one use within ten minutes and five tries.' })
  code!: string;
}

const RequestSignInCodeError = refusalUnion('RequestSignInCodeError', 'Why `requestSignInCode` was refused.', () => [
  InvalidInput,
  TooManyTries,
]);
const SignInError = refusalUnion('SignInError', 'Why `signIn` was refused.', () => [InvalidInput, SignInCodeWrong, TooManyTries]);
const SignOutError = refusalUnion('SignOutError', 'Why a sign-out was refused: so far there is no reason.', () => [InvalidInput]);

@ObjectType({ description: 'What `requestSignInCode` did. It is the same whether or not anybody has the address.' })
export class RequestSignInCodePayload {
  @Field(() => DateTime, { nullable: true, description: 'Until when the code is good that is on its way.' })
  expiresAt!: Date | null;

  @Field(() => [RequestSignInCodeError], ERRORS)
  errors!: Refusal[];
}

@ObjectType({ description: 'What `signIn` did, or why it was refused.' })
export class SignInPayload {
  @Field(() => String, {
    nullable: true,
    description: 'What to send as `Authorization: Bearer <token>` from now on. Shown this once: only a hash of it is kept.',
  })
  token!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends, unless it is used in the meantime.' })
  expiresAt!: Date | null;

  @Field(() => [SignInError], ERRORS)
  errors!: Refusal[];
}

@ObjectType({ description: 'What a sign-out did.' })
export class SignOutPayload {
  @Field(() => Boolean, { description: 'Whether the viewer is signed out: streams close within 5 s.' })
  signedOut!: boolean;

  @Field(() => [SignOutError], ERRORS)
  errors!: Refusal[];
}
