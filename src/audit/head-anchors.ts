import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { anchorLine } from './anchors.js';
import type { AuditSeal, ChainHead } from './audit-seal.js';

/** A line stays below the 16 KiB at which collectors of logs cut. */
const HEADS_PER_LINE = 100;
/** For one minute or one start; what is left after a minute comes in the next one. */
const MAX_LINES = 50;

interface HeadRow {
  tenant_uuid: string;
  seq: string;
  hash: Buffer;
  mac: Buffer;
}

/**
 * Writes the heads of the chains into the log, where a writer of the database cannot reach them: `audit verify
 * --anchors` finds with them that a chain was set back. A process writes the heads that it moved or met itself, from its
 * memory.
 */
export class HeadAnchors {
  private readonly logger = new Logger(HeadAnchors.name);
  private readonly moved = new Map<string, ChainHead>();
  private seal: Promise<AuditSeal> | undefined;

  constructor(
    private readonly reading: Pick<DataSource, 'query'>,
    private readonly makeSeal: () => Promise<AuditSeal>,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** The chain of the tenant is known to have come to this head. */
  note(tenantUuid: string, head: ChainHead): void {
    this.moved.set(tenantUuid, head);
  }

  /** The heads that were noted since the last time. Never rejects; without the key they wait. */
  async writeMoved(): Promise<void> {
    const seal = await this.open();
    if (!seal) return;
    const heads = [...this.moved].slice(0, HEADS_PER_LINE * MAX_LINES);
    for (const [tenant] of heads) this.moved.delete(tenant);
    for (let from = 0; from < heads.length; from += HEADS_PER_LINE)
      this.write(seal, heads.slice(from, from + HEADS_PER_LINE));
  }

  /**
   * The heads in the database, for the start: those that a killed process moved last are among them. Returns whether
   * they could be read. With more chains than 50 lines hold the rest is left out.
   */
  async writeAll(): Promise<boolean> {
    const seal = await this.open();
    if (!seal) return false;
    let after = '';
    for (let line = 0; line < MAX_LINES; line += 1) {
      const rows = await this.reading
        .query<HeadRow[]>(
          `SELECT tenant_uuid, seq, hash, mac FROM audit_head
            WHERE tenant_uuid > $1 ORDER BY tenant_uuid LIMIT ${HEADS_PER_LINE}`,
          [after],
        )
        .catch(() => undefined);
      if (!rows) return false;
      const heads = rows.map(
        ({ tenant_uuid, seq, hash, mac }) =>
          [tenant_uuid, { seq: Number(seq), hash: hash.toString('hex') }, mac] as const,
      );
      this.write(
        seal,
        heads.filter(([tenant, head, mac]) => seal.isHead(tenant, head, mac)),
      );
      if (rows.length < HEADS_PER_LINE) return true;
      after = rows.at(-1)!.tenant_uuid;
    }
    this.logger.log(
      `the heads of the first ${HEADS_PER_LINE * MAX_LINES} chains were written, others are not`,
    );
    return true;
  }

  private write(seal: AuditSeal, heads: readonly (readonly [string, ChainHead, ...unknown[]])[]): void {
    const line = heads.map(([tenant, { seq, hash }]) => [tenant, seq, hash] as const);
    if (line.length > 0) this.logger.log(anchorLine(seal, this.now().toISOString(), line));
  }

  /** A failure to get the key is not remembered. */
  private open(): Promise<AuditSeal | undefined> {
    this.seal ??= this.makeSeal();
    return this.seal.catch(() => (this.seal = undefined));
  }
}
