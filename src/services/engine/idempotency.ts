import { hash } from 'node:crypto';
import type { Command } from '../rules/commands/index.js';
import type { IdempotencyKey } from './outcome.js';

export const IDEMPOTENCY_KEY_MAX_LENGTH = 255;

/**
 * A caller's key in its scope: organisation (by where it is stored), viewer and operation. The hash is of the command, so that the same
 * request written differently is the same request; who asks is in the scope, and not in the hash: a merged customer asks again as another.
 */
export const idempotencyKey = (viewer: string, command: Command, key: string): IdempotencyKey => ({
  viewer,
  operation: command.kind,
  key,
  inputHash: hash('sha256', JSON.stringify({ ...command, actor: undefined }), 'base64url'),
});
