import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';

/**
 * Who is believed about where a request came from: nobody, the nearest so many proxies, or proxies by their address or
 * subnet.
 */
export type TrustedProxies = false | number | readonly string[];

export type AddressOf = (request: IncomingMessage) => string;

/**
 * Reads the address of a caller. `X-Forwarded-For` is anybody's to write, so it counts only as far as trusted proxies wrote
 * it.
 */
export function addressReader(trusted: TrustedProxies): AddressOf {
  if (trusted === false) return (request) => networkOf(request.socket.remoteAddress ?? '');
  const trust = typeof trusted === 'number' ? (_address: string, hop: number) => hop < trusted : proxyAddr.compile([...trusted]);
  return (request) => networkOf(proxyAddr(request, trust));
}

/** One subscriber has 2^64 addresses of IPv6: what counts is their network. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  if (tail !== undefined) while (groups.length + after.length < 8) groups.push('0');
  return `${[...groups, ...after].slice(0, 4).join(':')}::/64`;
}
