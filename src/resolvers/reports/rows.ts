import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import { Group } from '../../schema/objects/catalogue.js';
import { PassProduct } from '../../schema/objects/passes.js';
import { Registration } from '../../schema/objects/registrations.js';
import { AttendanceRow, BreakageRow, DebtRow, DeferredRevenueRow, SalesRow } from '../../schema/reports/reports.js';
import { keyOf, readsOf } from '../shared/reading.js';

/** The objects that the rows of reports are about. A viewer who may read a report may see them. */

async function productOf(context: Context, productId: string): Promise<PassProduct> {
  return (await readsOf(context)).existing(rows.PassProduct, keyOf(context, 'PassProduct', productId));
}

@Resolver(() => SalesRow)
export class SalesRowResolver {
  @FieldResolver(() => PassProduct, { nullable: true, description: 'The pass product; null for seats and registrations.' })
  product(@Root() { productId }: SalesRow, @Ctx() context: Context): Promise<PassProduct> | null {
    return productId === null ? null : productOf(context, productId);
  }
}

@Resolver(() => DeferredRevenueRow)
export class DeferredRevenueRowResolver {
  @FieldResolver(() => PassProduct, { description: 'The product.' })
  product(@Root() { productId }: DeferredRevenueRow, @Ctx() context: Context): Promise<PassProduct> {
    return productOf(context, productId);
  }
}

@Resolver(() => BreakageRow)
export class BreakageRowResolver {
  @FieldResolver(() => PassProduct, { description: 'The product.' })
  product(@Root() { productId }: BreakageRow, @Ctx() context: Context): Promise<PassProduct> {
    return productOf(context, productId);
  }
}

@Resolver(() => DebtRow)
export class DebtRowResolver {
  @FieldResolver(() => Registration, { description: 'The registration that owes.' })
  async registration(@Root() { registrationId }: DebtRow, @Ctx() context: Context): Promise<Registration> {
    return (await readsOf(context)).existing(rows.Registration, keyOf(context, 'Registration', registrationId));
  }
}

@Resolver(() => AttendanceRow)
export class AttendanceRowResolver {
  @FieldResolver(() => Group, { description: 'The group.' })
  async group(@Root() { groupId }: AttendanceRow, @Ctx() context: Context): Promise<Group> {
    return (await readsOf(context)).existing(rows.Group, keyOf(context, 'Group', groupId));
  }
}
