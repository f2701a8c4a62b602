/** The most connections of one process for each purpose, so that no purpose takes those of another. */
export interface ConnectionShares {
  /** Held while Tencent works; see AdvisoryLocks. */
  locks: number;
  /** Intents and outcomes, idempotency keys, the lease of this process. */
  trail: number;
  /** Rows of credentials and API keys, notes about disks. Short queries. */
  lookups: number;
  /** Reads whose cost a caller chooses. */
  reading: number;
}

/** Listeners (2), the rates that replicas share (1) and /readyz (1) have these whatever the sum. */
const FIXED = 4;
/** Each purpose works with these. */
export const LEAST: ConnectionShares = { locks: 2, trail: 2, lookups: 1, reading: 1 };
/** How what is more than the least is divided; the rest of the division is the trail's. */
const PARTS = { locks: 14, lookups: 3, reading: 2, trail: 4 };

const sum = (shares: object): number =>
  Object.values(shares).reduce((total: number, share: number) => total + share, 0);

export const LEAST_CONNECTIONS = FIXED + sum(LEAST);
export const USUAL_CONNECTIONS = LEAST_CONNECTIONS + sum(PARTS);

/** Divides the connections of one replica; together with the fixed ones the shares are exactly the sum. */
export function connectionShares(connections: number): ConnectionShares {
  const spare = connections - LEAST_CONNECTIONS;
  const share = (purpose: 'locks' | 'lookups' | 'reading') =>
    LEAST[purpose] + Math.floor((spare * PARTS[purpose]) / sum(PARTS));
  const [locks, lookups, reading] = [share('locks'), share('lookups'), share('reading')];
  return { locks, lookups, reading, trail: connections - FIXED - locks - lookups - reading };
}
