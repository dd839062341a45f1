import { Field, Int, ObjectType } from 'type-graphql';
import { DeskPaymentMethod } from '../../entities/enums.js';
import { LocalDate } from '../shared/scalars.js';

const PAYMENTS = { description: 'The number of payments.' };
const REFUNDS = { description: 'The number of refunds.' };

@ObjectType({ description: 'The money of the desk on one day.' })
export class DrawerDay {
  @Field(() => LocalDate, { description: "The day, in the organisation's time zone." })
  on!: string;
}

@ObjectType({ description: 'The money that came and went in one way.', simpleResolvers: true })
export class DrawerOfMethod {
  @Field(() => DeskPaymentMethod, { description: 'The way it was paid.' })
  method!: DeskPaymentMethod;

  @Field(() => Int, PAYMENTS)
  payments!: number;

  @Field(() => Int, REFUNDS)
  refunds!: number;
}

@ObjectType({ description: 'The part of it that one member took and gave out.', simpleResolvers: true })
export class DrawerOfMember {
  @Field(() => Int, PAYMENTS)
  payments!: number;

  @Field(() => Int, REFUNDS)
  refunds!: number;
}
