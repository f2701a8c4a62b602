import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { within } from '../common/time/wait.js';

/** Longer than the read ever takes while Postgres is well. */
const TIMEOUT_MS = 200;

/**
 * Says whether anything was written to a cloud account in between, in any replica. The trail's chain of a tenant moves
 * with the intent of each write, before it is sent. A write whose outcome is not in the trail may be carried out at any
 * moment, and be acknowledged while its replica cannot reach Postgres: until then there is no mark. So where the mark is
 * the same as before, no write was under way in between. The tenants are those who have the same SecretId. It is known
 * only masked, so that two accounts may count as one, never one as two. Other keys of the account are not covered.
 */
@Injectable()
export class WriteMarks {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * A text that is another one after each write. Undefined when it is not known: while a write is under way, and when
   * Postgres does not answer.
   */
  async current(credentialId: string): Promise<string | undefined> {
    const heads = this.dataSource.query<{ mark: string | null }[]>(
      `WITH writer AS (
         SELECT DISTINCT other.tenant_uuid
           FROM credential this JOIN credential other USING (secret_id_masked)
          WHERE this.id = $1)
       SELECT CASE WHEN NOT EXISTS (SELECT FROM audit_pending JOIN writer USING (tenant_uuid))
                   THEN (SELECT string_agg(tenant_uuid || '/' || seq, ' ' ORDER BY tenant_uuid)
                           FROM audit_head JOIN writer USING (tenant_uuid))
              END AS mark`,
      [credentialId],
    );
    try {
      const [row] = await within(heads, TIMEOUT_MS, () => new Error('no answer in time'));
      return row?.mark ?? undefined;
    } catch {
      return undefined;
    }
  }
}
