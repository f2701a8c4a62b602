import type { Request, Response } from 'express';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app.error.js';
import { Strangers } from './strangers.js';
import { verbatim } from '../errors/words.js';

const LIST = '/v1/tencent/disk/list';

describe(Strangers.name, () => {
  let refusals: number;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    refusals = 0;
  });
  afterEach(() => void vi.useRealTimers());

  const strangersWith = (tokensRequired = true) => new Strangers(tokensRequired, () => (refusals += 1));
  const request = (path: string, authorization?: string, method = 'GET') =>
    ({ path, method, headers: { authorization } }) as unknown as Request;

  /** How many of these are served at once, refused after a second, and served later. */
  function outcomes(strangers: Strangers, count: number, asked: Request) {
    const seen = { served: 0, late: 0, refused: 0 };
    let later = false;
    for (let i = 0; i < count; i += 1)
      strangers.middleware(asked, {} as Response, (error?: unknown) => {
        if (error) seen.refused += AppError.is(error, 'TOO_MANY_REQUESTS') ? 1 : Number.NaN;
        else seen[later ? 'late' : 'served'] += 1;
      });
    expect(seen.refused).toBe(0);
    later = true;
    vi.advanceTimersByTime(1_000);
    return seen;
  }

  it.each([
    request('/openapi.json'),
    request('/docs'),
    request('/nothing'),
    request(LIST, undefined, 'POST'),
    request('/nothing', 'Bearer x'),
  ])('gives 200 requests at once to $method $path, and 100 a second', (asked) => {
    const strangers = strangersWith();
    expect(outcomes(strangers, 250, asked)).toEqual({ served: 200, late: 0, refused: 50 });
    expect(outcomes(strangers, 250, asked)).toEqual({ served: 100, late: 0, refused: 150 });
    expect(refusals).toBe(200);
  });

  it('counts a scrape as twenty', () => {
    expect(outcomes(strangersWith(), 30, request('/metrics'))).toEqual({ served: 10, late: 0, refused: 20 });
  });

  it.each(['/healthz', '/readyz', '/readyz/writes'])('never refuses %s', (path) => {
    const strangers = strangersWith();
    outcomes(strangers, 500, request('/nothing'));
    expect(outcomes(strangers, 500, request(path))).toEqual({ served: 200, late: 300, refused: 0 });
  });

  it('lets nobody take what preflights of browsers need, nor the other way', () => {
    const strangers = strangersWith();
    outcomes(strangers, 500, request('/nothing'));
    expect(outcomes(strangers, 150, request(LIST, undefined, 'OPTIONS')).served).toBe(150);
  });

  it('counts no request with a token before it is looked at, and none without AUTH_MODE=required', () => {
    expect(outcomes(strangersWith(), 500, request(LIST, 'Bearer x', 'POST')).served).toBe(500);
    expect(outcomes(strangersWith(false), 500, request(LIST, undefined, 'POST')).served).toBe(500);
  });

  it.each(['NOT_AUTHENTICATED', 'NO_SUCH_ROUTE', 'METHOD_NOT_ALLOWED'] as const)(
    'answers %s as it is a thousand times, then 429 a second later',
    async (code) => {
      const strangers = strangersWith();
      const error = new AppError(code, verbatim('x'));
      const paced = Array.from({ length: 1_001 }, () => strangers.paced(error, request(LIST, 'Bearer x')));
      expect(paced.slice(0, -1).every((later) => later === undefined)).toBe(true);
      let answered: unknown;
      void paced.at(-1)!.then((late) => (answered = late));
      await vi.advanceTimersByTimeAsync(999);
      expect(answered).toBeUndefined();
      await vi.advanceTimersByTimeAsync(1);
      expect(answered).toMatchObject({ code: 'TOO_MANY_REQUESTS', retryAfterSeconds: 1 });
    },
  );

  it('leaves other failures of callers alone', () => {
    const strangers = strangersWith();
    for (let i = 0; i < 2_000; i += 1)
      expect(
        strangers.paced(new AppError('NOT_ALLOWED', verbatim('x')), request(LIST, 'Bearer x')),
      ).toBeUndefined();
  });
});
