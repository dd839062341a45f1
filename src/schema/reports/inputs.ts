import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import { CsvForm, ReportKind } from '../../entities/enums.js';
import { PageArgs } from '../shared/connection.js';
import { LocalDate } from '../shared/scalars.js';

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
export class ReportArgs extends PageArgs {
  @Field(() => LocalDate, { description: 'The first day of the period.' })
  from!: string;

  @Field(() => LocalDate, {
    description:
      'The day after the last one of the period, which has at most 366 days: `2026-11-01` and `2026-12-01` are November. ' +
      'A day that is not over counts up to now.',
  })
  until!: string;
}

@InputType({ description: 'The report to export and its period.' })
export class ExportReportInput {
  @Field(() => ReportKind, { description: 'The report.' })
  report!: ReportKind;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The first day of the period. By default the first day of the month of the last day.',
  })
  from?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day after the last one of the period, which has at most 366 days. By default tomorrow.',
  })
  until?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'For DEBTS: the day at whose end debts are counted. By default the last day. Other reports ignore it.',
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
