import type { Account, Credential } from './account.js';
import type { Clock } from './clock.js';
import { seedAccount } from './seed.js';

/** The simulated cloud: all accounts, which share no data. */
export class Cloud {
  private accounts = new Map<string, Account>();

  constructor(
    readonly credentials: readonly Credential[],
    readonly clock: Clock,
  ) {
    this.reset();
  }

  /** Restores the seeded data; changes under way are dropped. */
  reset(): void {
    this.accounts = new Map(
      this.credentials.map((credential, i) => [credential.secretId, seedAccount(credential, i, this.clock)]),
    );
  }

  account(secretId: string): Account {
    const account = this.accounts.get(secretId);
    if (!account) throw new Error('the account of a verified call must exist');
    return account;
  }

  all(): Account[] {
    return [...this.accounts.values()];
  }
}
