import type { ExecutionContext } from '@nestjs/common';
import { firstValueFrom, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors/app.error.js';
import type { Language } from '../../errors/words.js';
import { Answer, type Envelope } from './envelope.js';
import { EnvelopeInterceptor } from './envelope.interceptor.js';
import { verbatim } from '../../errors/words.js';

/** What becomes of a result of a handler: the envelope and the headers of the reply. */
async function replyTo(result: unknown, language: Language = 'en') {
  const headers = new Map<string, string>();
  const response = { setHeader: (name: string, value: string) => headers.set(name, value) };
  const http = { getResponse: () => response, getRequest: () => ({ context: { language } }) };
  const execution = { switchToHttp: () => http } as unknown as ExecutionContext;
  const handle = () => (result instanceof Error ? throwError(() => result) : of(result));
  const envelope = (await firstValueFrom(
    new EnvelopeInterceptor().intercept(execution, { handle }),
  )) as Envelope;
  return { envelope, headers: Object.fromEntries(headers) };
}

describe(EnvelopeInterceptor.name, () => {
  it('puts a result into the six keys of the envelope, in their order', async () => {
    const { envelope, headers } = await replyTo({ TotalCount: 1 });
    expect(JSON.stringify(envelope)).toBe(
      '{"scode":0,"desc":"","message":"success","message_cn":"成功","stack":null,"data":{"TotalCount":1}}',
    );
    expect(headers).toEqual({});
  });

  it.each([
    ['en', 'one disk'],
    ['zh', '一块云硬盘'],
  ] as const)('says the words of an answer in the language of the request, %s', async (language, desc) => {
    const answer = new Answer({}, { en: 'one disk', zh: '一块云硬盘' });
    expect((await replyTo(answer, language)).envelope.desc).toBe(desc);
  });

  it.each([undefined, null])('answers an empty object for %s', async (nothing) => {
    expect((await replyTo(nothing)).envelope.data).toEqual({});
  });

  it.each([0, false, '', [[]]])('keeps %j, which is a result', async (result) => {
    expect((await replyTo(result)).envelope.data).toEqual(result);
  });

  it('writes the words of an answer into desc, and its headers', async () => {
    const headers = { 'X-Tencent-Request-Id': '5f1e-01', 'X-Stale-Credential-Seconds': '41' };
    const reply = await replyTo(new Answer({ Count: 1 }, verbatim('ap-tokyo did not answer'), headers));
    expect(reply.envelope).toMatchObject({ scode: 0, desc: 'ap-tokyo did not answer', data: { Count: 1 } });
    expect(reply.headers).toEqual(headers);
  });

  it.each([
    ['line breaks', 'r-1\r\nSet-Cookie: a=b'],
    ['spaces', 'r 1'],
    ['other than ASCII', 'r-名'],
    ['nothing', ''],
    ['more than 128 characters', 'r'.repeat(129)],
  ])('leaves out a header whose value has %s', async (_, value) => {
    const headers = { 'X-Tencent-Request-Id': value, 'X-Other': 'r'.repeat(128) };
    expect((await replyTo(new Answer({}, '', headers))).headers).toEqual({ 'X-Other': 'r'.repeat(128) });
  });

  it('leaves failures to the filter', async () => {
    const failure = new AppError('TENCENT_BUSY', verbatim('busy'));
    await expect(replyTo(failure)).rejects.toBe(failure);
  });
});
