import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { addressReader, networkOf, type TrustedProxies } from '../../src/server/admission/addresses.js';
import { isOriginAllowed, isSameSecret } from '../../src/server/admission/web-safety.js';

/** A request as it comes in from an address, with headers. */
function requestFrom(address: string, headers: Record<string, string> = {}): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: address });
  return Object.assign(new IncomingMessage(socket), { headers });
}

describe('the address of a caller', () => {
  const FORWARDED = { 'x-forwarded-for': '1.1.1.1, 2.2.2.2, 3.3.3.3' };
  it.each<[trusted: TrustedProxies, from: string, address: string]>([
    [false, '10.0.0.9', '10.0.0.9'],
    [0, '10.0.0.9', '10.0.0.9'],
    [1, '10.0.0.9', '3.3.3.3'],
    [2, '10.0.0.9', '2.2.2.2'],
    [9, '10.0.0.9', '1.1.1.1'],
    [[], '10.0.0.9', '10.0.0.9'],
    [['10.0.0.0/8'], '10.0.0.9', '3.3.3.3'],
    [['10.0.0.0/8'], '11.0.0.9', '11.0.0.9'],
    [['10.0.0.0/8', '3.3.3.3'], '10.0.0.9', '2.2.2.2'],
    [['10.0.0.0/8', '2.2.2.2'], '10.0.0.9', '3.3.3.3'],
  ])('the address of a caller, with %j trusted and the request from %s, is %s', (trusted, from, address) => {
    expect(addressReader(trusted)(requestFrom(from, FORWARDED))).toBe(address);
  });

  it('is that of the connection when no proxy says another', () => {
    expect(addressReader(1)(requestFrom('10.0.0.9'))).toBe('10.0.0.9');
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('the origin of a WebSocket', () => {
  const ALLOWED = ['https://app.example'];
  it.each<[origin: string | undefined, isAllowed: boolean]>([
    [undefined, true],
    ['https://app.example', true],
    ['https://api.example', true],
    ['http://api.example', true],
    ['https://api.example:8443', false],
    ['https://evil.example', false],
    ['https://app.example.evil.example', false],
    ['null', false],
    ['', false],
    ['api.example', false],
  ])('%s may connect to api.example: %s', (origin, isAllowed) => {
    const headers = { host: 'api.example', ...(origin === undefined ? {} : { origin }) };
    expect(isOriginAllowed(requestFrom('192.0.2.7', headers), ALLOWED)).toBe(isAllowed);
  });
});

describe('a secret', () => {
  it.each([
    ['the secret', true],
    ['the secreT', false],
    ['the secret ', false],
    ['the secre', false],
    ['', false],
    [undefined, false],
  ])('is compared with %j, and the answer is %s', (given, isSame) => {
    expect(isSameSecret(given, 'the secret')).toBe(isSame);
  });

  it('is compared by its bytes, also beyond ASCII', () => {
    expect([isSameSecret('ščť', 'ščť'), isSameSecret('šč', 'ščť'), isSameSecret('abc', 'ščť')]).toEqual([true, false, false]);
  });
});
