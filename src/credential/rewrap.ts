import type { DataSource } from 'typeorm';
import type { OnProgress } from '../common/process/on-progress.js';
import { AppError } from '../errors/app.error.js';
import type { Cipher } from '../encryption/cipher.js';
import { credentialBinding, type CredentialFrame } from './credential-cipher.js';
import type { KeyRing } from '../encryption/key-ring.js';
import { reseal, type SealedRow } from '../encryption/reseal.js';
import { sealedSecretBinding } from '../encryption/sealed-secret-store.js';

export interface RewrapReport {
  rewrapped: number;
  /** Rows that stay under another key than the primary one; 0 means the other keys can be removed. */
  remaining: number;
  /** Those of them that do not open, by what they belong to. */
  unreadable: string[];
}

interface NamedRow extends SealedRow {
  name: string;
}

const BATCH_ROWS = 100;

/** One per table that holds sealed texts. `$1` is the primary key, `$2` the last id of the batch before. */
const TABLES = [
  {
    table: 'credential',
    id: 'id',
    first: '00000000-0000-0000-0000-000000000000',
    columns: `id, tenant_uuid || '/' || cluster_uuid AS name, secret, key_id, version,
              tenant_uuid AS "tenantUuid", cluster_uuid AS "clusterUuid", site, region, enabled`,
    bindingOf: (row: NamedRow, version: number) =>
      credentialBinding({ ...(row as NamedRow & CredentialFrame), version }),
  },
  {
    table: 'sealed_secret',
    id: 'name',
    first: '',
    columns: 'name AS id, name, secret, key_id, version',
    bindingOf: ({ name }: NamedRow, version: number) => sealedSecretBinding(name, version),
  },
] as const;

/**
 * Seals every row under the primary key. It may run beside the service and be stopped and repeated at any
 * point: each row is written by itself and only over the version that was read, and the change is announced
 * like any other. Rows that do not open are left as they are and reported.
 */
export async function rewrap(
  dataSource: DataSource,
  ring: KeyRing,
  cipher: Cipher,
  onProgress?: OnProgress,
): Promise<RewrapReport> {
  const report: RewrapReport = { rewrapped: 0, remaining: 0, unreadable: [] };
  const total = onProgress ? await countOutside(dataSource, ring.primary) : 0;
  let seen = 0;
  onProgress?.(seen, total);
  for (const table of TABLES) {
    let last: string = table.first;
    for (;;) {
      const rows: NamedRow[] = await dataSource.query(
        `SELECT ${table.columns} FROM ${table.table} WHERE key_id <> $1 AND ${table.id} > $2
          ORDER BY ${table.id} LIMIT ${BATCH_ROWS}`,
        [ring.primary, last],
      );
      for (const row of rows) {
        const done = await rewrapRow(dataSource, cipher, table, row);
        if (done === 'unreadable') report.unreadable.push(`${table.table} ${row.name}`);
        else if (done) report.rewrapped += 1;
        onProgress?.((seen += 1), total);
      }
      if (rows.length < BATCH_ROWS) break;
      last = rows.at(-1)!.id;
    }
  }
  report.remaining = await countOutside(dataSource, ring.primary);
  return report;
}

/** Rows that another key than the primary one seals. */
async function countOutside(dataSource: DataSource, primary: string): Promise<number> {
  const counts = TABLES.map(({ table }) => `(SELECT count(*) FROM ${table} WHERE key_id <> $1)`);
  const [row] = (await dataSource.query(`SELECT (${counts.join(' + ')})::int AS n`, [primary])) as {
    n: number;
  }[];
  return row!.n;
}

/** False when somebody else changed the row meanwhile. */
async function rewrapRow(
  dataSource: DataSource,
  cipher: Cipher,
  table: (typeof TABLES)[number],
  row: NamedRow,
): Promise<boolean | 'unreadable'> {
  try {
    return await reseal(dataSource, cipher, table, row, (version) => table.bindingOf(row, version));
  } catch (error) {
    if (AppError.is(error, 'CREDENTIAL_UNREADABLE')) return 'unreadable';
    throw error;
  }
}
