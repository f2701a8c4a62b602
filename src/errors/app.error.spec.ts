import { describe, expect, it } from 'vitest';
import { AppError } from './app.error.js';
import { verbatim } from './words.js';

const refusal = () =>
  new AppError('TENCENT_NOT_SUPPORTED', verbatim('TerminateDisks: not supported'), {
    cause: new Error('from Tencent'),
    upstream: { code: 'InvalidDisk.NotSupported', requestId: 'r-1' },
    headers: { 'X-Tencent-Request-Id': 'r-1' },
    data: [1],
    retryAfterSeconds: 3,
  });

describe('with', () => {
  it('keeps everything that is not named and leaves the original as it was', () => {
    const original = refusal();
    const copy = original.with({ code: 'TENCENT_BUSY' });
    expect(copy).toMatchObject({
      code: 'TENCENT_BUSY',
      detail: original.detail,
      upstream: original.upstream,
      headers: original.headers,
      data: [1],
      retryAfterSeconds: 3,
      cause: original.cause,
      stack: original.stack,
    });
    expect(copy.definition).not.toBe(original.definition);
    expect(original).toMatchObject({ ...refusal(), code: 'TENCENT_NOT_SUPPORTED' });
  });

  it('replaces what is named', () => {
    const copy = refusal().with({ detail: verbatim('other'), headers: {}, data: null });
    expect(copy).toMatchObject({ code: 'TENCENT_NOT_SUPPORTED', detail: 'other', headers: {}, data: null });
  });

  it('makes up no code of Tencent where there was none', () => {
    expect(new AppError('INTERNAL', verbatim('')).with({ code: 'TENCENT_BUSY' }).upstream).toBeUndefined();
  });
});
