import { hash } from 'node:crypto';
import type { Command } from '../rules/commands/index.js';
import type { IdempotencyKey } from './outcome.js';

/** The scope in which a key is unique. */
export const scopeOf = ({ viewer, operation, key }: IdempotencyKey): string => `${operation} ${viewer} ${key}`;

/**
 * A caller's key in its scope: organisation, viewer and operation. The hash covers the command and not the text of the request,
 * so the same request in another notation is the same. The actor is not hashed, because a merged customer may repeat a request
 * as another.
 */
export const idempotencyKey = (viewer: string, command: Command, key: string): IdempotencyKey => ({
  viewer,
  operation: command.kind,
  key,
  inputHash: hash('sha256', JSON.stringify({ ...command, actor: undefined }), 'base64url'),
});
