import type { Credential } from './credential.js';
import type { Account } from './account.js';
import type { Clock } from './clock.js';
import { seedAccount } from './seed.js';

/** All accounts. They share nothing: equal ids in two of them are different disks. */
export class World {
  private accounts = new Map<string, Account>();

  constructor(
    readonly credentials: readonly Credential[],
    readonly clock: Clock,
  ) {
    this.reset();
  }

  /** Back to the seeded data; changes under way are forgotten with everything else. */
  reset(): void {
    this.accounts = new Map(
      this.credentials.map((credential, i) => [credential.secretId, seedAccount(credential, i, this.clock)]),
    );
  }

  account(secretId: string): Account {
    const account = this.accounts.get(secretId);
    if (!account) throw new Error('an account that signed must exist');
    return account;
  }

  all(): Account[] {
    return [...this.accounts.values()];
  }
}
