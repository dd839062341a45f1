import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import { Member } from '../../schema/objects/people.js';
import { DrawerDay, DrawerOfMember, DrawerOfMethod } from '../../schema/selling/drawer.js';
import { Money } from '../../schema/shared/money.js';
import { LocalDate } from '../../schema/shared/scalars.js';
import { drawerOf, type DrawerOfMember as OfMember, type DrawerOfMethod as OfMethod } from '../../services/reads/index.js';
import { dayOf } from '../../services/rules/world/calendar.js';
import { Access, DESK, withScope } from '../shared/access.js';
import { moneyOf, readsOf } from '../shared/reading.js';

const TAKEN = { description: 'The money taken, without the change that was given back.' };
const GIVEN_OUT = { description: 'The money of refunds.' };
const EXPECTED = { description: 'The money that should be there from this day: taken less given out.' };

@Resolver(() => DrawerDay)
export class DrawerDayResolver {
  @Access(withScope(DESK, 'SALES_READ'))
  @Query(() => DrawerDay, {
    nullable: true,
    description: 'The money taken and given out at the desk on a day, by method and by member. Null for everybody but the desk.',
  })
  async drawerDay(
    @Ctx() context: Context,
    @Arg('on', () => LocalDate, {
      nullable: true,
      description: "The day, in the organisation's time zone; today when left out.",
    })
    on?: string | null,
  ): Promise<DrawerDay> {
    const reads = await readsOf(context);
    return { on: on ?? (await reads.withOrganisation(({ timeZone }) => dayOf(reads.now, timeZone).toString())) };
  }

  @FieldResolver(() => [DrawerOfMethod], { description: 'Each way to pay at the desk, also those without money on that day.' })
  async methods(@Root() { on }: DrawerDay, @Ctx() context: Context): Promise<OfMethod[]> {
    return drawerOf(await readsOf(context), on);
  }
}

@Resolver(() => DrawerOfMethod)
export class DrawerOfMethodResolver {
  @FieldResolver(() => Money, TAKEN)
  taken(@Root() { takenMinor }: OfMethod, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, takenMinor);
  }

  @FieldResolver(() => Money, GIVEN_OUT)
  givenOut(@Root() { givenOutMinor }: OfMethod, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, givenOutMinor);
  }

  @FieldResolver(() => Money, EXPECTED)
  expected(@Root() { takenMinor, givenOutMinor }: OfMethod, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, takenMinor - givenOutMinor);
  }

  @FieldResolver(() => [DrawerOfMember], { description: 'The same by member.' })
  members(@Root() { members }: OfMethod): OfMember[] {
    return members;
  }
}

@Resolver(() => DrawerOfMember)
export class DrawerOfMemberResolver {
  @FieldResolver(() => Member, {
    nullable: true,
    description: 'The member. Null for API keys, and for money that an older version of the server took.',
  })
  async member(@Root() { memberId }: OfMember, @Ctx() context: Context): Promise<rows.Member | null> {
    return memberId === null ? null : (await readsOf(context)).row(rows.Member, memberId);
  }

  @FieldResolver(() => Money, TAKEN)
  taken(@Root() { takenMinor }: OfMember, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, takenMinor);
  }

  @FieldResolver(() => Money, GIVEN_OUT)
  givenOut(@Root() { givenOutMinor }: OfMember, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, givenOutMinor);
  }

  @FieldResolver(() => Money, EXPECTED)
  expected(@Root() { takenMinor, givenOutMinor }: OfMember, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, takenMinor - givenOutMinor);
  }
}
