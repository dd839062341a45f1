import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type * as rows from '../../entities/index.js';
import { RegistrationListArgs } from '../../schema/booking/list-args.js';
import { CustomerConnection, RegistrationConnection } from '../../schema/objects/page-types.js';
import { Customer } from '../../schema/objects/people.js';
import type { Registration } from '../../schema/objects/registrations.js';
import { PageArgs } from '../../schema/shared/connection.js';
import { Money } from '../../schema/shared/money.js';
import type { Page } from '../../services/input/index.js';
import { debtors, searchRegistrations } from '../../services/reads/index.js';
import { Access, DESK, withScope } from '../shared/access.js';
import { moneyOf, optionalKeyOf, readsOf } from '../shared/reading.js';
import { ALL_BUT_INSTRUCTORS, VisibleTo } from '../shared/visible.js';

/** Lists of the desk over all groups. */
@Resolver(() => Customer)
export class DeskListsResolver {
  @Access(withScope(DESK, 'BOOKINGS_READ'))
  @Query(() => RegistrationConnection, {
    nullable: true,
    description: 'The registrations of the organisation, newest first. Null for callers who may not see them.',
  })
  async registrations(
    @Ctx() context: Context,
    @Args(() => RegistrationListArgs) { search, groupId, courseId, unpaid, ended, ...page }: RegistrationListArgs,
  ): Promise<Page<Registration>> {
    const filter = {
      ...{ search, unpaid, ended },
      groupId: optionalKeyOf(context, 'Group', groupId),
      courseId: optionalKeyOf(context, 'Course', courseId),
    };
    return searchRegistrations(await readsOf(context), filter, page);
  }

  @Access(DESK)
  @Query(() => CustomerConnection, {
    nullable: true,
    description: 'The customers who have a debt now, the highest debt first. Null for everybody but the desk.',
  })
  async debtors(@Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Customer>> {
    return debtors(await readsOf(context), page);
  }

  @VisibleTo(ALL_BUT_INSTRUCTORS)
  @FieldResolver(() => Money, {
    nullable: true,
    description:
      'The debts of all their registrations together. A balance above zero of one does not pay the debt of another. ' +
      'Null for instructors, and for API keys without BOOKINGS_READ.',
  })
  async debt(@Root() customer: rows.Customer, @Ctx() context: Context): Promise<Money> {
    const reads = await readsOf(context);
    return moneyOf(context, await reads.debtOfCustomer.load(customer.id));
  }
}
