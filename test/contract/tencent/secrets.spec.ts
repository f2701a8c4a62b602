import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors/app.error.js';
import { aRealTimePipeline, anAccount, aRequest, failureOf } from './pipeline.fixture.js';
import { closedPort, refuse, startStub, startTcp, type Responder } from './stub-server.js';

const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const account = anAccount({
  secretId: 'AKIDplantedSecretId0123456789abcdef',
  secretKey: 'planted/secret+key==0123456789',
  token: 'planted-sts-token-0123456789',
});
const PLANTED = [account.secretId, account.secretKey, account.token!, 'planted', '127.0.0.1', 'Signature='];

/** A gateway that writes everything it knows about the call into its reply. */
const echo: Responder = (call, response) =>
  refuse(
    response,
    'InternalError',
    `${JSON.stringify(call.headers)} ${account.secretKey} at 127.0.0.1:8080 uin/100000000001`,
  );

async function errorAgainst(origin: string): Promise<AppError> {
  const pipeline = aRealTimePipeline({ tencentApiOrigin: origin, tencentTimeoutMs: 300 });
  open.push(pipeline);
  const error = await failureOf(
    pipeline.calls.send(aRequest().scope, account, {
      service: 'cbs',
      action: 'TerminateDisks',
      region: 'ap-guangzhou',
      params: { DiskIds: ['disk-12345678'] },
      kind: 'write',
    }),
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

const everyTextOf = (error: AppError): string =>
  [
    error.message,
    error.detail,
    error.stack,
    JSON.stringify(error),
    JSON.stringify(error.upstream),
    inspect(error, { depth: 10, showHidden: true }),
    inspect(error.cause, { depth: 10, showHidden: true }),
  ].join('\n');

describe('secrets', () => {
  it.each<[string, () => Promise<{ origin: string; close?: () => Promise<unknown> }>]>([
    ['a refused connection', async () => ({ origin: `http://127.0.0.1:${await closedPort()}` })],
    ['a reset', () => startStub((_call, response) => void response.socket?.resetAndDestroy())],
    ['a hang', () => startStub(() => undefined)],
    ['HTML that quotes the request', () => startStub((call, response) => void response.end(inspect(call)))],
    ['a 502 that quotes the request', () => startStub((c, r) => void r.writeHead(502).end(inspect(c)))],
    [
      'a redirect',
      () => startStub((_c, r) => void r.writeHead(302, { Location: 'http://127.0.0.1/' }).end()),
    ],
    ['an answer that is not HTTP', () => startTcp((socket, data) => void socket.end(data))],
    ['a refusal that quotes the request', () => startStub(echo)],
  ])('are in no error after %s', async (_name, start) => {
    const server = await start();
    if (server.close) open.push({ close: server.close });
    const text = everyTextOf(await errorAgainst(server.origin));
    for (const planted of PLANTED) expect(text).not.toContain(planted);
  });
});
