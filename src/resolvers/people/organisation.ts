import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type * as rows from '../../entities/index.js';
import { Plan } from '../../entities/index.js';
import { Course } from '../../schema/objects/catalogue.js';
import { Location, Organisation } from '../../schema/objects/organisation.js';
import { PassProduct } from '../../schema/objects/passes.js';
import { Member } from '../../schema/objects/people.js';
import { Money, money } from '../../schema/shared/money.js';
import { Access, EVERYBODY } from '../shared/access.js';
import { readsOf } from '../shared/reading.js';
import { MANAGEMENT, MEMBERS, SALES_READERS, VisibleTo } from '../shared/visible.js';

/** The public booking page: the courses offered and the passes on sale. */
@Resolver(() => Organisation)
export class OrganisationResolver {
  @Access(EVERYBODY)
  @Query(() => Organisation, {
    nullable: true,
    description: 'The public booking page of an organisation. Null if there is none by this slug.',
  })
  async organisation(
    @Ctx() context: Context,
    @Arg('slug', () => String, { description: 'The name in its address, such as `vlnka-bratislava`.' }) slug: string,
  ): Promise<Organisation | null> {
    const organisationId = await context.services.viewers.organisationBySlug(slug);
    if (organisationId === undefined || !context.enter(organisationId)) return null;
    const reads = await readsOf(context);
    return reads.organisation();
  }

  @VisibleTo(MEMBERS)
  @FieldResolver(() => Plan, { nullable: true, description: 'Its plan. Null for everybody but its staff.' })
  plan(@Root() organisation: rows.Organisation): Plan {
    return organisation.plan;
  }

  @FieldResolver(() => Money, { description: 'The fee of a late cancellation under FORFEIT_AND_FEE.' })
  lateFee(@Root() organisation: rows.Organisation): Money {
    return money(organisation.lateFeeMinor, organisation.currency);
  }

  @FieldResolver(() => [Course], { description: 'The courses offered now.' })
  async courses(@Ctx() context: Context): Promise<Course[]> {
    const reads = await readsOf(context);
    return reads.coursesOffered();
  }

  @FieldResolver(() => [Location], { description: 'The places where groups meet.' })
  async locations(@Ctx() context: Context): Promise<Location[]> {
    const reads = await readsOf(context);
    return reads.locations();
  }

  @FieldResolver(() => [PassProduct], { description: 'The passes on sale that the public booking page shows, cheapest first.' })
  async passesOnSale(@Ctx() context: Context): Promise<PassProduct[]> {
    const reads = await readsOf(context);
    return reads.productsOnSale();
  }

  @VisibleTo(SALES_READERS)
  @FieldResolver(() => [PassProduct], {
    nullable: true,
    description:
      'All pass products, hidden and archived ones too. Null for everybody but its staff and API keys with SALES_READ.',
  })
  async passProducts(@Ctx() context: Context): Promise<PassProduct[]> {
    const reads = await readsOf(context);
    return reads.allProducts();
  }

  @VisibleTo(MANAGEMENT)
  @FieldResolver(() => [Member], { nullable: true, description: 'The staff. Null for everybody but owners and managers.' })
  async members(@Ctx() context: Context): Promise<Member[]> {
    const reads = await readsOf(context);
    return reads.members();
  }
}
