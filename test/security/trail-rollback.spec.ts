import { Logger } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AuditKey } from '../../src/audit/audit-key.js';
import { AuditMaintenance } from '../../src/audit/audit-maintenance.js';
import { auditCommand } from '../../src/cli/audit.command.js';
import { UsageError } from '../../src/cli/usage.error.js';
import { Cipher } from '../../src/encryption/cipher.js';
import { KeyRing } from '../../src/encryption/key-ring.js';
import { SealedSecretStore } from '../../src/encryption/sealed-secret-store.js';
import { aConfig } from '../builders/a-config.js';
import { aRequestContext } from '../builders/a-request-context.js';
import { type Replica, aReplica, tamper } from '../integration/audit/replica.fixture.js';
import { type TestDatabase, createTestDatabase } from '../integration/database/postgres.fixture.js';

describe('whoever writes the database cannot roll back the trail in silence', () => {
  let db: TestDatabase;
  let dir: string;
  let replica: Replica;
  const key = randomBytes(32);
  let tenants = 0;
  let tenant: string;
  const log: string[] = [];

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'trail-rollback-'));
    db = await createTestDatabase();
    vi.stubEnv('DATABASE_URL', db.url);
    vi.stubEnv('CREDENTIAL_KEYS', `test:${key.toString('base64')}`);
  });

  beforeEach(() => {
    tenant = `tenant-${(tenants += 1)}`;
    log.length = 0;
    vi.spyOn(Logger.prototype, 'log').mockImplementation((text: unknown) => void log.push(String(text)));
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    replica = aProcess();
  });

  afterEach(() => {
    process.exitCode = undefined;
    vi.restoreAllMocks();
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    await db.close();
    rmSync(dir, { recursive: true });
  });

  function aProcess(): Replica {
    const cipher = new Cipher(new KeyRing([{ kid: 'test', key }]));
    const auditKey = new AuditKey(new SealedSecretStore(db.dataSource, cipher));
    return aReplica(db.dataSource, undefined, () => auditKey.seal());
  }

  const change = (by = replica) =>
    by.trail.record({ context: aRequestContext(), tenantUuid: tenant }, async () => undefined);
  const headRow = async () =>
    (await db.dataSource.query('SELECT * FROM audit_head WHERE tenant_uuid = $1', [tenant]))[0];

  /** Two changes that stay and two that are taken back, the older genuine head with them. */
  async function rollBack(): Promise<void> {
    await change();
    await change();
    const { seq, hash, mac } = await headRow();
    await change();
    await change();
    await replica.anchors.writeMoved();
    await setBackTo(seq, hash, mac);
  }

  async function setBackTo(seq: string, hash: Buffer, mac: Buffer): Promise<void> {
    await tamper(db.dataSource, `DELETE FROM audit_event WHERE tenant_uuid = '${tenant}' AND seq > ${seq}`);
    await db.dataSource.query('DELETE FROM audit_entry WHERE tenant_uuid = $1 AND seq > $2', [tenant, seq]);
    await db.dataSource.query('UPDATE audit_head SET seq = $2, hash = $3, mac = $4 WHERE tenant_uuid = $1', [
      tenant,
      seq,
      hash,
      mac,
    ]);
  }

  /** The log as the service writes it, among other lines. */
  function logFile(edit = (text: string) => text): string {
    const path = join(dir, 'service.log');
    const lines = log.map((msg) => JSON.stringify({ level: 'info', source: 'HeadAnchors', msg: edit(msg) }));
    writeFileSync(path, ['{"level":"info","msg":"listening"}', ...lines, 'no JSON', ''].join('\n'));
    return path;
  }

  async function run(...args: string[]) {
    process.exitCode = undefined;
    const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await auditCommand().parseAsync([...args, '--tenant', tenant], { from: 'user' });
    const report = JSON.parse(String(print.mock.lastCall?.[0]));
    print.mockRestore();
    return { ...report, code: process.exitCode ?? 0, chain: report.Chains?.[0] };
  }

  it('says of itself that nothing is anchored when it has only the database', async () => {
    await rollBack();
    expect(await run('verify')).toMatchObject({ code: 0, Sound: true, Anchored: false });
    expect(process.stderr.write).toHaveBeenCalledWith(expect.stringContaining('sound, not anchored'));
  });

  it('names the tenant and the rows that are gone, from the log of the service as it is', async () => {
    await rollBack();
    const found = await run('verify', '--anchors', logFile());
    expect(found).toMatchObject({ code: 1, Sound: false });
    expect(found.chain).toMatchObject({ Tenant: tenant, Damage: { seq: 5, kind: 'truncated' } });
    expect(found.chain.Damage.detail).toMatch(/^rows 5 to 8 are gone: they are in the anchor of 20/);
  });

  it('names them when a restarted service went on from the older head', async () => {
    await rollBack();
    const restarted = aProcess();
    for (let count = 0; count < 3; count += 1) await change(restarted);
    await restarted.anchors.writeMoved();
    const { code, chain } = await run('verify', '--anchors', logFile());
    expect({ code, chain }).toMatchObject({ code: 1, chain: { Damage: { seq: 1, kind: 'set-back' } } });
    expect(chain.Damage.detail).toMatch(/^row 8 is another one than the anchor of/);
  });

  it('is sound and anchored when nothing was done', async () => {
    await change();
    await replica.anchors.writeMoved();
    await change();
    const { chain, ...report } = await run('verify', '--anchors', logFile());
    expect(report).toMatchObject({ code: 0, Sound: true, Anchored: true, RefusedAnchors: 0 });
    expect(chain).toMatchObject({ Rows: 4, AnchoredRows: 2, AcceptedGaps: [] });
  });

  it('writes at the start the heads that another process has moved', async () => {
    await change();
    expect(await aProcess().anchors.writeAll()).toBe(true);
    expect((await run('verify', '--anchors', logFile())).chain).toMatchObject({ AnchoredRows: 2 });
  });

  it('writes them at the start of the service, and those that moved each minute', async () => {
    const every = vi.spyOn(globalThis, 'setInterval');
    const { lease, recovery, anchors } = replica;
    const config = aConfig({ databaseUrl: db.url });
    const unused = { renew: async () => undefined } as AuditKey;
    const maintenance = new AuditMaintenance(lease, recovery, unused, anchors, config);
    await change();
    await maintenance.onApplicationBootstrap();
    expect(log.filter((line) => line.includes(`["${tenant}",2,`)).length).toBeGreaterThan(0);
    await change();
    const [minute] = every.mock.calls.filter(([, ms]) => ms === 60_000);
    (minute![0] as () => void)();
    await expect.poll(() => log.at(-1)).toContain(`["${tenant}",4,`);
    maintenance.onApplicationShutdown();
  });

  it('uses no line that the service has not written', async () => {
    await change();
    await replica.anchors.writeMoved();
    const forged = logFile((text) => text.replace(`"${tenant}",2`, `"${tenant}",3`));
    expect(await run('verify', '--anchors', forged)).toMatchObject({
      Sound: true,
      Anchored: false,
      RefusedAnchors: 1,
    });
  });

  it('lets the process that remembers refuse with a code of its own, until the gap is accepted and recorded', async () => {
    await rollBack();
    for (let tries = 0; tries < 2; tries += 1)
      await expect(change()).rejects.toMatchObject({ code: 'AUDIT_CHAIN_DAMAGED' });
    const anchors = logFile();
    const accepted = await run('accept-head', '--reason', 'failover of 11-27', '--anchors', anchors);
    expect(accepted).toMatchObject({ Tenant: tenant, AfterSeq: 4, LostToSeq: 8 });
    await change();
    const { code, chain } = await run('verify', '--anchors', anchors);
    expect(code).toBe(0);
    expect(chain).toMatchObject({ Rows: 8, Damage: null });
    expect(chain.AcceptedGaps).toMatchObject([
      { AfterSeq: 4, Actor: expect.stringMatching(/^cli:/), Reason: 'failover of 11-27' },
    ]);
  });

  it('finds a second roll-back after the first was accepted', async () => {
    await rollBack();
    await run('accept-head', '--reason', 'failover', '--anchors', logFile());
    const { seq, hash, mac } = await headRow();
    await change();
    await replica.anchors.writeMoved();
    await setBackTo(seq, hash, mac);
    const { code, chain } = await run('verify', '--anchors', logFile());
    expect({ code, chain }).toMatchObject({ code: 1, chain: { Damage: { seq: 7, kind: 'truncated' } } });
    await expect(change()).rejects.toMatchObject({ code: 'AUDIT_CHAIN_DAMAGED' });
  });

  it('accepts no chain that was edited', async () => {
    await change();
    await tamper(db.dataSource, `UPDATE audit_event SET actor = 'x' WHERE tenant_uuid = '${tenant}'`);
    await expect(run('accept-head', '--reason', 'no')).rejects.toBeInstanceOf(UsageError);
  });
});
