import type { DataSource } from 'typeorm';
import type { Binding, Cipher } from './cipher.js';

/** A row that holds a sealed text. */
export interface SealedRow {
  id: string;
  secret: string;
  key_id: string;
  version: number;
}

/** Names of the table and of its id column. They are constants of the service, because they become part of SQL. */
export interface SealedTable {
  readonly table: 'credential' | 'sealed_secret';
  readonly id: 'id' | 'name';
}

/**
 * Seals a row with the primary key. Its version is part of what it is bound to, so that no older text opens. False when the row was changed meanwhile: it is written only over the version
 * that was read. Throws CREDENTIAL_UNREADABLE.
 */
export async function reseal(
  dataSource: DataSource,
  cipher: Cipher,
  { table, id }: SealedTable,
  row: SealedRow,
  bindingOf: (version: number) => Binding,
): Promise<boolean> {
  const plain = cipher.open({ text: row.secret, keyId: row.key_id }, bindingOf(row.version));
  const { text, keyId } = cipher.seal(plain, bindingOf(row.version + 1));
  plain.fill(0);
  const [, affected] = await dataSource.query(
    `UPDATE ${table} SET secret = $1, key_id = $2, version = version + 1 WHERE ${id} = $3 AND version = $4`,
    [text, keyId, row.id, row.version],
  );
  return affected === 1;
}
