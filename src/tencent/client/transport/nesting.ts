import { endOfString } from './exact-json.js';

/** A page of 100 disks has a few hundred. A reply of this depth still takes under a millisecond to parse. */
const HARMLESS_OPENINGS = 2_000;

/**
 * False only when the text has no more than these levels, or too few brackets to make it slow: `JSON.parse` takes
 * seconds for a million levels. The brackets are counted first, which takes a few microseconds a page; only a text that has
 * many is read to the end.
 */
export function isNestedTooDeeply(text: string, levels: number): boolean {
  const openings = count(text, '[', HARMLESS_OPENINGS) + count(text, '{', HARMLESS_OPENINGS);
  return openings >= HARMLESS_OPENINGS && isDeeperThan(text, levels);
}

/** At most `limit`; brackets inside strings are counted too. */
function count(text: string, bracket: string, limit: number): number {
  let found = 0;
  for (let at = text.indexOf(bracket); at >= 0 && found < limit; at = text.indexOf(bracket, at + 1))
    found += 1;
  return found;
}

function isDeeperThan(text: string, levels: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at) - 1;
    else if (char === '[' || char === '{') {
      depth += 1;
      if (depth > levels) return true;
    } else if (char === ']' || char === '}') depth -= 1;
  }
  return false;
}
