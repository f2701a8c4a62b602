import type { Words } from '../../errors/words.js';
import { jsonBreakOf } from './json-break.js';

/** Why a body was refused. The text names a place, never a value. */
export class JsonRefusal extends Error {
  override name = 'JsonRefusal';

  constructor(readonly words: Words) {
    super(words.en);
  }
}

function refusal(text: string, at: number, en: string, zh: string): JsonRefusal {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = [...before.slice(before.lastIndexOf('\n') + 1)].length + 1;
  return new JsonRefusal({
    en: `${en} (line ${line}, column ${column})`,
    zh: `${zh}（第${line}行第${column}列）`,
  });
}

export interface JsonLimits {
  maxDepth: number;
  /** Elements of one array, and members of one object. */
  maxItems: number;
  /** Values of the whole body, at any depth. */
  maxNodes: number;
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * `JSON.parse` for request bodies. It also refuses what two parsers may read differently or what could change an
 * object's prototype: duplicate keys, `__proto__`, `constructor` and `prototype` as keys, NUL characters, lone
 * surrogates, and numbers that JavaScript cannot represent exactly. Throws `JsonRefusal`.
 */
export function parseStrictJson(text: string, limits: JsonLimits): unknown {
  refuseTooMuch(text, limits);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notJson(text);
  }
  scan(text, limits.maxItems);
  return value;
}

function notJson(text: string): JsonRefusal {
  if (text.trim() === '')
    return new JsonRefusal({
      en: 'the body is empty; send a JSON object',
      zh: '请求体为空，请发送一个JSON对象',
    });
  const { at, expected } = jsonBreakOf(text) ?? { at: 0, expected: { en: 'JSON', zh: 'JSON' } };
  return refusal(
    text,
    at,
    `the body is not JSON: expected ${expected.en}`,
    `请求体不是合法的JSON：此处应为${expected.zh}`,
  );
}

/**
 * Counts levels and values before any of them is made; the text need not be JSON. Each value but the first of its
 * list or object follows a comma, and each first one a bracket.
 */
function refuseTooMuch(text: string, { maxDepth, maxNodes }: JsonLimits): void {
  let nodes = 1;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) inString = !inString;
    else if (inString) at += code === BACKSLASH ? 1 : 0;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    else if (code === 0x2c || code === 0x7b || code === 0x5b) {
      if (code !== 0x2c) depth += 1;
      nodes += 1;
      if (depth > maxDepth)
        throw refusal(
          text,
          at,
          `the body nests deeper than ${maxDepth} levels`,
          `请求体嵌套超过${maxDepth}层`,
        );
      if (nodes > maxNodes)
        throw refusal(
          text,
          at,
          `the body holds more than ${maxNodes} values`,
          `请求体中的值超过${maxNodes}个`,
        );
    }
  }
}

interface Open {
  /** Keys seen so far; undefined for an array. */
  keys: Set<string> | undefined;
  items: number;
}

/** Reads once through a text that is known to be JSON; only strings, brackets and numbers matter. */
function scan(text: string, maxItems: number): void {
  const open: Open[] = [];
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    const top = open.at(-1);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      const string = readString(text, at, end);
      if (top?.keys && isKey(text, end)) addKey(top, string, text, at);
      at = end;
    } else if (code === 0x7b || code === 0x5b) {
      open.push({ keys: code === 0x7b ? new Set() : undefined, items: 0 });
      at += 1;
    } else if (code === 0x7d || code === 0x5d) {
      open.pop();
      at += 1;
    } else if (code === 0x2c) {
      if (top && ++top.items >= maxItems)
        throw refusal(text, at, `more than ${maxItems} items in one list`, `同一个列表中超过${maxItems}项`);
      at += 1;
    } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const end = endOfNumber(text, at);
      if (!isExact(text.slice(at, end)))
        throw refusal(
          text,
          at,
          'a number has more digits than can be kept exactly',
          '数字位数过多，无法精确保存',
        );
      at = end;
    } else {
      at += 1;
    }
  }
}

function readString(text: string, at: number, end: number): string {
  const raw = text.slice(at, end);
  const string = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
  if (string.includes('\0')) throw refusal(text, at, 'a string holds a NUL character', '字符串中含有NUL字符');
  if (/\p{Surrogate}/u.test(string))
    throw refusal(text, at, 'a string holds half of a character', '字符串中含有不完整的字符');
  return string;
}

function addKey(top: Open, key: string, text: string, at: number): void {
  if (FORBIDDEN_KEYS.has(key))
    throw refusal(text, at, `the key "${key}" is not allowed`, `不允许使用键"${key}"`);
  if (top.keys?.has(key))
    throw refusal(text, at, `the key "${printable(key)}" is there twice`, `键"${printable(key)}"重复出现`);
  top.keys?.add(key);
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at + 1;
  }
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) <= 0x20) at += 1;
  return text.charCodeAt(at) === 0x3a;
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (/[\d.eE+-]/.test(text.charAt(at))) at += 1;
  return at;
}

/** True when the decimal text and the double it becomes are the same number. */
function isExact(text: string): boolean {
  // 15 digits always fit; an exponent may reach beyond what a double spans.
  if (text.length <= 15 && !/[eE]/.test(text)) return true;
  const value = Number(text);
  if (!Number.isFinite(value)) return false;
  return /^-?\d+$/.test(text) ? Number.isSafeInteger(value) : decimal(String(value)) === decimal(text);
}

/** Canonical digits and exponent, so that 1.50e1 and 15 compare equal. */
function decimal(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const trimmed = digits.replace(/0+$/, '');
  return trimmed === ''
    ? '0'
    : `${sign}${trimmed}e${Number(exponent) - fraction.length + digits.length - trimmed.length}`;
}

/** Cloud keys, API keys and admin keys have 32 characters and more; no field has so long a name. */
const SHORTEST_SECRET = 32;

/**
 * A key of the body, safe to show: without control characters, and not repeated when it is so long that it may be a
 * secret in the place of a name.
 */
export function printable(key: string): string {
  const clean = key.slice(0, SHORTEST_SECRET).replace(/[^\x20-\x7e一-鿿]/g, '?');
  return key.length < SHORTEST_SECRET ? clean : `${clean.slice(0, 4)}… (${key.length} characters)`;
}
