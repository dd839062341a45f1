import { createClient } from '@permanentka/client';
import { Client } from '@urql/core';
import type { Locale } from '../words/locale';
import { normalisedCache } from './cache';
import { clientExchange } from './exchange';
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
  return {
    urql,
    watchConnection: client.watchConnection,
    connectionStatus: () => client.connection.status,
    close: () => void client.close(),
  };
}
