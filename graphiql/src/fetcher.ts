import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { createClient } from 'graphql-ws';

const URL_HERE = new URL('/graphql', globalThis.location.href);
const SOCKET_URL = Object.assign(new URL(URL_HERE), { protocol: URL_HERE.protocol === 'https:' ? 'wss:' : 'ws:' }).href;

/**
 * Sends operations as one person of the demo studio, or as nobody. Headers of the tab take precedence, also for subscriptions:
 * a browser cannot set headers of a socket, so they become its connection parameters.
 */
export function fetcherAs(token: string | undefined): Fetcher {
  return (params, options) => {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    for (const [name, value] of Object.entries(options?.headers ?? {})) headers[name.toLowerCase()] = String(value);
    const { authorization, 'x-organisation': organisation, 'accept-language': acceptLanguage } = headers;
    // It connects when something subscribes, and closes after that.
    const wsClient = createClient({ url: SOCKET_URL, connectionParams: { authorization, organisation, acceptLanguage } });
    const fetcher = createGraphiQLFetcher({ url: URL_HERE.href, headers, enableIncrementalDelivery: false, wsClient });
    return fetcher(params, options);
  };
}
