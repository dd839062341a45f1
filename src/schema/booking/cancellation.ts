import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What happens when a customer cancels a booking now. `cancelBooking` decides it anew.' })
export class CancellationTerms {
  @Field(() => Boolean, {
    description:
      'Whether it is in time. If so, everything that paid for the booking goes back and its price is no longer charged.',
  })
  inTime!: boolean;
}
