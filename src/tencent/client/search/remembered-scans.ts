import { LRUCache } from 'lru-cache';
import { rowsOfHeap } from '../row-permits.js';

interface Scan {
  mark: string;
  rows: readonly unknown[];
  /** Of the key, which holds all ids of the search. */
  keyRows: number;
}

/** From the end of the scan. */
const TTL_MS = 3_000;
/** Of all scans together, beside the rows that searches have in memory. */
const MAX_ROWS = Math.min(50_000, Math.floor(rowsOfHeap() / 2));
/** A text of this length takes as much memory as a row. */
const KEY_CHARACTERS_PER_ROW = 1_000;

/**
 * What scans of this process found in the last seconds, so that the next page of a search does not scan again. A
 * scan is good for as long as its mark is: the mark changes with every write. Callers do not change the rows.
 */
export class RememberedScans {
  private readonly scans: LRUCache<string, Scan>;

  constructor(clock: { now(): number } = performance, maxRows = MAX_ROWS) {
    this.scans = new LRUCache({
      maxSize: maxRows,
      sizeCalculation: ({ rows, keyRows }) => rows.length + keyRows,
      ttl: TTL_MS,
      ttlResolution: 0,
      // Their memory is free again even if nobody searches any more.
      ttlAutopurge: true,
      perf: clock,
    });
  }

  /** `mark` is that of now. */
  get<Row>(key: string, mark: string): readonly Row[] | undefined {
    const scan = this.scans.get(key);
    return scan?.mark === mark ? (scan.rows as readonly Row[]) : undefined;
  }

  /** `mark` is that of the time before the scan began. */
  set(key: string, mark: string, rows: readonly unknown[]): void {
    this.scans.set(key, { mark, rows, keyRows: Math.ceil(key.length / KEY_CHARACTERS_PER_ROW) });
  }
}
