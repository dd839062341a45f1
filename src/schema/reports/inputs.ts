import { ArgsType, Field, InputType, Int, registerEnumType } from 'type-graphql';
import { CsvForm, ReportKind } from '../../entities/enums.js';
import { DateTime, LocalDate } from '../shared/scalars.js';

registerEnumType(ReportKind, {
  name: 'ReportKind',
  description: 'The kind of a report.',
  valuesConfig: {
    SALES: { description: 'Sales and refunds by day, channel and product.' },
    DEFERRED_REVENUE: { description: 'Deferred revenue: the amount still owed on passes and gifts, and its movement.' },
    BREAKAGE: { description: 'Breakage: the amounts that expired unused.' },
    DEBTS: { description: 'Debts of registrations, by age.' },
    COMMISSION: { description: "The platform's share of online payments." },
    VAT: { description: 'The VAT that fell due, by rate.' },
    ATTENDANCE: { description: 'Utilisation of sessions and attendance, by group.' },
  },
});

registerEnumType(CsvForm, {
  name: 'CsvForm',
  description: 'The marks of a CSV file.',
  valuesConfig: {
    COMMA: {
      description: 'Commas separate cells, and amounts have a decimal point: for programs, and for spreadsheets in English.',
    },
    SEMICOLON: {
      description: 'Semicolons separate cells, and amounts have a decimal comma: for spreadsheets in Slovak and Czech.',
    },
  },
});

@ArgsType()
export class ReportRowsArgs {
  @Field(() => Int, { nullable: true, description: 'The number of rows to return. Default 20, at most 100.' })
  first?: number | null;

  @Field(() => Int, { nullable: true, description: 'The number of rows to skip first. Default 0.' })
  skip?: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Reads the report as it was at this moment; by default now. ' +
      "Pass the first page's `moment` with each further page: they then show one state, whatever is sold meanwhile.",
  })
  moment?: Date | null;
}

@ArgsType()
export class ReportArgs extends ReportRowsArgs {
  @Field(() => LocalDate, { description: 'The first day of the period.' })
  from!: string;

  @Field(() => LocalDate, {
    description: 'The last day of the period, which has at most 366 days. A day that is not over counts up to now.',
  })
  to!: string;
}

@InputType({ description: 'The report to export and its period.' })
export class ExportReportInput {
  @Field(() => ReportKind, { description: 'The report.' })
  report!: ReportKind;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The first day of the period. By default the first day of the month of `to`.',
  })
  from?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day of the period, which has at most 366 days. By default today.',
  })
  to?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'For DEBTS: the day at whose end debts are counted. By default `to`. Other reports ignore it.',
  })
  asOf?: string | null;

  @Field(() => CsvForm, {
    nullable: true,
    description:
      'The marks of the file. By default SEMICOLON for a caller whose language is Slovak or Czech, and COMMA otherwise. ' +
      'A program should name it.',
  })
  form?: CsvForm | null;
}
