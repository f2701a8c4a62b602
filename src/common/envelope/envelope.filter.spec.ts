import {
  BadRequestException,
  HttpException,
  NotFoundException,
  PayloadTooLargeException,
} from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors/app.error.js';
import { ERROR_CODES, type ErrorCode } from '../../errors/error-codes.js';
import { CallerGone } from '../request/request-context.js';
import { failure } from './envelope.js';
import { toAppError } from './envelope.filter.js';
import { verbatim } from '../../errors/words.js';

const SECRET = 'zQzSecretzQz';

describe(toAppError.name, () => {
  it('leaves our own error as it is', () => {
    const error = new AppError('TENCENT_BUSY', verbatim('later'));
    expect(toAppError(error)).toBe(error);
  });

  it.each([
    [400, 'INVALID_PARAMETER'],
    [401, 'NOT_AUTHENTICATED'],
    [403, 'NOT_ALLOWED'],
    [404, 'NO_SUCH_ROUTE'],
    [405, 'METHOD_NOT_ALLOWED'],
    [413, 'TOO_LARGE'],
    [415, 'UNSUPPORTED_MEDIA_TYPE'],
    [418, 'INTERNAL'],
    [429, 'TOO_MANY_REQUESTS'],
    [500, 'INTERNAL'],
    [502, 'INTERNAL'],
    [503, 'SHUTTING_DOWN'],
  ] as const)('turns an exception of the framework with status %i into %s', (status, code) => {
    const error = toAppError(new HttpException(SECRET, status));
    expect(error.code).toBe(code);
    expect(error.detail).not.toContain(SECRET);
    expect(error.cause).toBeInstanceOf(HttpException);
  });

  it.each([
    [new NotFoundException('Cannot GET /x'), 'NO_SUCH_ROUTE'],
    [new BadRequestException(), 'INVALID_PARAMETER'],
    [new PayloadTooLargeException(), 'TOO_LARGE'],
    [Object.assign(new URIError(SECRET), { status: 400 }), 'INVALID_PARAMETER'],
    [Object.assign(new Error(SECRET), { status: 500 }), 'INTERNAL'],
    [Object.assign(new Error(SECRET), { status: '404' }), 'INTERNAL'],
    [new Error(SECRET), 'INTERNAL'],
    [new TypeError(SECRET), 'INTERNAL'],
    [SECRET, 'INTERNAL'],
    [undefined, 'INTERNAL'],
    [null, 'INTERNAL'],
    [{}, 'INTERNAL'],
    [new CallerGone(SECRET), 'DEADLINE_PASSED'],
  ])('makes of %s the code %s, with a text of its own', (thrown, code) => {
    const error = toAppError(thrown);
    expect(error.code).toBe(code);
    expect(JSON.stringify(failure(error, 'en', false))).not.toContain(SECRET);
  });
});

describe(failure.name, () => {
  const CODES = Object.keys(ERROR_CODES) as ErrorCode[];

  it('has codes of the service and of Tencent to show', () => {
    expect(CODES).toEqual(
      expect.arrayContaining(['INVALID_PARAMETER', 'CREDENTIAL_NOT_FOUND', 'TENCENT_TIMEOUT']),
    );
  });

  it.each(CODES)('shows %s with the texts of its row, and its particulars only if they are safe', (code) => {
    const { scode, message, message_cn, safe } = ERROR_CODES[code];
    const envelope = failure(new AppError(code, verbatim('particulars')), 'en', false);
    expect(Object.entries(envelope)).toEqual([
      ['scode', scode],
      ['desc', safe ? 'particulars' : ''],
      ['message', message],
      ['message_cn', message_cn],
      ['stack', null],
      ['data', null],
    ]);
  });

  it('shows the stack when it may, as lines', () => {
    const { stack } = failure(new AppError('TENCENT_BUSY', verbatim('later')), 'en', true);
    expect(stack!.length).toBeGreaterThan(1);
    expect(stack![0]).toBe('AppError: TENCENT_BUSY: later');
    for (const line of stack!) expect(line).toBe(line.trim());
  });
});
