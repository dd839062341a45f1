import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import { PassProduct } from '../../schema/objects/passes.js';
import { Registration } from '../../schema/objects/registrations.js';
import { OnlineChannel } from '../../schema/selling/online-channel.js';
import { onlineSaleProblems, profileProblems } from '../../services/rules/selling/gates.js';
import { OnlineSaleProblem } from '../../services/rules/world/refusals.js';
import { readsOf } from '../shared/reading.js';

const CHANNEL = { defaultValue: OnlineChannel.ONLINE, description: 'The place of the purchase.' };

/** Tells whether a pass can be bought online, by the rule that checkouts use. */
@Resolver(() => PassProduct)
export class OnlineSaleResolver {
  @FieldResolver(() => Boolean, { description: 'Whether customers can buy the pass online now.' })
  async buyableOnline(
    @Root() product: rows.PassProduct,
    @Ctx() context: Context,
    @Arg('channel', () => OnlineChannel, CHANNEL) channel: OnlineChannel,
  ): Promise<boolean> {
    return (await problemsOf(product, context, channel)).length === 0;
  }

  @FieldResolver(() => [OnlineSaleProblem], {
    description: 'The reasons why customers cannot buy the pass online now; empty when they can.',
  })
  onlineSaleProblems(
    @Root() product: rows.PassProduct,
    @Ctx() context: Context,
    @Arg('channel', () => OnlineChannel, CHANNEL) channel: OnlineChannel,
  ): Promise<OnlineSaleProblem[]> {
    return problemsOf(product, context, channel);
  }
}

/** The passes that a profile offers. */
@Resolver(() => Registration)
export class ProfileSaleResolver {
  @FieldResolver(() => [PassProduct], {
    description:
      'The passes on sale in the profile for this registration now, cheapest first. ' +
      'Buy one with `startCheckout` and `inProfile`.',
  })
  async passesOnSale(@Root() registration: rows.Registration, @Ctx() context: Context): Promise<PassProduct[]> {
    const reads = await readsOf(context);
    const group = await reads.existing(rows.Group, registration.group.id);
    const course = await reads.existing(rows.Course, group.course.id);
    const offered = (await reads.productsInProfile()).filter((product) => profileProblems(product, [course]).length === 0);
    const isOpen = await Promise.all(offered.map((product) => problemsOf(product, context, 'PROFILE')));
    return offered.filter((_, at) => isOpen[at]?.length === 0);
  }
}

async function problemsOf(product: rows.PassProduct, context: Context, channel: OnlineChannel): Promise<OnlineSaleProblem[]> {
  const reads = await readsOf(context);
  const archived = product.archivedAt != null;
  return reads.withOrganisation((organisation) =>
    onlineSaleProblems({ organisation, product: { ...product, archived }, channel }, reads.now),
  );
}
