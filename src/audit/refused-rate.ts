import { LRUCache } from 'lru-cache';
import { TokenBucket } from '../common/concurrency/token-bucket.js';

/** The burst holds a whole evening's mistakes of a person; a program that is refused on every call has one a second. */
const PER_CALLER = { perSecond: 1, burst: 60 };
const PER_CHAIN = { perSecond: 5, burst: 300 };
/** Callers and chains whose rates are remembered; one that is forgotten begins anew. */
const REMEMBERED = 10_000;

/** How many refused attempts get a row of their own: of each caller, and in each chain. */
export class RefusedRate {
  private readonly callers = new LRUCache<string, TokenBucket>({ max: REMEMBERED });
  private readonly chains = new LRUCache<string, TokenBucket>({ max: REMEMBERED });

  constructor(private readonly now?: () => number) {}

  take(caller: string, chain: string): boolean {
    return (
      this.bucket(this.callers, caller, PER_CALLER).take() &&
      this.bucket(this.chains, chain, PER_CHAIN).take()
    );
  }

  private bucket(
    buckets: LRUCache<string, TokenBucket>,
    key: string,
    limits: typeof PER_CALLER,
  ): TokenBucket {
    let bucket = buckets.get(key);
    if (!bucket) buckets.set(key, (bucket = new TokenBucket(limits, this.now)));
    return bucket;
  }
}
