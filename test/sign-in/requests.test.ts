import { describe, expect, it } from 'vitest';
import { bodyOf, codeOf, emailOf, headersOf, NO_CODE, routeOf } from '../../src/services/sign-in/requests.js';

describe('emailOf', () => {
  it.each([
    ['nina@example.com', 'nina@example.com'],
    [' NINA@Example.COM ', 'nina@example.com'],
    ['Info@KÚPELE.sk', 'info@xn--kpele-7ua.sk'],
    ['Nina+Klub@example.com', 'nina+klub@example.com'],
  ])('knows the person of %j as %j', (typed, known) => {
    expect(emailOf(typed)).toBe(known);
  });

  it('knows nobody by a text that is no address', () => {
    for (const text of ['', 'nina', 'nina@', 'nina@localhost', 'jožko@example.com']) expect(emailOf(text), text).toBeUndefined();
  });
});

describe('codeOf', () => {
  it.each([
    ...['12345678', '1234 5678', '12-34-56-78', ' 12345678\n', '1 2 3 4 5 6 7 8', '12345678.', '„1234–5678“'],
    ...['1234\u20115678', '\u200b12345678\ufeff', '12.345.678', '１２３４５６７８'],
  ])('reads the digits of %j', (typed) => {
    expect(codeOf(typed)).toBe('12345678');
  });

  it('reads the twelve digits of a code for an address that many ask for', () => {
    expect(codeOf('1234 5678 9012')).toBe('123456789012');
  });

  it.each(['', '1234567', '123456789', '12345678901', '1234567890123', '1234567x', 'x12345678', '١٢٣٤٥٦٧٨'])(
    'reads no code from %j',
    (typed) => {
      expect(codeOf(typed)).toBeUndefined();
    },
  );

  it('keeps zeros at the beginning', () => {
    expect(codeOf('0000 0001')).toBe('00000001');
  });
});

describe('routeOf', () => {
  it.each([
    ['POST', '/email-otp/send-verification-otp'],
    ['POST', '/sign-in/email-otp'],
    ['GET', '/get-session'],
    ['GET', '/list-sessions'],
    ['POST', '/sign-out'],
    ['POST', '/revoke-sessions'],
    ['POST', '/revoke-other-sessions'],
  ])('serves %s %s', (method, path) => {
    expect(routeOf(method, path)).toBe(path);
  });

  it.each([
    ['GET', '/sign-out'],
    ['POST', '/get-session'],
    ['HEAD', '/get-session'],
    ['post', '/sign-out'],
    ['POST', '/sign-up/email'],
    ['POST', '/change-email'],
    ['POST', '/delete-user'],
    ['POST', '/sign-out/'],
    ['POST', 'sign-out'],
    ['GET', '/constructor'],
    ['GET', '/__proto__'],
    ['GET', ''],
  ])('serves nothing at %s %s', (method, path) => {
    expect(routeOf(method, path)).toBeUndefined();
  });
});

describe('bodyOf', () => {
  it('takes an address and the purpose of signing in, and drops all other fields', () => {
    const body = { email: ' Nina@Example.com', type: 'sign-in', name: 'Nina', callbackURL: 'https://evil.example' };
    expect(bodyOf('/email-otp/send-verification-otp', body)).toEqual({ email: 'nina@example.com', type: 'sign-in' });
  });

  it('takes an address and a code, however the code is grouped, and the request when it is there', () => {
    const body = { email: 'nina@example.com', otp: '1234-5678', rememberMe: true };
    expect(bodyOf('/sign-in/email-otp', body)).toEqual({ email: 'nina@example.com', otp: '12345678' });
    const whole = { ...body, request: 'abc' };
    expect(bodyOf('/sign-in/email-otp', whole)).toEqual({ email: 'nina@example.com', otp: '12345678', request: 'abc' });
    expect(bodyOf('/email-otp/send-verification-otp', { ...whole, type: 'sign-in' })).not.toHaveProperty('request');
    expect(bodyOf('/sign-in/email-otp', { ...whole, request: ['abc'] })).toBe('malformed');
  });

  it('puts a code that is always wrong in the place of a malformed one', () => {
    const body = { email: 'nina@example.com', otp: 'letters' };
    expect(bodyOf('/sign-in/email-otp', body)).toEqual({ email: 'nina@example.com', otp: NO_CODE });
    expect(codeOf(NO_CODE)).toBeUndefined();
  });

  it.each([undefined, null, [], 'text', {}, { everything: true }])(
    'passes nothing on of the body %j where none is needed',
    (body) => {
      for (const route of ['/sign-out', '/get-session', '/revoke-sessions'] as const) expect(bodyOf(route, body)).toEqual({});
    },
  );

  it.each([
    [undefined],
    [null],
    ['nina@example.com'],
    [{}],
    [{ email: 'nina@example.com' }],
    [{ email: 'nina', otp: '12345678', type: 'sign-in' }],
    [{ email: ['nina@example.com'], otp: '12345678', type: 'sign-in' }],
    [{ email: 'nina@example.com', otp: 12_345_678, type: 'forget-password' }],
    [{ otp: '12345678', type: 'sign-in' }],
  ])('calls the body %j malformed', (body) => {
    expect(bodyOf('/sign-in/email-otp', body)).toBe('malformed');
    expect(bodyOf('/email-otp/send-verification-otp', body)).toBe('malformed');
  });
});

describe('headersOf', () => {
  const ADDRESS = '192.0.2.1';
  const given = (headers: Record<string, string>) => Object.fromEntries(headersOf({ address: ADDRESS }, new Headers(headers)));
  const always = { 'content-type': 'application/json', 'x-permanentka-address': ADDRESS };

  it('tells the address that the server found out, and not the one that the caller writes', () => {
    const forged = { 'x-permanentka-address': '203.0.113.1', 'x-forwarded-for': '203.0.113.1', 'x-real-ip': '203.0.113.1' };
    expect(given(forged)).toEqual(always);
  });

  it('names an IPv6 network without the length of its prefix', () => {
    expect(headersOf({ address: '2001:db8::/64' }).get('x-permanentka-address')).toBe('2001:db8::');
  });

  it('tells the language when the server knows it, and not the one that the caller writes', () => {
    expect(headersOf({ address: ADDRESS, locale: 'sk' }).get('x-permanentka-locale')).toBe('sk');
    expect(given({ 'x-permanentka-locale': 'cs' })).toEqual(always);
  });

  it('keeps the token, the cookie and the origin, and drops every other header', () => {
    const kept = { authorization: 'Bearer x', cookie: 'a=b', origin: 'https://vlnka.sk', host: 'api.vlnka.sk' };
    expect(given({ ...kept, 'content-length': '3', 'x-organisation': 'vlnka' })).toEqual({ ...always, ...kept });
  });

  it('keeps the headers of a browser only where the browser says from which site the page is', () => {
    const [mode, site] = [{ 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }, { 'sec-fetch-site': 'cross-site' }];
    expect(given(mode)).toEqual(always);
    expect(given({ ...mode, ...site })).toEqual({ ...always, ...mode, ...site });
  });

  it('keeps 300 printable characters of the name of the program', () => {
    const named = (userAgent: string) => headersOf({ address: ADDRESS, userAgent }).get('user-agent');
    expect(named('Prehliadač\u0000 1.0\r\nX: y')).toBe('Prehliada 1.0X: y');
    expect(named('x'.repeat(301))).toHaveLength(300);
    expect(headersOf({ address: ADDRESS, userAgent: '' }).has('user-agent')).toBe(false);
  });
});
