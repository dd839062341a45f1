import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Columns, PromoCode as PromoCodeRow } from '../../entities/index.js';
import { PromoCodeConnection } from '../../schema/objects/promo-codes.js';
import {
  ArchivePromoCodeInput,
  ArchivePromoCodePayload,
  CreatePromoCodeInput,
  CreatePromoCodePayload,
  UpdatePromoCodeInput,
  UpdatePromoCodePayload,
} from '../../schema/selling/promo-codes.js';
import { PageArgs } from '../../schema/shared/connection.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import type { Page } from '../../services/input/index.js';
import { promoCodes } from '../../services/reads/index.js';
import { createPromoCode, updatePromoCode } from '../../services/selling/index.js';
import { Access, DESK, OWNERS_AND_MANAGERS, withScope } from '../shared/access.js';
import { keyOf, readsOf } from '../shared/reading.js';
import { setUpWith } from '../shared/set-up.js';

const INPUT = { description: 'The input of the mutation.' };

/** Promo codes. Owners and managers make them, the desk sees them. */
@Resolver()
export class PromoCodesResolver {
  @Access(withScope(DESK, 'SALES_READ'))
  @Query(() => PromoCodeConnection, {
    nullable: true,
    description: 'The promo codes, newest first. Null for a viewer who may not see them.',
  })
  async promoCodes(@Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Columns<PromoCodeRow>>> {
    return promoCodes(await readsOf(context), page);
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => CreatePromoCodePayload, { description: 'Creates a promo code.' })
  createPromoCode(
    @Ctx() context: Context,
    @Arg('input', () => CreatePromoCodeInput, INPUT) input: CreatePromoCodeInput,
  ): Promise<SetUpPayload<PromoCodeRow>> {
    const productIds = input.productIds?.map((id) => keyOf(context, 'PassProduct', id)) ?? null;
    return setUpWith(context, (tenant) => createPromoCode(tenant, { ...input, productIds }));
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => UpdatePromoCodePayload, {
    description: 'Changes a promo code, ends it or lets it work again. Orders that use it keep their price.',
  })
  updatePromoCode(
    @Ctx() context: Context,
    @Arg('input', () => UpdatePromoCodeInput, INPUT) input: UpdatePromoCodeInput,
  ): Promise<SetUpPayload<PromoCodeRow>> {
    const promoCodeId = keyOf(context, 'PromoCode', input.promoCodeId);
    return setUpWith(context, (tenant) => updatePromoCode(tenant, { ...input, promoCodeId }));
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => ArchivePromoCodePayload, {
    description: 'Ends a promo code. Orders that use it keep their price.',
    deprecationReason: 'Use `updatePromoCode` with `archived: true`.',
  })
  archivePromoCode(
    @Ctx() context: Context,
    @Arg('input', () => ArchivePromoCodeInput, INPUT) input: ArchivePromoCodeInput,
  ): Promise<SetUpPayload<PromoCodeRow>> {
    const promoCodeId = keyOf(context, 'PromoCode', input.promoCodeId);
    return setUpWith(context, (tenant) => updatePromoCode(tenant, { promoCodeId, archived: true }));
  }
}
