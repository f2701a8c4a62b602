import { Logger } from '@nestjs/common';
import { Registry } from 'prom-client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { SCOPE, type Service, startService } from '../e2e/service.fixture.js';
import { answer, refuse, type Responder, startStub, type Stub } from '../contract/tencent/stub-server.js';

const KEY = 'Gu5t9x/+RNpq86cd98"oQYCN3kkkkk==';
const TOKEN = 'sts/%2F-token-0123456789+0123456789';
const base64 = (text: string) => Buffer.from(text).toString('base64');

const SPELLINGS: [string, string][] = [
  ['as it is', KEY],
  ['the token as it is', TOKEN],
  ['for a URL', encodeURIComponent(KEY)],
  ['for a URL in a URL', encodeURIComponent(encodeURIComponent(TOKEN))],
  ['in base64', base64(`key=${KEY};`)],
  ['in base64url, at another place', Buffer.from(`a${TOKEN}b`).toString('base64url')],
  ['in a JSON in the JSON', JSON.stringify({ KEY })],
];

describe('an answer that holds the key of the account is not used and raises an alarm', () => {
  let stub: Stub;
  let service: Service;
  let respond: Responder;
  const errors: string[] = [];
  const place = { TenantUuid: 'echo', ClusterUuid: 'echo', Region: 'ap-guangzhou' };

  beforeAll(async () => {
    stub = await startStub((...call) => respond(...call));
    service = await startService({ tencentApiOrigin: stub.origin });
    const secret = { SecretId: 'AKIDecho0123456789', SecretKey: KEY, Token: TOKEN };
    expect((await service.post('credential/create', { ...place, ...secret })).status).toBe(200);
    vi.spyOn(Logger.prototype, 'error').mockImplementation((text: unknown) => void errors.push(String(text)));
  });
  afterEach(() => void (errors.length = 0));
  afterAll(async () => {
    vi.restoreAllMocks();
    await service.close();
    await stub.close();
  });

  const alarms = async () => {
    const text = await service.app.get(Registry).metrics();
    return Number(/^tencent_secrets_in_answers_total (\d+)$/m.exec(text)![1]);
  };

  it.each(SPELLINGS)('in a refusal, %s', async (_, text) => {
    const before = await alarms();
    respond = (_call, response) => refuse(response, 'FailedOperation', `no: ${text}`);
    const reply = await service.post('disk/resize', { ...place, DiskId: 'disk-giys4n0i', DiskSize: 100 });
    expect([reply.status, reply.body.scode]).toEqual([502, 30054]);
    expect(reply.text).not.toContain(text);
    expect(await alarms()).toBeGreaterThan(before);
    expect(errors[0]).toMatch(
      /^the answer to \w+ holds the SecretKey or the Token of the credential [0-9a-f-]{36}/,
    );
    for (const secret of [KEY, TOKEN, text]) expect(errors.join()).not.toContain(secret);
  });

  it('in a field of a success that nobody reads', async () => {
    respond = (_call, response) => answer(response, { TotalCount: 0, DiskSet: [], Debug: { a: [KEY] } });
    expect((await service.post('disk/list', place)).body.scode).toBe(30054);
    expect(errors.length).toBeGreaterThan(0);
  });

  it('and no other answer does, nor does it stop the calls of the account', async () => {
    const before = await alarms();
    respond = (_call, response) => answer(response);
    for (let count = 0; count < 3; count += 1)
      expect((await service.post('disk/list', place)).body.scode).toBe(0);
    expect((await service.post('disk/list', SCOPE)).body.scode).toBe(0);
    expect(await alarms()).toBe(before);
    expect(errors).toEqual([]);
  });
});
