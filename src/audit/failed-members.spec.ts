import { verbatim } from '../errors/words.js';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app.error.js';
import { failedMembersIn, failedMembersText } from './failed-members.js';

const rows = [
  { DiskId: 'disk-a', scode: 0, desc: '' },
  { DiskId: 'disk-b', SnapshotId: '', scode: 30010, desc: 'busy' },
];

describe('the failed members of a write', () => {
  it.each([
    ['a list', { Success: 1, Fail: 1, Results: rows }],
    ['a function of the language', () => ({ Success: 1, Fail: 1, Results: rows })],
  ])('are kept by their ids, from data that is %s', (_, data) => {
    const text = failedMembersText(new AppError('PARTLY_DONE', verbatim('a'), { data }));
    expect(text).toBe('{"Failed":{"disk-b":30010}}');
    expect(failedMembersIn(text!)).toEqual({ 'disk-b': 30010 });
  });

  it.each([
    ['no error', undefined],
    ['an error without data', new AppError('TENCENT_BUSY', verbatim('a'))],
    [
      'an error with other data',
      new AppError('TENCENT_TIMEOUT', verbatim('a'), { data: { ClientToken: 't' } }),
    ],
    ['an unexpected error', new Error('a')],
  ])('are none for %s', (_, error) => expect(failedMembersText(error)).toBeUndefined());

  it.each([null, '{}', '{"DiskSize":80}'])('are none in %s', (text) => {
    expect(failedMembersIn(text)).toEqual({});
  });
});
