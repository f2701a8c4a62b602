import { describe, expect, it } from 'vitest';
import { headerFault } from './auth-failure.js';

const NEXT = {
  en: 'send the header "Authorization: Bearer <token>"',
  zh: '请发送请求头“Authorization: Bearer <token>”',
};

describe(headerFault.name, () => {
  it.each([
    [undefined, 'no Bearer token', '缺少Bearer令牌'],
    ['', 'no Bearer token', '缺少Bearer令牌'],
    ['Bearer', 'no token after "Bearer"', '“Bearer”后面没有令牌'],
    ['Bearer Bearer abc', 'the word "Bearer" is there twice', '“Bearer”重复了两次'],
    ['bearer:abc', 'no colon belongs after "Bearer"', '“Bearer”后面不能有冒号'],
    ['bearer : abc', 'no colon belongs after "Bearer"', '“Bearer”后面不能有冒号'],
    ['Bearer "abc"', 'the token must not stand in quotes', '令牌不能带引号'],
    ["Bearer 'abc'", 'the token must not stand in quotes', '令牌不能带引号'],
    ['"Bearer abc"', 'the token must not stand in quotes', '令牌不能带引号'],
    ['Bearer abc def', 'a token has no blanks in it', '令牌中不能有空格'],
    ['Basic YTpi', 'the scheme "Basic" is not accepted', '不支持“Basic”认证方式'],
    ['abc', 'the word "Bearer" is missing', '缺少“Bearer”一词'],
    ['secret value', 'the word "Bearer" is missing', '缺少“Bearer”一词'],
  ])('says what is wrong with %j, and what to send', (header, en, zh) =>
    expect(headerFault(header)).toEqual({ en: `${en}; ${NEXT.en}`, zh: `${zh}；${NEXT.zh}` }),
  );

  it.each(['Bearer abc', 'bearer  a.b.c', 'BEARER tdk_0'])(
    'finds nothing wrong with the form of %j',
    (header) => expect(headerFault(header)).toBeUndefined(),
  );
});
