import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import { Course } from '../../schema/objects/catalogue.js';
import { RedemptionConnection } from '../../schema/objects/page-types.js';
import { Pass, PassProduct, Redemption } from '../../schema/objects/passes.js';
import { Customer } from '../../schema/objects/people.js';
import { Booking, Registration } from '../../schema/objects/registrations.js';
import { PageArgs } from '../../schema/shared/connection.js';
import { PassStatus } from '../../schema/shared/enums.js';
import { Money } from '../../schema/shared/money.js';
import type { Page } from '../../services/input/index.js';
import { passFigures, REDEMPTIONS_OF_PASS } from '../../services/reads/index.js';
import { Access, STAFF_AND_OWN_CUSTOMER, withScope } from '../shared/access.js';
import { around } from '../shared/outcome-rows.js';
import { moneyOf, optionalMoneyOf, readsOf, seen } from '../shared/reading.js';

@Resolver(() => PassProduct)
export class PassProductResolver {
  @FieldResolver(() => Money, { description: 'The price.' })
  price(@Root() product: rows.PassProduct, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, product.priceMinor);
  }

  @FieldResolver(() => Money, { nullable: true, description: 'The credit of the pass; null for other kinds than CREDIT.' })
  credit(@Root() product: rows.PassProduct, @Ctx() context: Context): Promise<Money | null> {
    return optionalMoneyOf(context, product.creditMinor);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'The number of seats at one time that a TIME pass covers; null for other kinds.',
  })
  seatsAtOnce(@Root() { kind, seatsAtOnce }: rows.PassProduct): number | null {
    return kind === 'TIME' ? seatsAtOnce : null;
  }

  @FieldResolver(() => [Course], { nullable: true, description: 'The courses that the pass is valid for; null for all courses.' })
  async courses(@Root() product: rows.PassProduct, @Ctx() context: Context): Promise<Course[] | null> {
    const reads = await readsOf(context);
    return reads.courses(product.courseIds);
  }
}

@Resolver(() => Pass)
export class PassResolver {
  @Access(withScope(STAFF_AND_OWN_CUSTOMER, 'SALES_READ'))
  @Query(() => Pass, { nullable: true, description: 'A pass, for its holder and for staff. Null for anybody else.' })
  pass(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<Pass | null> {
    return seen(context, 'Pass', id);
  }

  @FieldResolver(() => Pass, {
    nullable: true,
    description: 'The ended pass whose returned entries or credit this pass keeps usable. Null for every other pass.',
  })
  async graceOf(@Root() { graceOfId }: rows.Pass, @Ctx() context: Context): Promise<Pass | null> {
    return graceOfId ? (await readsOf(context)).existing(rows.Pass, graceOfId) : null;
  }

  @FieldResolver(() => PassStatus, { description: 'The current state.' })
  async status(@Root() pass: rows.Pass, @Ctx() context: Context): Promise<PassStatus> {
    return (await this.figures(pass, context)).status;
  }

  @FieldResolver(() => PassProduct, { description: 'The product that was bought. It may have changed since.' })
  async product(@Root() pass: rows.Pass, @Ctx() context: Context): Promise<PassProduct> {
    const reads = await readsOf(context);
    return reads.existing(rows.PassProduct, pass.product.id);
  }

  @FieldResolver(() => Customer, { description: 'The customer who holds the pass.' })
  async customer(@Root() pass: rows.Pass, @Ctx() context: Context): Promise<Customer> {
    const reads = await readsOf(context);
    return reads.existing(rows.Customer, pass.customer.id);
  }

  @FieldResolver(() => Registration, {
    nullable: true,
    description: 'The registration that the pass pays for; null for other kinds than CREDIT.',
  })
  async registration(@Root() pass: rows.Pass, @Ctx() context: Context): Promise<Registration | null> {
    const reads = await readsOf(context);
    return pass.registration ? reads.existing(rows.Registration, pass.registration.id) : null;
  }

  @FieldResolver(() => [Course], { nullable: true, description: 'The courses that the pass is valid for; null for all courses.' })
  async courses(@Root() pass: rows.Pass, @Ctx() context: Context): Promise<Course[] | null> {
    const reads = await readsOf(context);
    return reads.courses(pass.courseIds);
  }

  @FieldResolver(() => Money, { description: 'The price at the time of sale.' })
  price(@Root() pass: rows.Pass, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, pass.priceMinor);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: 'The credit at the time of sale; null for other kinds than CREDIT.',
  })
  credit(@Root() pass: rows.Pass, @Ctx() context: Context): Promise<Money | null> {
    return optionalMoneyOf(context, pass.creditMinor);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: 'The credit left, 0 after it has expired; null for other kinds than CREDIT.',
  })
  async creditLeft(@Root() pass: rows.Pass, @Ctx() context: Context): Promise<Money | null> {
    return optionalMoneyOf(context, (await this.figures(pass, context)).creditLeftMinor);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'The entries left, 0 after it has expired; null for other kinds than ENTRY.',
  })
  async entriesLeft(@Root() pass: rows.Pass, @Ctx() context: Context): Promise<number | null> {
    return (await this.figures(pass, context)).entriesLeft;
  }

  @FieldResolver(() => RedemptionConnection, {
    description: 'The redemptions of the pass, newest first, with those that were given back.',
  })
  async redemptions(
    @Root() pass: rows.Pass,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Redemption>> {
    const reads = await readsOf(context);
    return reads.page(REDEMPTIONS_OF_PASS, pass.id, page);
  }

  private async figures(pass: rows.Pass, context: Context) {
    return passFigures(await readsOf(context), pass);
  }
}

@Resolver(() => Redemption)
export class RedemptionResolver {
  @FieldResolver(() => Pass, { description: 'The pass that paid.' })
  async pass(@Root() redemption: rows.Redemption, @Ctx() context: Context): Promise<Pass> {
    return around(redemption).pass?.() ?? (await readsOf(context)).existing(rows.Pass, redemption.pass.id);
  }

  @FieldResolver(() => Registration, { description: 'The registration that the pass paid for.' })
  async registration(@Root() redemption: rows.Redemption, @Ctx() context: Context): Promise<Registration> {
    const reads = await readsOf(context);
    return reads.existing(rows.Registration, redemption.registration.id);
  }

  @FieldResolver(() => Booking, {
    nullable: true,
    description: 'The booking that the pass paid for; null when it paid for something else of the registration.',
  })
  async booking(@Root() redemption: rows.Redemption, @Ctx() context: Context): Promise<Booking | null> {
    const reads = await readsOf(context);
    return redemption.booking ? reads.existing(rows.Booking, redemption.booking.id) : null;
  }

  @FieldResolver(() => Money, { description: 'The price that was covered: the registration shows it as paid.' })
  covered(@Root() redemption: rows.Redemption, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, redemption.coveredMinor);
  }

  @FieldResolver(() => Money, { description: 'The value that the pass gave up.' })
  consumed(@Root() redemption: rows.Redemption, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, redemption.consumedMinor);
  }
}
