import { Field } from 'type-graphql';
import type { PassBalanceState, RegistrationBalanceState } from '../../entities/events.js';
import type * as entities from '../../entities/index.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { PassBalance, RegistrationBalance } from '../objects/live.js';
import { Order } from '../objects/orders.js';
import { Pass } from '../objects/passes.js';
import { commandPayload, refusalsField } from '../shared/command-payload.js';
import * as refusals from '../shared/command-refusals.js';

@commandPayload('sellPass')
export class SellPassPayload {
  @Field(() => Pass, { nullable: true, description: 'The sold pass. Null when refused.' })
  pass!: entities.Pass | null;

  @Field(() => Order, { nullable: true, description: 'The paid order of the sale. Null when refused.' })
  order!: entities.Columns<entities.Order> | null;

  @Field(() => [PassBalance], { description: 'The passes that changed, with their balances after the mutation.' })
  passBalances!: PassBalanceState[];

  @Field(() => RegistrationBalance, {
    nullable: true,
    description: "The registration's account after the mutation. Null for ENTRY and TIME passes, and when refused.",
  })
  registrationBalance!: RegistrationBalanceState | null;

  @refusalsField('sellPass', [
    refusals.IdempotencyKeyReused,
    refusals.ProductArchived,
    refusals.ProductEnded,
    refusals.ProductNotSoldHere,
    refusals.PassNeedsRegistration,
    refusals.PassBelongsToCustomer,
    refusals.PassNotForCourse,
    refusals.RegistrationEnded,
    refusals.PurchaseLimitReached,
    refusals.PromoCodeUnusable,
    refusals.PaymentsDoNotAddUp,
  ])
  errors!: Refusal[];
}

@commandPayload('recordPayment')
export class RecordPaymentPayload {
  @Field(() => Order, { nullable: true, description: 'The paid order of the payment. Null when refused.' })
  order!: entities.Columns<entities.Order> | null;

  @Field(() => RegistrationBalance, {
    nullable: true,
    description: "The registration's account after the mutation. Null when refused.",
  })
  registrationBalance!: RegistrationBalanceState | null;

  @refusalsField('recordPayment', [refusals.IdempotencyKeyReused])
  errors!: Refusal[];
}
