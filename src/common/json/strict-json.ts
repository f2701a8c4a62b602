/** Why a body was refused. The text names a place, never a value. */
export class JsonRefusal extends Error {
  override name = 'JsonRefusal';
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
    // The message of JSON.parse quotes the text, which may hold a key.
    throw new JsonRefusal('the body is not JSON');
  }
  scan(text, limits.maxItems);
  return value;
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
      if (depth > maxDepth) throw new JsonRefusal(`the body nests deeper than ${maxDepth} levels`);
      if (nodes > maxNodes) throw new JsonRefusal(`the body holds more than ${maxNodes} values`);
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
      const string = readString(text.slice(at, end));
      if (top?.keys && isKey(text, end)) addKey(top, string);
      at = end;
    } else if (code === 0x7b || code === 0x5b) {
      open.push({ keys: code === 0x7b ? new Set() : undefined, items: 0 });
      at += 1;
    } else if (code === 0x7d || code === 0x5d) {
      open.pop();
      at += 1;
    } else if (code === 0x2c) {
      if (top && ++top.items >= maxItems) throw new JsonRefusal(`more than ${maxItems} items in one list`);
      at += 1;
    } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const end = endOfNumber(text, at);
      if (!isExact(text.slice(at, end)))
        throw new JsonRefusal('a number has more digits than can be kept exactly');
      at = end;
    } else {
      at += 1;
    }
  }
}

function readString(raw: string): string {
  const string = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
  if (string.includes('\0')) throw new JsonRefusal('a string holds a NUL character');
  if (/\p{Surrogate}/u.test(string)) throw new JsonRefusal('a string holds half of a character');
  return string;
}

function addKey(top: Open, key: string): void {
  if (FORBIDDEN_KEYS.has(key)) throw new JsonRefusal(`the key "${key}" is not allowed`);
  if (top.keys?.has(key)) throw new JsonRefusal(`the key "${printable(key)}" is there twice`);
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
