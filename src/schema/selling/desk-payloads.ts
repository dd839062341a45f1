import { Field } from 'type-graphql';
import type { PassBalanceState, RegistrationBalanceState } from '../../entities/events.js';
import type * as entities from '../../entities/index.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { PassBalance, RegistrationBalance } from '../objects/live.js';
import { Pass } from '../objects/passes.js';
import { commandPayload, NOTHING_CHANGED, refusalsField } from '../shared/command-payload.js';
import * as refusals from '../shared/command-refusals.js';

@commandPayload('sellPass')
export class SellPassPayload {
  @Field(() => Pass, { nullable: true, description: 'The pass sold.' })
  pass!: entities.Pass | null;

  @Field(() => [PassBalance], { description: 'The passes it touched, as they are after it.' })
  passBalances!: PassBalanceState[];

  @Field(() => RegistrationBalance, { nullable: true, description: "The registration's account after it; CREDIT only." })
  registrationBalance!: RegistrationBalanceState | null;

  @refusalsField(
    'sellPass',
    [
      refusals.IdempotencyKeyReused,
      refusals.ProductArchived,
      refusals.ProductEnded,
      refusals.ProductNotSoldHere,
      refusals.PassNeedsRegistration,
      refusals.PassBelongsToCustomer,
      refusals.PassNotForCourse,
      refusals.PurchaseLimitReached,
      refusals.PromoCodeUnusable,
      refusals.PaymentsDoNotAddUp,
    ],
    NOTHING_CHANGED,
  )
  errors!: Refusal[];
}

@commandPayload('recordPayment')
export class RecordPaymentPayload {
  @Field(() => RegistrationBalance, { nullable: true, description: "The registration's account after it." })
  registrationBalance!: RegistrationBalanceState | null;

  @refusalsField('recordPayment', [refusals.IdempotencyKeyReused], NOTHING_CHANGED)
  errors!: Refusal[];
}
