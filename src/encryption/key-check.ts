import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { KeyRing } from './key-ring.js';

export interface SealedCount {
  keyId: string;
  rows: number;
}

/** Another key has an id that is known already. With it every row of that id would be unreadable. */
export class KeyMismatchError extends Error {
  override name = 'KeyMismatchError';

  constructor(kid: string, expected: string, given: string) {
    super(
      `CREDENTIAL_KEYS (or credential-keys in DATA_DIR): the key "${kid}" is not the one this database knows: ` +
        `its fingerprint should be ${expected} and is ${given}. Put the right key back. If that one is lost, see ` +
        'docs/runbooks/lost-sealing-key.md.',
    );
  }
}

/** A command would seal with a key that no service has started with, so the running services could not open it. */
export class UnknownPrimaryKeyError extends Error {
  override name = 'UnknownPrimaryKeyError';

  constructor(kid: string) {
    super(
      `CREDENTIAL_KEYS: no service has started with the key "${kid}" yet, so none could open what is sealed ` +
        'with it. Restart every service with the new list first, or pass --new-key if none is running.',
    );
  }
}

/** Compares the key ring with the database. */
@Injectable()
export class KeyCheck {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ring: KeyRing,
  ) {}

  /**
   * Stores the fingerprint of each new key; where there is none, a database that takes no writes will do. Throws
   * KeyMismatchError for a known id with another key.
   */
  async verify(): Promise<void> {
    const known = await this.compare();
    const added = this.ring.keyIds.filter((kid) => !known.includes(kid));
    for (const kid of added)
      await this.dataSource.query(
        'INSERT INTO key_check (kid, fingerprint) VALUES ($1, $2) ON CONFLICT (kid) DO NOTHING',
        [kid, this.ring.fingerprint(kid)],
      );
    // Another replica may have started with another key of the same id meanwhile.
    if (added.length > 0) await this.compare();
  }

  /**
   * Reads only, from the pool that is given, and returns the known ids. Throws KeyMismatchError for a known id with
   * another key.
   */
  async compare(pool: Pick<DataSource, 'query'> = this.dataSource): Promise<string[]> {
    const query = 'SELECT kid, fingerprint FROM key_check';
    const known = await pool.query<{ kid: string; fingerprint: string }[]>(query);
    for (const { kid, fingerprint } of known) {
      const given = this.ring.fingerprint(kid);
      if (given !== undefined && given !== fingerprint) throw new KeyMismatchError(kid, fingerprint, given);
    }
    return known.map(({ kid }) => kid);
  }

  /**
   * For commands that seal. Throws KeyMismatchError, or UnknownPrimaryKeyError for a primary key that only this
   * process has. An empty database accepts any key.
   */
  async verifyForCommand(): Promise<void> {
    const known: { kid: string }[] = await this.dataSource.query('SELECT kid FROM key_check');
    if (known.length > 0 && !known.some(({ kid }) => kid === this.ring.primary))
      throw new UnknownPrimaryKeyError(this.ring.primary);
    await this.verify();
  }

  /** How many rows each key seals, of whatever kind. */
  async sealedRows(): Promise<SealedCount[]> {
    return this.dataSource.query(
      `SELECT key_id AS "keyId", count(*)::int AS rows
         FROM (SELECT key_id FROM credential UNION ALL SELECT key_id FROM sealed_secret) AS sealed
        GROUP BY 1 ORDER BY 1`,
    );
  }
}
