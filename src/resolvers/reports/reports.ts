import { Arg, Args, Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { ExportReportInput, ReportArgs } from '../../schema/reports/inputs.js';
import {
  AttendanceRows,
  BreakageRows,
  CommissionRows,
  DebtRows,
  DeferredRevenueRows,
  Reports,
  SalesRows,
  VatRows,
} from '../../schema/reports/pages.js';
import { ReportFile } from '../../schema/reports/reports.js';
import { PageArgs } from '../../schema/shared/connection.js';
import { encodeId, type NodeType } from '../../schema/shared/ids.js';
import { type Money, money } from '../../schema/shared/money.js';
import { LocalDate } from '../../schema/shared/scalars.js';
import { type BookShelf, exportReport, type ReportPage, reportPages } from '../../services/reports/index.js';
import { Access, OWNERS_AND_MANAGERS } from '../shared/access.js';

/** Reports of the books, for owners and managers. */
@Resolver(() => Reports)
export class ReportsResolver {
  @Access(OWNERS_AND_MANAGERS)
  @Query(() => Reports, { nullable: true, description: 'Reports of the books. Null for everybody but owners and managers.' })
  reports(): Reports {
    return new Reports();
  }

  @Access(OWNERS_AND_MANAGERS)
  @Query(() => ReportFile, {
    nullable: true,
    description: 'A report as a CSV file of at most 10,000 rows. Null for everybody but owners and managers.',
  })
  async exportReport(
    @Ctx() context: Context,
    @Arg('input', () => ExportReportInput, { description: 'The report and its days.' }) input: ExportReportInput,
  ): Promise<ReportFile> {
    return exportReport(shelfOf(context), input, context.viewer.locale);
  }

  @FieldResolver(() => SalesRows, { description: 'Sales by product, channel and day.' })
  sales(@Ctx() context: Context, @Args(() => ReportArgs) args: ReportArgs): Promise<object> {
    return pageOf(context, (shelf) => reportPages.sales(shelf, args));
  }

  @FieldResolver(() => DeferredRevenueRows, { description: 'The value still owed on passes, and how it moved in the period.' })
  deferredRevenue(@Ctx() context: Context, @Args(() => ReportArgs) args: ReportArgs): Promise<object> {
    return pageOf(context, (shelf) => reportPages.deferredRevenue(shelf, args));
  }

  @FieldResolver(() => BreakageRows, {
    description: 'The value that expired unused, counted from the balances and dates of passes.',
  })
  breakage(@Ctx() context: Context, @Args(() => ReportArgs) args: ReportArgs): Promise<object> {
    return pageOf(context, (shelf) => reportPages.breakage(shelf, args));
  }

  @FieldResolver(() => DebtRows, { description: 'Debts of registrations, by age.' })
  debts(
    @Ctx() context: Context,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The debts at the end of this day; now when left out.' })
    asOf: string | null | undefined,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<object> {
    return pageOf(context, (shelf) => reportPages.debts(shelf, { ...args, asOf }));
  }

  @FieldResolver(() => CommissionRows, { description: "The platform's share of online payments." })
  commission(@Ctx() context: Context, @Args(() => ReportArgs) args: ReportArgs): Promise<object> {
    return pageOf(context, (shelf) => reportPages.commission(shelf, args));
  }

  @FieldResolver(() => VatRows, { description: 'The VAT that fell due, by rate.' })
  vat(@Ctx() context: Context, @Args(() => ReportArgs) args: ReportArgs): Promise<object> {
    return pageOf(context, (shelf) => reportPages.vat(shelf, args));
  }

  @FieldResolver(() => AttendanceRows, {
    description:
      'Utilisation and attendance of sessions, by group, as recorded now. A correction changes the figures of past days too.',
  })
  attendance(@Ctx() context: Context, @Args(() => ReportArgs) args: ReportArgs): Promise<object> {
    return pageOf(context, (shelf) => reportPages.attendance(shelf, args));
  }
}

const shelfOf = (context: Context): BookShelf => ({
  em: context.unbound,
  organisationId: context.tenantId(),
  readNow: (work) => context.readNow(work),
  operation: context,
});

/** A page of a report, with its amounts as Money and its keys as ids. */
async function pageOf(context: Context, read: (shelf: BookShelf) => Promise<ReportPage<object>>): Promise<object> {
  const { edges, pageInfo, rowCount, moment, total, currency } = await read(shelfOf(context));
  const shown = (row: object): object => shownAs(row, context.tenantId(), currency);
  const rows = edges.map(({ node, cursor }) => ({ node: shown(node), cursor }));
  return { edges: rows, pageInfo, totalCount: rowCount, moment, total: shown(total) };
}

const ID_OF: Readonly<Record<string, NodeType>> = { productId: 'PassProduct', registrationId: 'Registration', groupId: 'Group' };

function shownAs(row: object, organisationId: string, currency: string): object {
  const shown: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row) as [string, unknown][]) {
    const type = ID_OF[key];
    if (type) shown[key] = typeof value === 'string' ? encodeId(type, organisationId, value) : null;
    else if (key.endsWith('Minor')) shown[key.slice(0, -'Minor'.length)] = money(Number(value), currency) satisfies Money;
    else shown[key] = value;
  }
  return shown;
}
