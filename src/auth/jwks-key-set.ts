import { Logger } from '@nestjs/common';
import { downloadJwks } from './jwks-download.js';
import { type JwtAlgorithm, type VerificationKey, readJwks } from './jwks-keys.js';

/** An unknown `kid` may cause one fetch in this time, however many tokens carry one. */
const REFETCH_MS = 30_000;
/** The same before any set has been loaded. */
const FIRST_RETRY_MS = 5_000;
/** A set older than this is renewed before it is used again, so that withdrawn keys disappear. */
const RENEW_MS = 600_000;

/**
 * The public keys of the one configured issuer. A set is only replaced by another good one: while the
 * address is away, or answers with rubbish, the last good set keeps working.
 */
export class JwksKeySet {
  private readonly logger = new Logger(JwksKeySet.name);
  private keys: VerificationKey[] = [];
  private loadedAt = -Infinity;
  private attemptedAt = -Infinity;
  private pending: Promise<void> | undefined;

  constructor(
    private readonly url: string,
    private readonly now: () => number = () => performance.now(),
    private readonly download: (url: string) => Promise<unknown> = downloadJwks,
  ) {}

  /** False until a first set has been loaded. */
  get isLoaded(): boolean {
    return this.keys.length > 0;
  }

  /** The key for a token's header; undefined when there is none. Never rejects. */
  async find(alg: JwtAlgorithm, kid: string | undefined): Promise<VerificationKey['key'] | undefined> {
    if (this.isLoaded && this.now() - this.loadedAt > RENEW_MS) await this.refetch();
    const found = this.pick(alg, kid);
    if (found) return found;
    await this.refetch();
    return this.pick(alg, kid);
  }

  /** A token without `kid` is only unambiguous when a single key fits its algorithm. */
  private pick(alg: JwtAlgorithm, kid: string | undefined): VerificationKey['key'] | undefined {
    const fitting = this.keys.filter((key) => key.alg === alg && (kid === undefined || key.kid === kid));
    return fitting.length === 1 ? fitting[0]?.key : undefined;
  }

  /** Shares a fetch that is under way; otherwise fetches unless the last attempt was a moment ago. */
  private async refetch(): Promise<void> {
    if (!this.pending) {
      if (this.now() - this.attemptedAt < (this.isLoaded ? REFETCH_MS : FIRST_RETRY_MS)) return;
      this.attemptedAt = this.now();
      this.pending = this.load().finally(() => (this.pending = undefined));
    }
    await this.pending;
  }

  private async load(): Promise<void> {
    try {
      this.keys = await readJwks(await this.download(this.url));
      this.loadedAt = this.now();
    } catch (error) {
      const kept = this.isLoaded ? 'the last good key set stays in use' : 'no JWT can be verified yet';
      const { message, cause } = error as Error;
      const reason = cause instanceof Error ? `${message} (${cause.message})` : message;
      this.logger.warn(`AUTH_JWKS_URL gave no key set, ${kept}: ${reason}`);
    }
  }
}
