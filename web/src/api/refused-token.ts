import type { Exchange } from '@urql/core';
import { pipe, tap } from 'wonka';

/** Tells when the server no longer knows the caller's token: it has ended, or was revoked on another device. */
export const refusedToken =
  (onRefused: (() => void) | undefined): Exchange =>
  ({ forward }) =>
  (operations) =>
    pipe(
      forward(operations),
      tap(({ error }) => {
        if (error?.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')) onRefused?.();
      }),
    );
