import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Scope } from '../../entities/enums.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { Node } from '../shared/node.js';
import { InvalidInput } from '../shared/refusal-types.js';
import { DateTime } from '../shared/scalars.js';
import { setUpPayload } from '../shared/set-up-payload.js';
import { refusalUnion } from '../shared/user-error.js';

@ObjectType('ApiKey', {
  description: "What an integrator's program signs in with: it acts for the organisation, as far as its scopes go.",
  implements: Node,
  simpleResolvers: true,
})
export class ApiKey extends Node {
  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => [Scope], { description: 'What it may do.' })
  scopes!: Scope[];

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ends; null for never.' })
  expiresAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last used, to the minute; null for never.' })
  lastUsedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null while it is not.' })
  revokedAt?: Date | null;
}

@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What it is for, at most 200 characters.' })
  name!: string;

  @Field(() => [Scope], { description: 'What it may do; at least one scope.' })
  scopes!: Scope[];

  @Field(() => DateTime, { nullable: true, description: 'When it ends, within ten years; never when left out.' })
  expiresAt?: Date | null;
}

@InputType({ description: 'The API key to revoke.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'The key.' })
  apiKeyId!: string;
}

const CreateApiKeyError = refusalUnion('CreateApiKeyError', 'Why `createApiKey` was refused.', () => [InvalidInput]);

@ObjectType({ description: 'What `createApiKey` did, or why it was refused.' })
export class CreateApiKeyPayload {
  @Field(() => ApiKey, { nullable: true, description: 'The key.' })
  apiKey!: ApiKey | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the program sends as its bearer token. Shown this once: only a hash of it is kept.',
  })
  secret!: string | null;

  @Field(() => [CreateApiKeyError], { description: 'Why it was refused; empty when it was done. With any, nothing was changed.' })
  errors!: Refusal[];
}

export const RevokeApiKeyPayload = setUpPayload('revokeApiKey', {
  name: 'apiKey',
  description: 'The key.',
  type: () => ApiKey,
});
