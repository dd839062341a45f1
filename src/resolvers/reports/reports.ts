import { Arg, Args, Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Fault } from '../../faults.js';
import { ExportReportInput, ReportArgs, ReportRowsArgs } from '../../schema/reports/inputs.js';
import {
  AttendanceReport,
  BreakageReport,
  CommissionReport,
  DebtReport,
  DeferredRevenueReport,
  Reports,
  SalesReport,
  VatReport,
} from '../../schema/reports/pages.js';
import { ReportFile } from '../../schema/reports/reports.js';
import { encodeId, type NodeType } from '../../schema/shared/ids.js';
import { type Money, money } from '../../schema/shared/money.js';
import { LocalDate } from '../../schema/shared/scalars.js';
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from '../../services/input/index.js';
import * as reports from '../../services/reports/index.js';
import { Access, OWNERS_AND_MANAGERS } from '../shared/access.js';
import { readsOf } from '../shared/reading.js';

/** What the books come to: for owners and managers. */
@Resolver(() => Reports)
export class ReportsResolver {
  @Access(OWNERS_AND_MANAGERS)
  @Query(() => Reports, { nullable: true, description: 'Reports of the books; null for who may not see them.' })
  reports(): Reports {
    return new Reports();
  }

  @Access(OWNERS_AND_MANAGERS)
  @Query(() => ReportFile, {
    nullable: true,
    description: 'A report as a file of CSV, with at most 10,000 rows; null for who may not see it.',
  })
  async exportReport(
    @Ctx() context: Context,
    @Arg('input', () => ExportReportInput, { description: 'Which report, of which days.' }) input: ExportReportInput,
  ): Promise<ReportFile> {
    const { books, currency } = await booksOf(context);
    return reports.exportReport(books, currency, input);
  }

  @FieldResolver(() => SalesReport, { description: 'What was sold, by product, channel and day.' })
  async sales(@Ctx() context: Context, @Args(() => ReportArgs) args: ReportArgs): Promise<object> {
    return pageOf(context, args, (books, part) => reports.sales(books, args, part));
  }

  @FieldResolver(() => DeferredRevenueReport, { description: 'What is still owed on passes, with its movement.' })
  async deferredRevenue(@Ctx() context: Context, @Args(() => ReportArgs) args: ReportArgs): Promise<object> {
    return pageOf(context, args, (books, part) => reports.deferredRevenue(books, args, part));
  }

  @FieldResolver(() => BreakageReport, {
    description: 'What expired unused, counted from what passes hold and from their dates.',
  })
  async breakage(@Ctx() context: Context, @Args(() => ReportArgs) args: ReportArgs): Promise<object> {
    return pageOf(context, args, (books, part) => reports.breakage(books, args, part));
  }

  @FieldResolver(() => DebtReport, { description: 'What registrations owe, by age.' })
  async debts(
    @Ctx() context: Context,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'At the end of which day; now when left out.' })
    asOf: string | null | undefined,
    @Args(() => ReportRowsArgs) args: ReportRowsArgs,
  ): Promise<object> {
    return pageOf(context, args, (books, part) => {
      return reports.debts(books, asOf ?? reports.dayOf(books.now, books.timeZone).toString(), part);
    });
  }

  @FieldResolver(() => CommissionReport, { description: "The platform's share of online payments." })
  async commission(@Ctx() context: Context, @Args(() => ReportArgs) args: ReportArgs): Promise<object> {
    return pageOf(context, args, (books, part) => reports.commission(books, args, part));
  }

  @FieldResolver(() => VatReport, { description: 'The tax that fell due, by rate.' })
  async vat(@Ctx() context: Context, @Args(() => ReportArgs) args: ReportArgs): Promise<object> {
    return pageOf(context, args, async (books, part) => {
      const { postedMinor, ...due } = await reports.vat(books, args, part);
      return { ...due, total: { ...due.total, postedMinor } };
    });
  }

  @FieldResolver(() => AttendanceReport, {
    description:
      'How full sessions were, and who came, by group, as it is recorded now: a correction changes what is told of days that are over.',
  })
  async attendance(@Ctx() context: Context, @Args(() => ReportArgs) args: ReportArgs): Promise<object> {
    return pageOf(context, args, (books, part) => reports.attendance(books, args, part));
  }
}

async function booksOf(context: Context): Promise<{ books: reports.Books; currency: string }> {
  const reads = await readsOf(context);
  const { em, organisationId, now } = reads;
  return reads.withOrganisation(({ timeZone, currency }) => ({ books: { em, organisationId, timeZone, now }, currency }));
}

/** The part of a report that was asked for, with its amounts as Money and its keys as ids. */
async function pageOf(
  context: Context,
  { first, skip }: ReportRowsArgs,
  read: (books: reports.Books, part: reports.Part) => Promise<reports.Report<object>>,
): Promise<object> {
  const part = { first: first ?? PAGE_SIZE_DEFAULT, skip: skip ?? 0 };
  if (part.first < 1 || part.first > PAGE_SIZE_MAX) {
    throw new Fault('BAD_USER_INPUT', `\`first\` lies between 1 and ${PAGE_SIZE_MAX}.`);
  }
  if (part.skip < 0) throw new Fault('BAD_USER_INPUT', '`skip` is not below 0.');
  const { books, currency } = await booksOf(context);
  const { rows, rowCount, total } = await read(books, part);
  const shown = (row: object): object => shownAs(row, books.organisationId, currency);
  return { rows: rows.map(shown), rowCount, total: shown(total) };
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
