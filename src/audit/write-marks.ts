import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { within } from '../common/time/wait.js';

/** Longer than the read ever takes while Postgres is well. */
const TIMEOUT_MS = 200;

/**
 * Says whether something was written in between. The head of a tenant's chain moves with the intent and with the
 * outcome of every write, in any replica.
 */
@Injectable()
export class WriteMarks {
  constructor(private readonly dataSource: DataSource) {}

  /** A text that is another one after each write of the tenant. Undefined when Postgres does not answer. */
  async current(tenantUuid: string): Promise<string | undefined> {
    const head = this.dataSource.query<{ seq: string }[]>(
      'SELECT seq FROM audit_head WHERE tenant_uuid = $1',
      [tenantUuid],
    );
    try {
      const [row] = await within(head, TIMEOUT_MS, () => new Error('no answer in time'));
      return row?.seq ?? '0';
    } catch {
      return undefined;
    }
  }
}
