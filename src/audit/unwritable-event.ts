import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AuditDraft } from './audit-event.js';

/**
 * SQLSTATE classes by which Postgres refuses an event for what it holds: a value that fits no type (22), a broken
 * constraint (23), a value that is too large (54). Class 42 (no such table, no right) is not among them: it is a fault of
 * the installation, and when that is mended the event can be written.
 */
const REFUSED_FOR_CONTENT = /^(22|23|54)/;
const MAX_STORED = 8 * 1024;
const MAX_REASON = 256;
/** Rows of the table at most; more would be one defect, over and over. The log has each event. */
const MAX_ROWS = 10_000;

/** The event can never be written: trying again does not help. Nothing of it is in the chain. */
export class UnwritableEvent extends Error {
  override name = 'UnwritableEvent';
}

export function isRefusedForContent(error: unknown): boolean {
  const { driverError, code } = (error ?? {}) as { driverError?: { code?: unknown }; code?: unknown };
  const sqlState = driverError?.code ?? code;
  return typeof sqlState === 'string' && sqlState.length === 5 && REFUSED_FOR_CONTENT.test(sqlState);
}

const logger = new Logger('AuditTrail');

/**
 * Puts an event that can never be written where an operator finds it: into the log, and into the table
 * `audit_unwritable` if Postgres takes it. As text, because its values are what was refused. Never rejects.
 */
export async function keepUnwritable(
  manager: EntityManager,
  draft: AuditDraft,
  cause: unknown,
): Promise<void> {
  const reason = String(cause instanceof Error ? cause.message : cause).slice(0, MAX_REASON);
  const event = textOf(draft);
  logger.error(`an audit event can never be written (${reason}): ${event}`);
  await manager
    .query(
      `INSERT INTO audit_unwritable (reason, event)
       SELECT $1, $2 WHERE (SELECT count(*) FROM audit_unwritable) < ${MAX_ROWS}`,
      [storableText(reason), storableText(event)],
    )
    .catch((error: unknown) => logger.error(`audit_unwritable did not take it: ${(error as Error).message}`));
}

function textOf(draft: AuditDraft): string {
  try {
    return JSON.stringify(draft).slice(0, MAX_STORED);
  } catch {
    return `${draft.kind} ${draft.audit_id} of ${draft.action}`;
  }
}

const storableText = (text: string): string => text.replaceAll('\0', '\ufffd');
