import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';

/**
 * The proxies whose `X-Forwarded-For` is trusted: none, the nearest so many, or proxies by address or subnet.
 */
export type TrustedProxies = false | number | readonly string[];

export type AddressOf = (request: IncomingMessage) => string;

/**
 * Reads the network address of a caller. Anybody can send `X-Forwarded-For`, so only the part that trusted proxies wrote counts.
 */
export function addressReader(trusted: TrustedProxies): AddressOf {
  if (trusted === false) return (request) => networkOf(request.socket.remoteAddress ?? '');
  const trust = typeof trusted === 'number' ? (_address: string, hop: number) => hop < trusted : proxyAddr.compile([...trusted]);
  return (request) => networkOf(proxyAddr(request, trust));
}

/** One IPv6 customer has 2^64 addresses, so their network counts as one. */
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
