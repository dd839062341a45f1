/** A bearer token, or a function that gives the current one. It is asked before each request and each connection. */
export type TokenSource = string | (() => string | Promise<string>);

export interface Credentials {
  token: TokenSource | undefined;
  organisation: string | undefined;
}

/** As headers of a request; a socket sends the same values in its first message. */
export async function headersOf({ token, organisation }: Credentials): Promise<Record<string, string>> {
  const current = typeof token === 'function' ? await token() : token;
  return {
    ...(current === undefined ? {} : { authorization: `Bearer ${current}` }),
    ...(organisation === undefined ? {} : { 'x-organisation': organisation }),
  };
}

export async function connectionParamsOf(credentials: Credentials): Promise<Record<string, string>> {
  const { authorization } = await headersOf(credentials);
  const { organisation } = credentials;
  return { ...(authorization === undefined ? {} : { authorization }), ...(organisation === undefined ? {} : { organisation }) };
}
