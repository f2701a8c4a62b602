import { In, Not, type FindOptionsWhere, type Repository } from 'typeorm';
import { withDatabase } from '../database/database-errors.js';
import { maskSecretId } from './cloud-secret.js';
import type { CredentialCipher } from './credential-cipher.js';
import { CredentialEntity } from './credential.entity.js';

/** Rows that are opened to compare their SecretId; a few have the same mask without being of the same key. */
const MAX_ROWS = 1_000;

/** A stored credential and the SecretId in it. */
export type OpenedRow = Pick<CredentialEntity, 'tenantUuid'> & { secretId: string };

/**
 * The credentials of other tenants with the same SecretId as one of `ours`, among the rows that `visible` allows. They
 * share the limits of one Tencent account, and each sees the disks of the others. Rows that do not open are left out.
 */
export async function sharersOf(
  rows: Repository<CredentialEntity>,
  cipher: CredentialCipher,
  ours: readonly OpenedRow[],
  visible: FindOptionsWhere<CredentialEntity> = {},
): Promise<(row: OpenedRow) => CredentialEntity[]> {
  const masks = [...new Set(ours.map(({ secretId }) => maskSecretId(secretId)))];
  const tenants = [...new Set(ours.map(({ tenantUuid }) => tenantUuid))];
  // Of one tenant alone only others can be sharers; of several each is another to the rest.
  const elsewhere = tenants.length === 1 ? { tenantUuid: Not(tenants[0]!) } : {};
  const found =
    masks.length === 0
      ? []
      : await withDatabase(() =>
          rows
            .createQueryBuilder('credential')
            .addSelect('credential.secret')
            .where({ secretIdMasked: In(masks) })
            .andWhere(visible)
            .andWhere(elsewhere)
            .take(MAX_ROWS)
            .getMany(),
        );
  const opened = found.flatMap((row) => {
    const secretId = cipher.secretIdOf(row);
    return secretId === undefined ? [] : [{ row, secretId }];
  });
  return ({ tenantUuid, secretId }) =>
    opened
      .filter((other) => other.secretId === secretId && other.row.tenantUuid !== tenantUuid)
      .map(({ row }) => row);
}
