import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { within } from '../common/time/wait.js';

/** Longer than the read ever takes while Postgres is well. */
const TIMEOUT_MS = 200;

/**
 * Says whether anything was written to a cloud account in between, in any replica. The trail's chain of a tenant moves
 * with the intent and with the outcome of each write; the tenants are those who have the same SecretId. It is known
 * only masked, so that two accounts may count as one, never one as two. Other keys of the account are not covered.
 */
@Injectable()
export class WriteMarks {
  constructor(private readonly dataSource: DataSource) {}

  /** A text that is another one after each write. Undefined when Postgres does not answer. */
  async current(credentialId: string): Promise<string | undefined> {
    const heads = this.dataSource.query<{ mark: string }[]>(
      `SELECT concat(count(*), '/', sum(head.seq)) AS mark
         FROM audit_head head
        WHERE head.tenant_uuid IN (
          SELECT other.tenant_uuid
            FROM credential this JOIN credential other USING (secret_id_masked)
           WHERE this.id = $1)`,
      [credentialId],
    );
    try {
      const [row] = await within(heads, TIMEOUT_MS, () => new Error('no answer in time'));
      return row?.mark;
    } catch {
      return undefined;
    }
  }
}
