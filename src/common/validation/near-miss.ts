import { distance } from 'fastest-levenshtein';

/** Edits of one letter that a slip of the hand takes: two, but one in a name of up to five letters. */
const editsIn = (name: string): number => (name.length > 5 ? 2 : 1);

/** A longer name is a slip of no known one; comparing takes time with its length. */
const MAX_LENGTH = 128;

/**
 * The one known name that was probably meant, whatever its case. Undefined for a known name, for one that is like none
 * of them, and for one that is as near to a second one: `CLOUD_XSSD` may well be the next type beside `CLOUD_BSSD` and
 * `CLOUD_HSSD`. A name with a colon, such as `tag:key`, is made by the caller.
 */
export function nearMiss(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || known.includes(name)) return undefined;
  if (name.length > MAX_LENGTH || name.includes(':')) return undefined;
  const lower = name.toLowerCase();
  const near = known
    .map((each) => ({ each, edits: distance(lower, each.toLowerCase()) }))
    .filter(({ each, edits }) => edits <= editsIn(each))
    .toSorted((a, b) => a.edits - b.edits);
  const [first, second] = near;
  return first && first.edits !== second?.edits ? first.each : undefined;
}
