import { Logger } from '@nestjs/common';
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { EntityManager } from 'typeorm';
import { type AuditEvent, SERVICE_CHAIN } from './audit-event.js';
import { ACCEPT_ACTION, acceptedGapOf } from './accepted-gap.js';
import type { AuditSeal, ChainHead } from './audit-seal.js';
import { readEvents } from './chain-walk.js';

export interface HeadRow {
  head_seq: string;
  head_hash: Buffer;
  head_mac: Buffer;
}

/** The chain is not as this service wrote it. Nothing was appended. */
export class ChainDamaged extends Error {
  override name = 'ChainDamaged';
}

/** The id of a tenant's `opened` event. It is computed from the name and ids are unique, so there is only one. */
export function openedAuditId(tenantUuid: string): string {
  const digest = hash('sha256', `audit/open ${tenantUuid}`, 'hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * The head of each chain, remembered between appends. A head without our MAC, or before one that this process has
 * read, is not used, and a tenant that had a chain does not get a new one: appending would seal a chain that was
 * tampered with. Such a chain takes no events until it is repaired.
 */
export class ChainHeads {
  private readonly logger = new Logger(ChainHeads.name);
  private readonly known = new LRUCache<string, ChainHead>({ max: 10_000 });
  /** The last head read or written, and when; `forget` keeps it. */
  private readonly highest = new LRUCache<string, ChainHead & { at: string }>({ max: 10_000 });
  private readonly reported = new LRUCache<string, string>({ max: 10_000 });

  constructor(
    private readonly seal: AuditSeal,
    /** Is told of every head that is read or written. */
    private readonly note: (tenantUuid: string, head: ChainHead) => void = () => undefined,
    private readonly now: () => Date = () => new Date(),
  ) {}

  remembered(tenantUuid: string): ChainHead | undefined {
    return this.known.get(tenantUuid);
  }

  remember(tenantUuid: string, head: ChainHead): void {
    this.known.set(tenantUuid, head);
    this.highest.set(tenantUuid, { ...head, at: this.now().toISOString() });
    this.note(tenantUuid, head);
  }

  /** After a write whose outcome is unknown: the next one reads the head from the database. */
  forget(tenantUuid: string): void {
    this.known.delete(tenantUuid);
  }

  /** Throws when the row is forged, or older than one read before and that was not accepted. */
  async proven(manager: EntityManager, tenantUuid: string, row: HeadRow): Promise<ChainHead> {
    await this.forgetAccepted(manager, tenantUuid, row);
    const head = headOf(row);
    if (!this.seal.isHead(tenantUuid, head, row.head_mac)) throw this.damaged(tenantUuid, 'is not ours');
    const highest = this.highest.get(tenantUuid);
    if (highest && isBefore(head, highest))
      throw this.damaged(tenantUuid, `went back from ${highest.seq} to ${head.seq}, or was replaced`);
    return head;
  }

  /** Waits for the row lock and holds it until the transaction of `manager` ends. */
  async lock(manager: EntityManager, tenantUuid: string): Promise<ChainHead | undefined> {
    const [row] = await manager.query<HeadRow[]>(
      `SELECT seq AS head_seq, hash AS head_hash, mac AS head_mac
         FROM audit_head WHERE tenant_uuid = $1 FOR UPDATE`,
      [tenantUuid],
    );
    return row && this.proven(manager, tenantUuid, row);
  }

  /**
   * The head in the database; for a tenant's first event it begins the chain. `announce` puts the tenant's name
   * into the service chain, so that the loss of a whole chain is detected.
   */
  async read(
    manager: EntityManager,
    tenantUuid: string,
    announce: () => Promise<unknown>,
  ): Promise<ChainHead> {
    // One snapshot: a chain is announced after its head exists, so a name without a head was deleted.
    const [row] = await manager.query<(HeadRow & { opened: boolean })[]>(
      `SELECT h.seq AS head_seq, h.hash AS head_hash, h.mac AS head_mac,
              EXISTS (SELECT 1 FROM audit_event WHERE audit_id = $2 AND kind = 'opened')
                OR EXISTS (SELECT 1 FROM audit_checkpoint WHERE tenant_uuid = $1) AS opened
         FROM (VALUES (1)) AS one LEFT JOIN audit_head h ON h.tenant_uuid = $1`,
      [tenantUuid, openedAuditId(tenantUuid)],
    );
    if (row?.head_hash) {
      const head = await this.proven(manager, tenantUuid, row);
      if (!row.opened && tenantUuid !== SERVICE_CHAIN) await announce();
      return head;
    }
    if (row?.opened || this.highest.has(tenantUuid)) throw this.damaged(tenantUuid, 'is gone');
    const head = this.seal.genesis(tenantUuid);
    await manager.query(
      'INSERT INTO audit_head (tenant_uuid, seq, hash, mac) VALUES ($1, 0, $2, $3) ON CONFLICT DO NOTHING',
      [tenantUuid, Buffer.from(head.hash, 'hex'), this.seal.headMac(tenantUuid, head)],
    );
    if (tenantUuid !== SERVICE_CHAIN) await announce();
    return head;
  }

  /** What this process remembers is not needed when an operator has accepted, since then, that it is lost. */
  private async forgetAccepted(manager: EntityManager, tenantUuid: string, row: HeadRow): Promise<void> {
    const highest = this.highest.get(tenantUuid);
    if (!highest || !isBefore(headOf(row), highest)) return;
    const events = await readEvents(
      manager,
      `tenant_uuid = $1 AND seq IN (
         SELECT seq FROM audit_entry WHERE tenant_uuid = $1 AND at > $2 AND action = '${ACCEPT_ACTION}')`,
      [tenantUuid, highest.at],
    );
    const isOfThis = (event: AuditEvent) =>
      this.seal.hashOf(event) === event.hash && (acceptedGapOf(event)?.afterSeq ?? Infinity) < highest.seq;
    if (!events.some(isOfThis)) return;
    this.highest.delete(tenantUuid);
    this.reported.delete(tenantUuid);
    this.logger.warn(`the audit chain of tenant ${tenantUuid} goes on after an accepted gap`);
  }

  private damaged(tenantUuid: string, what: string): ChainDamaged {
    const text = `the head of the audit chain of tenant ${tenantUuid} ${what}; run: npm run cli -- audit verify`;
    if (this.reported.get(tenantUuid) !== what) this.logger.error(text);
    this.reported.set(tenantUuid, what);
    return new ChainDamaged(text);
  }
}

const headOf = (row: HeadRow): ChainHead => ({
  seq: Number(row.head_seq),
  hash: row.head_hash.toString('hex'),
});

/** Such a head cannot follow the known one. */
const isBefore = (head: ChainHead, known: ChainHead): boolean =>
  head.seq < known.seq || (head.seq === known.seq && head.hash !== known.hash);
