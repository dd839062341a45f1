import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { PassProduct } from '../../entities/index.js';
import { ArchivePassProductInput, CreatePassProductInput, UpdatePassProductInput } from '../../schema/passes/inputs.js';
import { ArchivePassProductPayload, CreatePassProductPayload, UpdatePassProductPayload } from '../../schema/passes/payloads.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import { createPassProduct, updatePassProduct } from '../../services/passes/index.js';
import { Access, OWNERS_AND_MANAGERS, withScope } from '../shared/access.js';
import { keyOf } from '../shared/reading.js';
import { setUpWith } from '../shared/set-up.js';

const INPUT = { description: 'The input of the mutation.' };

/** Changes of the passes on sale: for owners and managers. */
@Resolver()
export class ProductsResolver {
  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => CreatePassProductPayload, { description: 'Puts a new pass on sale.' })
  createPassProduct(
    @Ctx() context: Context,
    @Arg('input', () => CreatePassProductInput, INPUT) input: CreatePassProductInput,
  ): Promise<SetUpPayload<PassProduct>> {
    const courseIds = this.courseKeys(context, input.courseIds);
    return setUpWith(context, (tenant) => createPassProduct(tenant, { ...input, courseIds }));
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => UpdatePassProductPayload, {
    description: 'Changes a product. Passes already sold keep what they were sold with.',
  })
  updatePassProduct(
    @Ctx() context: Context,
    @Arg('input', () => UpdatePassProductInput, INPUT) input: UpdatePassProductInput,
  ): Promise<SetUpPayload<PassProduct>> {
    const productId = keyOf(context, 'PassProduct', input.productId);
    const courseIds = this.courseKeys(context, input.courseIds);
    return setUpWith(context, (tenant) => updatePassProduct(tenant, { ...input, productId, courseIds }));
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => ArchivePassProductPayload, {
    description: 'Takes a product off sale, or puts it back. Passes already sold stay valid.',
    deprecationReason: 'Use `updatePassProduct` with `archived`.',
  })
  archivePassProduct(
    @Ctx() context: Context,
    @Arg('input', () => ArchivePassProductInput, INPUT) input: ArchivePassProductInput,
  ): Promise<SetUpPayload<PassProduct>> {
    const productId = keyOf(context, 'PassProduct', input.productId);
    return setUpWith(context, (tenant) => updatePassProduct(tenant, { productId, archived: input.archived ?? true }));
  }

  private courseKeys(context: Context, ids: string[] | null | undefined): string[] | null | undefined {
    return ids?.map((id) => keyOf(context, 'Course', id)) ?? (ids as null | undefined);
  }
}
