import { distance } from 'fastest-levenshtein';

/** Edits of one letter that a slip of the hand takes: two, but one in a name of up to five letters. */
const editsIn = (name: string): number => (name.length > 5 ? 2 : 1);

/**
 * The one known name that was probably meant. Undefined for a known name, for one that is like none of them, and for
 * one that is as near to a second one: `CLOUD_XSSD` may well be the next type beside `CLOUD_BSSD` and `CLOUD_HSSD`.
 */
export function nearMiss(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || known.includes(name)) return undefined;
  const near = known
    .map((each) => ({ each, edits: distance(name, each) }))
    .filter(({ each, edits }) => edits <= editsIn(each))
    .toSorted((a, b) => a.edits - b.edits);
  const [first, second] = near;
  return first && first.edits !== second?.edits ? first.each : undefined;
}
