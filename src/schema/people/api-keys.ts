import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Scope } from '../../entities/enums.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { OPTIONAL_KEY } from '../shared/command-options.js';
import { IdempotencyKeyReused } from '../shared/command-refusals.js';
import { Node } from '../shared/node.js';
import { InvalidInput } from '../shared/refusal-types.js';
import { DateTime } from '../shared/scalars.js';
import { setUpPayload } from '../shared/set-up-payload.js';
import { refusalSet } from '../shared/user-error.js';

@ObjectType('ApiKey', {
  description: 'A key with which a program calls the API for the organisation. Its scopes limit what it may do.',
  implements: Node,
  simpleResolvers: true,
})
export class ApiKey extends Node {
  @Field(() => String, { description: 'The name: what the key is used for.' })
  name!: string;

  @Field(() => [Scope], { description: 'The scopes: what the key may do.' })
  scopes!: Scope[];

  @Field(() => DateTime, { description: 'When the key was created.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the key expires; null for never.' })
  expiresAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the key was last used, to the minute; null when never.' })
  lastUsedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the key was revoked; null while it is valid.' })
  revokedAt?: Date | null;
}

@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'A name that says what the key is used for, at most 200 characters.' })
  name!: string;

  @Field(() => [Scope], { description: 'The scopes of the key; at least one.' })
  scopes!: Scope[];

  @Field(() => DateTime, { nullable: true, description: 'When the key expires, at most ten years from now. By default never.' })
  expiresAt?: Date | null;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'The API key to revoke.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'The API key.' })
  apiKeyId!: string;
}

const CreateApiKeyError = refusalSet('CreateApiKeyError', 'The refusals of `createApiKey`.', [
  InvalidInput,
  IdempotencyKeyReused,
]);

@ObjectType({ description: 'The result of `createApiKey`: the new key, or why it was refused.' })
export class CreateApiKeyPayload {
  @Field(() => ApiKey, { nullable: true, description: 'The API key.' })
  apiKey!: ApiKey | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The secret, which the program sends as its bearer token. It is shown only now: the server stores a hash of it. ' +
      'Null when refused, and when the same request is sent again with its idempotency key.',
  })
  secret!: string | null;

  @Field(() => [CreateApiKeyError], {
    description: 'The refusals; empty when the mutation succeeded. A refused mutation changes nothing.',
  })
  errors!: Refusal[];
}

export const RevokeApiKeyPayload = setUpPayload('revokeApiKey', {
  name: 'apiKey',
  description: 'The API key.',
  type: () => ApiKey,
});
