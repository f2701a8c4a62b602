import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, type JWK, type JWTPayload, SignJWT, exportJWK, generateKeyPair } from 'jose';

export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'disk-api';

export interface SigningKey {
  alg: string;
  kid: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

export async function aKey(alg: string, kid: string, over: object = {}): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true, ...over });
  return { alg, kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** A valid token unless the arguments change it; `undefined` removes a claim. */
export function aToken(key: SigningKey, claims: JWTPayload = {}, header: object = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload: JWTPayload = {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'user-1',
    iat: now,
    exp: now + 600,
    roles: ['operator'],
    tenants: ['system'],
    ...claims,
  };
  const given = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
  return new SignJWT(given)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'JWT', ...header })
    .sign(key.privateKey);
}

export interface JwksServer {
  url: string;
  fetches: number;
  /** The reply to the next fetches: keys, a status without a body, or a body. */
  answer: JWK[] | number | string;
  close(): Promise<void>;
}

export async function aJwksServer(answer: JwksServer['answer']): Promise<JwksServer> {
  const server: Server = createServer((request, response) => {
    state.fetches += 1;
    const { answer: current } = state;
    if (typeof current === 'number') response.writeHead(current, { location: '/elsewhere' }).end();
    else response.end(typeof current === 'string' ? current : JSON.stringify({ keys: current }));
    request.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const state: JwksServer = {
    url: `http://127.0.0.1:${port}/jwks`,
    fetches: 0,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return state;
}
