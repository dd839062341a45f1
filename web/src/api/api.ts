import { createClient } from '@permanentka/client';
import { type AnyVariables, Client } from '@urql/core';
import type { Locale } from '../words/locale';
import { normalisedCache } from './cache';
import { clientExchange } from './exchange';
import type { Text } from './hooks';
import { refusedToken } from './refused-token';

export interface Caller {
  /** Undefined: an anonymous caller. */
  readonly token: string | undefined;
  /** The studio of the page; undefined on pages of no studio. */
  readonly studio: string | undefined;
  readonly locale: Locale;
  /** Called when the server does not know the token any more. */
  readonly onRefused: () => void;
}

export type Api = ReturnType<typeof openApi>;

/** The API for one caller at one studio, with a cache that nobody else reads. */
export function openApi({ token, studio, locale, onRefused }: Caller) {
  const url = new URL('/graphql', window.location.href).href;
  const client = createClient({
    url,
    ...(token !== undefined && { token }),
    // An anonymous caller has no place anywhere, and the server refuses the name of a studio that it does not know.
    ...(token !== undefined && studio !== undefined && { organisation: studio }),
    headers: { 'accept-language': locale },
  });
  const urql = new Client({
    url,
    preferGetMethod: false,
    exchanges: [normalisedCache(), refusedToken(token === undefined ? undefined : onRefused), clientExchange(client)],
  });
  /** Runs a mutation with `dryRun`. The cache does not hear of it. */
  const preview = <Result, Variables>(
    text: Text<Result, Variables>,
    variables: Variables,
    signal: AbortSignal,
  ): Promise<Result> => client.request<Result, AnyVariables>(text.toString(), variables as AnyVariables, { signal });
  return {
    urql,
    preview,
    watchConnection: client.watchConnection,
    connectionStatus: () => client.connection.status,
    close: () => void client.close(),
  };
}
