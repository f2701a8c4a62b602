import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isWriteRefusal, withDatabase } from '../database/database-errors.js';
import { isFinal, type OperationState } from './operation-state.js';

/** What an operation came to is remembered for as long as it is listed. */
export const REMEMBERED_DAYS = 7;

/**
 * What any replica has seen of operations, by OperationId. A final state is written once and never replaced, so that
 * all replicas answer the same. While Postgres takes no writes nothing is remembered: each replica asks for itself. Each
 * method throws DATABASE_UNAVAILABLE.
 */
@Injectable()
export class OperationStates {
  constructor(private readonly dataSource: DataSource) {}

  async find(ids: readonly string[]): Promise<Map<string, OperationState>> {
    const rows = await this.query<{ audit_id: string; state: OperationState }>(
      'SELECT audit_id, state FROM operation_state WHERE audit_id = ANY ($1) AND state IS NOT NULL',
      [ids],
    );
    return new Map(rows.map(({ audit_id, state }) => [audit_id, state]));
  }

  /**
   * Whether this replica may ask Tencent now; false when another one has asked within this time, or knows the end.
   */
  async claim(id: string, withinMs: number): Promise<boolean> {
    const claimed = await this.write(
      `INSERT INTO operation_state (audit_id) VALUES ($1)
       ON CONFLICT (audit_id) DO UPDATE SET read_at = clock_timestamp()
         WHERE NOT operation_state.is_final
           AND operation_state.read_at <= clock_timestamp() - $2 * interval '1 millisecond'
       RETURNING audit_id`,
      [id, withinMs],
    );
    return claimed === undefined || claimed.length > 0;
  }

  /** What counts from now on: the states given, or the final ones that were there before. Forgets old ones. */
  async keep(states: ReadonlyMap<string, OperationState>): Promise<Map<string, OperationState>> {
    if (states.size === 0) return new Map();
    // In one order, so that two replicas do not wait for each other.
    const ids = [...states.keys()].sort();
    const kept = await this.write(
      `WITH forgotten AS (
         DELETE FROM operation_state WHERE read_at < clock_timestamp() - make_interval(days => ${REMEMBERED_DAYS})
            AND audit_id <> ALL ($1))
       INSERT INTO operation_state (audit_id, state, is_final)
       SELECT * FROM unnest($1::uuid[], $2::jsonb[], $3::boolean[])
       ON CONFLICT (audit_id) DO UPDATE SET state = excluded.state, is_final = excluded.is_final
         WHERE NOT operation_state.is_final`,
      [ids, ids.map((id) => JSON.stringify(states.get(id))), ids.map((id) => isFinal(states.get(id)!))],
    );
    return kept ? this.find(ids) : new Map(states);
  }

  /** Undefined when Postgres answers and takes no writes. */
  private async write(text: string, values: unknown[]): Promise<unknown[] | undefined> {
    try {
      return await this.query(text, values);
    } catch (error) {
      if (!isWriteRefusal(error)) throw error;
      return undefined;
    }
  }

  private query<Row>(text: string, values: unknown[]): Promise<Row[]> {
    return withDatabase(() => this.dataSource.query<Row[]>(text, values));
  }
}
