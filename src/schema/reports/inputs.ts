import { ArgsType, Field, InputType, Int, registerEnumType } from 'type-graphql';
import { ReportKind } from '../../entities/enums.js';
import { LocalDate } from '../shared/scalars.js';

registerEnumType(ReportKind, {
  name: 'ReportKind',
  description: 'Which report.',
  valuesConfig: {
    SALES: { description: 'What was sold, by product, channel and day.' },
    DEFERRED_REVENUE: { description: 'What is still owed on passes, and how it moved.' },
    BREAKAGE: { description: 'What expired unused.' },
    DEBTS: { description: 'Who owes what, by age.' },
    COMMISSION: { description: "The platform's share of online payments." },
    VAT: { description: 'The tax that fell due, by rate.' },
    ATTENDANCE: { description: 'How full sessions were, and who came.' },
  },
});

@ArgsType()
export class ReportRowsArgs {
  @Field(() => Int, { nullable: true, description: 'How many rows to give: 20 when left out, at most 100.' })
  first?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many rows to leave out before them.' })
  skip?: number | null;
}

@ArgsType()
export class ReportArgs extends ReportRowsArgs {
  @Field(() => LocalDate, { description: 'The first day.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The last day, at most 366 with the first. One that is not over counts up to now.' })
  to!: string;
}

@InputType({ description: 'Which report to export, and of which days.' })
export class ExportReportInput {
  @Field(() => ReportKind, { description: 'Which report.' })
  report!: ReportKind;

  @Field(() => LocalDate, { nullable: true, description: 'The first day; the first of the month of `to` when left out.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day, at most 366 with the first; today when left out.' })
  to?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Of DEBTS: at the end of which day; of `to` when left out.' })
  asOf?: string | null;
}
