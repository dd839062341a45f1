export type { Committed } from './batch.js';
export type { Actor, Answer, AnswerOf, Command, CommandOf } from './command.js';
export { ENGINE_DEFAULTS, Engine } from './engine.js';
export { IDEMPOTENCY_KEY_MAX_LENGTH, idempotencyKey } from './idempotency.js';
export { uuidv7 } from './new-id.js';
export type { After, CommandRequest, Outcome } from './outcome.js';
export { createEnginePool } from './pool.js';
export { CommitUnknown, Overloaded } from './transaction.js';
export type { BookingRow, RedemptionRow } from './world.js';
