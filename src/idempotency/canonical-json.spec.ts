import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.js';

describe(canonicalJson.name, () => {
  it.each([
    ['the order of fields, at any depth', '{"a":1,"b":{"c":2,"d":[]}}', ' {"b":{"d":[],"c":2},"a":1}'],
    ['the spelling of a number', '{"a":20}', '{"a":2.0e1}'],
    ['the spelling of a text', '{"a":"盘"}', '{"a":"\\u76d8"}'],
  ])('does not depend on %s', (_, one, other) => {
    expect(canonicalJson(JSON.parse(one))).toBe(canonicalJson(JSON.parse(other)));
  });

  it.each([
    ['the order of a list', '[1,2]', '[2,1]'],
    ['a null and nothing', '{"a":null}', '{}'],
    ['a number and its text', '{"a":1}', '{"a":"1"}'],
    ['an object and a list', '{"0":1}', '[1]'],
    ['a name and a value', '{"a":"b"}', '{"b":"a"}'],
    ['names with quotes', '{"a\\":1,\\"b":2}', '{"a":1,"b":2}'],
    ['the name __proto__ and none', '{"__proto__":{"a":1}}', '{}'],
  ])('tells %s apart', (_, one, other) => {
    expect(canonicalJson(JSON.parse(one))).not.toBe(canonicalJson(JSON.parse(other)));
  });

  it('is JSON of the same value', () => {
    const text = '{"a":[{"b":null,"c":"\\""},false,1.5],"d":{}}';
    expect(JSON.parse(canonicalJson(JSON.parse(text)))).toEqual(JSON.parse(text));
  });
});
