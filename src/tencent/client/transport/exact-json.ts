/** An integer of fewer digits is exact as a number. */
const LONG = 16;
const LONG_INTEGER = /(?<![\w.+-])-?\d{16,}(?![\w.])/g;

/**
 * `JSON.parse` that keeps integers above 2^53 exact, as strings of their digits. CloudAudit's NextToken is one:
 * 16805138109322956 and the numbers next to it cannot be represented as a number. A string and not a BigInt,
 * because `JSON.stringify` accepts it. Throws SyntaxError as JSON.parse does.
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(hasLongInteger(text) ? quoteUnsafeIntegers(text) : text);
}

/** Looks at every 16th character only: each run of 16 digits contains one of them. */
function hasLongInteger(text: string): boolean {
  for (let at = LONG - 1; at < text.length; at += LONG)
    if (isDigit(text, at) && digitsAround(text, at) >= LONG) return true;
  return false;
}

function digitsAround(text: string, at: number): number {
  let first = at;
  let last = at;
  while (isDigit(text, first - 1)) first -= 1;
  while (isDigit(text, last + 1)) last += 1;
  return last - first + 1;
}

/** Also false beyond both ends, where `charCodeAt` is NaN. */
function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}

/** Takes linear time: strings are copied as a whole, only the text between them is rewritten. */
function quoteUnsafeIntegers(text: string): string {
  let result = '';
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf('"', from);
    if (open < 0) break;
    const close = endOfString(text, open);
    result += quoteBetweenStrings(text.slice(from, open)) + text.slice(open, close);
    from = close;
  }
  return result + quoteBetweenStrings(text.slice(from));
}

const quoteBetweenStrings = (text: string): string =>
  hasLongInteger(text)
    ? text.replace(LONG_INTEGER, (digits) => (Number.isSafeInteger(Number(digits)) ? digits : `"${digits}"`))
    : text;

/** The place after the quote that closes the string, or the end of the text. */
export function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && isEscaped(text, close, open)) close = text.indexOf('"', close + 1);
  return close < 0 ? text.length : close + 1;
}

function isEscaped(text: string, at: number, open: number): boolean {
  let backslashes = 0;
  while (at - 1 - backslashes > open && text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}
