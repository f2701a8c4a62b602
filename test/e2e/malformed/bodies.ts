import { gzipSync } from 'node:zlib';
import { SCOPE } from '../service.fixture.js';

/** A request that is wrong before any field of it can be looked at. */
export interface MalformedBody {
  title: string;
  body: string | Buffer;
  headers?: Record<string, string | undefined>;
  query?: string;
  status: 400 | 413 | 415;
  scode: number;
  desc: RegExp;
}

const KIB = 1024;
/** The most a body may have. */
const MOST = 256 * KIB;
const VALID = JSON.stringify(SCOPE);
const withMember = (member: string) => `${VALID.slice(0, -1)},${member}}`;
const nest = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

const notJson = (
  title: string,
  body: string | Buffer,
  desc = /^the body is not JSON: expected .+ \(line 1, column \d+\)$/,
): MalformedBody => ({
  title,
  body,
  status: 400,
  scode: 10002,
  desc,
});
const notObject = (body: string): MalformedBody => ({
  title: `${body.slice(0, 20)} in place of an object`,
  body,
  status: 400,
  scode: 10001,
  desc: /^body: must be a JSON object \{…}, not (a list|a number|a string|a boolean|null)$/,
});
const foreign = (
  title: string,
  headers: MalformedBody['headers'],
  body: string | Buffer = VALID,
): MalformedBody => ({
  title,
  body,
  headers: headers ?? {},
  status: 415,
  scode: 10007,
  desc: /^Content-(Type|Encoding) must be /,
});
const tooLarge = (title: string, body: string, headers: MalformedBody['headers'] = {}): MalformedBody => ({
  title,
  body,
  headers,
  status: 413,
  scode: 10006,
  desc: /^the body is larger than 262144 bytes$/,
});
const query = (text: string): MalformedBody => ({
  title: `the query string ${text}`,
  body: VALID,
  query: text,
  status: 400,
  scode: 10001,
  desc: /^query: a query string is not accepted/,
});

const DIGITS = /^a number has more digits than can be kept exactly \(line 1, column \d+\)$/;
const key = (name: string) => new RegExp(`^the key "${name}" is not allowed \\(line 1, column \\d+\\)$`);

export const MALFORMED_BODIES: MalformedBody[] = [
  notJson('an empty body', '', /^the body is empty; /),
  notJson('blanks', ' \n\t', /^the body is empty; /),
  notJson('text', 'hello'),
  notJson('half an object', VALID.slice(0, -1)),
  notJson('an object and more', `${VALID} x`),
  notJson('two objects', `${VALID}${VALID}`),
  notJson('single quotes', VALID.replaceAll('"', "'")),
  notJson('names without quotes', '{Region: "ap-guangzhou"}'),
  notJson('a trailing comma', `${VALID.slice(0, -1)},}`),
  notJson('a comment', `/* */${VALID}`),
  notJson('NaN', withMember('"Offset":NaN')),
  notJson('Infinity', withMember('"Offset":Infinity')),
  notJson('undefined', withMember('"Offset":undefined')),
  notJson('a number with a plus', withMember('"Offset":+1')),
  notJson('a number with a leading zero', withMember('"Offset":01')),
  notJson('a hexadecimal number', withMember('"Offset":0x10')),
  notJson('a number without digits after the point', withMember('"Offset":1.')),
  notJson('a raw line feed in a string', withMember('"Fuzzy":"a\nb"')),
  notJson('a raw NUL in a string', withMember('"Fuzzy":"a\0b"')),
  notJson('a bad escape', withMember('"Fuzzy":"\\x41"')),
  notJson('a form', 'Region=ap-guangzhou&TenantUuid=system'),
  notJson('XML', '<Region>ap-guangzhou</Region>'),
  notJson('two byte order marks', `\ufeff\ufeff${VALID}`),
  notJson('UTF-16', Buffer.from(`\ufeff${VALID}`, 'utf16le'), /^the body is not UTF-8$/),
  notJson('Latin-1', Buffer.from(withMember('"Fuzzy":"é"'), 'latin1'), /^the body is not UTF-8$/),
  notJson(
    'a cut character',
    Buffer.from(withMember('"Fuzzy":"名"')).subarray(0, -3),
    /^the body is not UTF-8$/,
  ),
  notJson(
    'overlong UTF-8',
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
    /^the body is not UTF-8$/,
  ),
  notJson(
    'an escaped NUL',
    withMember('"Fuzzy":"a\\u0000b"'),
    /^a string holds a NUL character \(line 1, column \d+\)$/,
  ),
  notJson(
    'a NUL in a key',
    withMember('"a\\u0000b":1'),
    /^a string holds a NUL character \(line 1, column \d+\)$/,
  ),
  notJson(
    'half a character',
    withMember('"Fuzzy":"\\ud800"'),
    /^a string holds half of a character \(line 1, column \d+\)$/,
  ),
  notJson(
    'a doubled key',
    withMember('"Region":"ap-shanghai"'),
    /^the key "Region" is there twice \(line 1, column \d+\)$/,
  ),
  notJson(
    'a key doubled by an escape',
    withMember('"R\\u0065gion":"x"'),
    /^the key "Region" is there twice \(line 1, column \d+\)$/,
  ),
  notJson(
    'a doubled key inside',
    withMember('"Filters":[{"Name":"a","Name":"b"}]'),
    /^the key "Name" is there twice \(line 1, column \d+\)$/,
  ),
  notJson('__proto__', withMember('"__proto__":{"Zone":"x"}'), key('__proto__')),
  notJson('__proto__ with an escape', withMember('"\\u005f_proto__":null'), key('__proto__')),
  notJson('__proto__ inside', withMember('"Filters":[{"__proto__":[]}]'), key('__proto__')),
  notJson('constructor', withMember('"constructor":{"prototype":{}}'), key('constructor')),
  notJson('prototype', withMember('"prototype":1'), key('prototype')),
  notJson('a number beyond 2^53', withMember('"Offset":9007199254740993'), DIGITS),
  notJson('a number of 30 digits', withMember(`"Offset":${'9'.repeat(30)}`), DIGITS),
  notJson('a number that becomes infinite', withMember('"Offset":1e400'), DIGITS),
  notJson('a number that becomes zero', withMember('"Offset":1e-400'), DIGITS),
  notJson('a fraction that cannot be kept', withMember('"Offset":0.1000000000000000055'), DIGITS),
  notJson(
    '21 levels',
    withMember(`"Filters":${nest(20)}`),
    /^the body nests deeper than 20 levels \(line 1, column \d+\)$/,
  ),
  notJson('100,000 levels', nest(100_000), /^the body nests deeper than 20 levels \(line 1, column \d+\)$/),
  notJson('1,001 items', withMember(`"DiskIds":[${Array(1001).fill('""').join()}]`), /^more than 1000 items/),
  notJson(
    '1,001 members',
    `{${Array.from({ length: 1001 }, (_, i) => `"a${i}":1`).join()}}`,
    /^more than 1000 items/,
  ),
  notJson(
    '5,001 values',
    withMember(
      `"Filters":[${Array(10)
        .fill(`[${Array(500).fill('1').join()}]`)
        .join()}]`,
    ),
    /^the body holds more than 5000 values \(line 1, column \d+\)$/,
  ),
  ...['null', 'true', '7', '"system"', '[]', `[${VALID}]`].map(notObject),
  foreign('no content type', { 'content-type': undefined }),
  foreign('text', { 'content-type': 'text/plain' }),
  foreign('a form', { 'content-type': 'application/x-www-form-urlencoded' }),
  foreign('a file', { 'content-type': 'multipart/form-data; boundary=x' }),
  foreign('something like JSON', { 'content-type': 'application/json-patch+json' }),
  foreign('a problem in JSON', { 'content-type': 'application/problem+json' }),
  foreign('another character set', { 'content-type': 'application/json; charset=gbk' }),
  foreign('UTF-16', { 'content-type': 'application/json; charset=utf-16' }),
  foreign('a parameter that is none', { 'content-type': 'application/json; version' }),
  foreign('a parameter and another character set', {
    'content-type': 'application/json; version=1; charset=gbk',
  }),
  foreign('two types', { 'content-type': 'application/json, text/plain' }),
  foreign('gzip', { 'content-encoding': 'gzip' }, gzipSync(VALID)),
  foreign('gzip that is none', { 'content-encoding': 'gzip' }),
  foreign('deflate', { 'content-encoding': 'deflate' }),
  foreign('br', { 'content-encoding': 'br' }),
  foreign('identity and gzip', { 'content-encoding': 'identity, gzip' }),
  query('?'),
  query('?Region=ap-shanghai'),
  query('?__proto__[a]=1'),
  tooLarge('256 KiB and a byte', VALID.padEnd(MOST + 1)),
  tooLarge('256 KiB and a byte, without a length', VALID.padEnd(MOST + 1), {
    'transfer-encoding': 'chunked',
  }),
  tooLarge('3 MiB of a string', withMember(`"Fuzzy":"${'x'.repeat(3 * KIB * KIB)}"`)),
];
