/** What one replica wants of a rate, and what it may still be using of it. */
export interface Claim {
  /** Calls of the last second and calls that wait. */
  demand: number;
  /** Its share, or the calls of the last second, if they are more. */
  held: number;
  /** It has just ended, or says nothing any more: what it held may be used up, and nothing is kept for its demand. */
  isGone: boolean;
}

/**
 * What all replicas may send beyond the rate in the second in which one of them ends. The most that it can have sent in
 * any second that reaches beyond its end is what it held. So the others keep that minus this part free for a second:
 * of 20 calls, three replicas have 7, 7 and 6; after one of 7 the others have 20 - (7 - 4) = 17, and no second has
 * more than 7 + 17 = 24. Half of its share, which was kept free before, gave the others 16; a third would give 17 as
 * well, but a replica with the whole rate would leave room for 33 calls.
 */
const BEYOND_PART = 0.2;

/**
 * The share of each replica: whole numbers whose sum is `limit`. Each gets what it wants as far as an equal part goes,
 * those who want more get what the others leave, and what nobody wants is parted equally, so that a burst finds it. What
 * cannot be parted goes round with `turn`, so that a rate below the number of replicas serves all of them.
 */
export function fairShares(
  limit: number,
  demands: ReadonlyMap<string, number>,
  turn: number,
): Map<string, number> {
  const names = [...demands.keys()].toSorted();
  const shares = new Map<string, number>(names.map((name) => [name, 0]));
  const wants = (name: string) => demands.get(name)! > shares.get(name)!;
  const give = (to: string[], most: (name: string) => number) => {
    for (const name of to) {
      const more = Math.min(most(name), left);
      shares.set(name, shares.get(name)! + more);
      left -= more;
    }
  };
  let left = limit;
  let hungry = names.filter(wants);
  while (hungry.length > 0 && left >= hungry.length) {
    const part = Math.floor(left / hungry.length);
    give(hungry, (name) => Math.min(part, demands.get(name)! - shares.get(name)!));
    hungry = hungry.filter(wants);
  }
  const rest = hungry.length > 0 ? hungry : names;
  const each = Math.floor(left / rest.length);
  give(rest, () => each);
  const first = turn % rest.length;
  give([...rest.slice(first), ...rest.slice(0, first)], () => 1);
  return shares;
}

/** A share shrinks at once. It grows into what the others do not use any more. */
export function nextShare(
  limit: number,
  mine: { name: string; demand: number; share: number },
  others: ReadonlyMap<string, Claim>,
  turn: number,
): number {
  const running = [...others].filter(([, { isGone }]) => !isGone);
  const demands = new Map(running.map(([name, { demand }]) => [name, demand]));
  const fair = fairShares(limit, demands.set(mine.name, mine.demand), turn).get(mine.name)!;
  const heldBy = (isGone: boolean) =>
    [...others.values()].reduce((sum, claim) => sum + (claim.isGone === isGone ? claim.held : 0), 0);
  const used = heldBy(false) + Math.max(0, heldBy(true) - Math.floor(limit * BEYOND_PART));
  return Math.min(fair, Math.max(mine.share, limit - used, 0));
}
