import type { IncomingMessage } from 'node:http';

const FORWARDING_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * A proxy on this machine forwards requests of others. A page that points its own host name at this machine sends that name.
 */
export function isFromThisMachine({ socket, headers }: IncomingMessage): boolean {
  const isLoopback = /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
  const isNamedSo = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(headers.host ?? '');
  return isLoopback && isNamedSo && FORWARDING_HEADERS.every((name) => headers[name] === undefined);
}
