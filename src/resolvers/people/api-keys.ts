import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import { Member } from '../../schema/objects/people.js';
import {
  ApiKey,
  CreateApiKeyInput,
  CreateApiKeyPayload,
  RevokeApiKeyInput,
  RevokeApiKeyPayload,
} from '../../schema/people/api-keys.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import { createApiKey, listApiKeys, revokeApiKey } from '../../services/callers/index.js';
import { Access, OWNERS } from '../shared/access.js';
import { keyOf, readsOf } from '../shared/reading.js';
import { setUpWith } from '../shared/set-up.js';
import { memberOf } from './viewers.js';

const INPUT = { description: 'The input of the mutation.' };

/** The API keys of integrators, for owners. */
@Resolver(() => ApiKey)
export class ApiKeysResolver {
  @Access(OWNERS)
  @Query(() => [ApiKey], { nullable: true, description: 'The API keys of the organisation, revoked ones too, newest first.' })
  async apiKeys(@Ctx() context: Context): Promise<rows.ApiKey[]> {
    return listApiKeys(await context.em());
  }

  @Access(OWNERS)
  @Mutation(() => CreateApiKeyPayload, { description: "Makes an API key for an integrator's program." })
  async createApiKey(
    @Ctx() context: Context,
    @Arg('input', () => CreateApiKeyInput, INPUT) input: CreateApiKeyInput,
  ): Promise<CreateApiKeyPayload> {
    const { memberId } = memberOf(context);
    const { result, errors } = await setUpWith(context, (tenant) => createApiKey(tenant, memberId, input));
    return { apiKey: result?.apiKey ?? null, secret: result?.secret ?? null, errors };
  }

  @Access(OWNERS)
  @Mutation(() => RevokeApiKeyPayload, {
    description: 'Revokes an API key. Requests with it fail after 2 seconds at most, and its live streams close within 5.',
  })
  revokeApiKey(
    @Ctx() context: Context,
    @Arg('input', () => RevokeApiKeyInput, INPUT) { apiKeyId }: RevokeApiKeyInput,
  ): Promise<SetUpPayload<rows.ApiKey>> {
    const key = keyOf(context, 'ApiKey', apiKeyId);
    return setUpWith(context, (tenant) => revokeApiKey(tenant, key));
  }
  @FieldResolver(() => Member, { description: 'The member who made it, even if they have left.' })
  async createdBy(@Root() apiKey: rows.ApiKey, @Ctx() context: Context): Promise<rows.Member> {
    const reads = await readsOf(context);
    return reads.existing(rows.Member, apiKey.createdBy.id);
  }
}
