import { endOfString } from './exact-json.js';

/** A page of 100 disks has a few hundred brackets. A reply with fewer than this takes under a millisecond to parse. */
const HARMLESS_OPENINGS = 2_000;
/** Several times what a page of 100 disks or of 50 events has. Parsing and checking so many takes about 20 ms. */
const MAX_VALUES = 50_000;

/**
 * What makes a text slow to parse: more than these levels, of which `JSON.parse` takes seconds for a million, or more
 * values than any reply has. Brackets and commas are counted first, which takes a few microseconds a page; only a text
 * that has many is read to the end.
 */
export function excessOf(text: string, levels: number): 'too-deep' | 'too-many-values' | undefined {
  const openings = count(text, '[', HARMLESS_OPENINGS) + count(text, '{', HARMLESS_OPENINGS);
  // A value takes two characters at least, its own and a comma.
  const isShort = text.length < 2 * MAX_VALUES;
  const isHarmless = openings < HARMLESS_OPENINGS && (isShort || count(text, ',', MAX_VALUES) < MAX_VALUES);
  return isHarmless ? undefined : excessWithin(text, levels);
}

/** At most `limit`; characters inside strings are counted too. */
function count(text: string, character: string, limit: number): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0 && found < limit; at = text.indexOf(character, at + 1))
    found += 1;
  return found;
}

function excessWithin(text: string, levels: number): 'too-deep' | 'too-many-values' | undefined {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at) - 1;
    else if (char === '[' || char === '{') {
      depth += 1;
      values += 1;
      if (depth > levels) return 'too-deep';
    } else if (char === ']' || char === '}') depth -= 1;
    else if (char === ',') values += 1;
    if (values > MAX_VALUES) return 'too-many-values';
  }
  return undefined;
}
