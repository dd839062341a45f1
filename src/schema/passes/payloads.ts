import { PassProduct } from '../objects/passes.js';
import { IdempotencyKeyReused } from '../shared/command-refusals.js';
import { setUpPayload } from '../shared/set-up-payload.js';

const product = { name: 'product', description: 'The product.', type: () => PassProduct };

export const CreatePassProductPayload = setUpPayload('createPassProduct', product, [IdempotencyKeyReused]);
export const UpdatePassProductPayload = setUpPayload('updatePassProduct', product);
export const ArchivePassProductPayload = setUpPayload('archivePassProduct', product);
