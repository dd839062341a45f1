import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The consequences of cancelling a booking now, for its customer. `cancelBooking` decides it anew.' })
export class CancellationTerms {
  @Field(() => Boolean, {
    description:
      'Whether it is in time. If so, everything that paid for the booking goes back and its price is no longer charged.',
  })
  inTime!: boolean;
}
