import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AuditKey } from '../../../src/audit/audit-key.js';
import { auditCommand } from '../../../src/cli/audit.command.js';
import { UsageError } from '../../../src/cli/usage.error.js';
import { Cipher } from '../../../src/encryption/cipher.js';
import { KeyRing } from '../../../src/encryption/key-ring.js';
import { SealedSecretStore } from '../../../src/encryption/sealed-secret-store.js';
import { migrateUp } from '../../../src/database/migrations.js';
import { aRequestContext } from '../../builders/a-request-context.js';
import type { TestDatabase } from '../database/postgres.fixture.js';
import { change, createMonths, MONTHS } from './months.fixture.js';
import { type Replica, aReplica, tamper } from './replica.fixture.js';

const [FIRST, SECOND] = MONTHS.map((month) => month.slice(0, 7)) as [string, string];
const TABLE = `audit_event_${FIRST.replace('-', '_')}`;

describe('audit seal, export and prune', () => {
  let db: TestDatabase;
  let replica: Replica;
  let dir: string;
  const key = randomBytes(32);
  const sealOf = (database: TestDatabase) => {
    const cipher = new Cipher(new KeyRing([{ kid: 'test', key }]));
    const auditKey = new AuditKey(new SealedSecretStore(database.dataSource, cipher));
    return () => auditKey.seal();
  };

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'prune-'));
    ({ db, replica } = await createMonths(sealOf));
    vi.stubEnv('DATABASE_URL', db.url);
    vi.stubEnv('CREDENTIAL_KEYS', `test:${key.toString('base64')}`);
    vi.stubEnv('AUDIT_RETENTION_MONTHS', '2');
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(async () => {
    process.exitCode = undefined;
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await db.close();
    rmSync(dir, { recursive: true });
  });

  async function text(...args: string[]) {
    process.exitCode = undefined;
    const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await auditCommand().parseAsync(args, { from: 'user' });
    const printed = print.mock.calls.map(([chunk]) => String(chunk)).join('');
    print.mockRestore();
    return printed;
  }
  const run = async (...args: string[]) => {
    const report = JSON.parse(await text(...args));
    return { ...report, code: process.exitCode ?? 0 };
  };
  const listed = async (TenantUuid: string) =>
    (await aReplica(db.dataSource).log.list(aRequestContext(), { TenantUuid })).TotalCount;
  const prune = (...args: string[]) => run('prune', '--dir', dir, ...args);

  it('seals what is over, and verifies one month', async () => {
    expect((await run('seal')).Sealed).toMatchObject([{ Month: FIRST, Rows: 8 }, { Month: SECOND }, {}]);
    expect(await run('verify', '--month', FIRST)).toMatchObject({
      code: 0,
      Sound: true,
      State: 'sealed',
      Rows: 8,
      Chains: 3,
    });
    await tamper(db.dataSource, `UPDATE audit_event SET scode = 7 WHERE tenant_uuid = 'b' AND seq = 2`);
    expect(await run('verify', '--month', FIRST)).toMatchObject({
      code: 1,
      Sound: false,
      Damaged: [{ Tenant: 'b', Damage: { seq: 2 } }],
    });
  });

  it('exports one month, and verifies the file against the seal', async () => {
    await run('seal');
    const lines = await text('export', '--month', FIRST);
    expect(lines.trim().split('\n')).toHaveLength(8);
    const file = join(dir, 'exported.jsonl');
    const verified = async (content: string) => {
      writeFileSync(file, content);
      return run('verify', '--month', FIRST, '--file', file);
    };
    expect(await verified(lines)).toMatchObject({ code: 0, Sound: true, Rows: 8 });
    expect(await verified(lines.replace('"actor":"admin"', '"actor":"other"'))).toMatchObject({ code: 1 });
    const all = lines.split('\n');
    expect(await verified(all.filter((line) => !line.includes('"b"')).join('\n'))).toMatchObject({
      code: 1,
      Damaged: [{ Tenant: 'b', Damage: { kind: 'truncated' } }],
    });
    await expect(verified(`${lines}no event\n`)).rejects.toThrow('line 9 of the file is no event');
  });

  it('detaches what is older than the setting, after an export that it has verified, and says so in the trail', async () => {
    await run('seal');
    const { Detached } = await prune();
    const file = join(dir, `audit-${FIRST}.jsonl`);
    expect(Detached).toMatchObject([{ Month: FIRST, Rows: 8, File: file, Table: TABLE, Dropped: false }]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(process.stderr.write).toHaveBeenCalledWith(expect.stringContaining(`8 rows exported to ${file}`));
    const { List } = await aReplica(db.dataSource).log.list(aRequestContext(), { TenantUuid: '*' });
    expect(List[0]).toMatchObject({
      Action: 'audit/prune',
      Actor: expect.stringMatching(/^cli:/),
      Outcome: 'succeeded',
      Request: { Month: FIRST, Rows: 8, File: `audit-${FIRST}.jsonl`, Sha256: Detached[0].Sha256 },
    });
    expect(await listed('a')).toBe(3);
    expect((await db.dataSource.query(`SELECT count(*)::int AS n FROM ${TABLE}`))[0].n).toBe(8);
    // A second run has nothing to do.
    expect((await prune()).Detached).toEqual([]);
    await change(replica, 'a');
    await change(aReplica(db.dataSource, undefined, sealOf(db)), 'b');
    const report = await run('verify');
    expect(report).toMatchObject({ code: 0, Sound: true });
    expect(report.Months[0]).toMatchObject({ Month: FIRST, State: 'detached', File: `audit-${FIRST}.jsonl` });
    expect(report.Chains.find(({ Tenant }: { Tenant: string }) => Tenant === 'a')).toMatchObject({
      RowsBefore: 4,
    });
    expect(await run('verify', '--month', FIRST, '--file', file)).toMatchObject({
      code: 0,
      State: 'detached',
    });
    await expect(run('verify', '--month', FIRST)).rejects.toBeInstanceOf(UsageError);
    expect((await run('verify', '--month', SECOND)).Sound).toBe(true);
  });

  it.each([
    ['a detached month was taken for one that was removed', `DELETE FROM audit_detached_month`, 'a'],
    ['the next month was removed too', `DELETE FROM audit_event WHERE month = '${MONTHS[1]}'`, 'a'],
    [
      'a tenant that only the detached month knew is gone',
      `DELETE FROM audit_checkpoint WHERE tenant_uuid = 'b' AND month = '${MONTHS[0]}'`,
      FIRST,
    ],
  ])('finds after that: %s', async (_, statement, where) => {
    await run('seal');
    await prune('--drop');
    expect((await run('verify')).Sound).toBe(true);
    await tamper(db.dataSource, statement);
    const { Sound, Chains, Months } = await run('verify');
    expect(Sound).toBe(false);
    const damaged = [...Chains, ...Months].filter(({ Damage }: { Damage: unknown }) => Damage !== null);
    expect(damaged.map(({ Tenant, Month }) => Tenant ?? Month)).toContain(where);
  });

  it('refuses to begin a chain anew whose rows are all in detached months', async () => {
    vi.stubEnv('AUDIT_RETENTION_MONTHS', '1');
    await run('seal');
    expect((await prune('--drop')).Detached).toHaveLength(2);
    expect(await listed('c')).toBe(0);
    await change(aReplica(db.dataSource, undefined, sealOf(db)), 'c');
    expect(await listed('c')).toBe(1);
    expect((await run('verify')).Sound).toBe(true);
    await tamper(db.dataSource, `DELETE FROM audit_head WHERE tenant_uuid = 'c'`);
    const again = change(aReplica(db.dataSource, undefined, sealOf(db)), 'c');
    await expect(again).rejects.toMatchObject({ code: 'AUDIT_CHAIN_DAMAGED' });
  });

  it('detaches nothing without the setting, nor a month that is damaged or not sealed', async () => {
    expect((await prune()).Detached).toEqual([]);
    await run('seal');
    vi.stubEnv('AUDIT_RETENTION_MONTHS', '');
    await expect(prune()).rejects.toThrow('AUDIT_RETENTION_MONTHS is not set');
    vi.stubEnv('AUDIT_RETENTION_MONTHS', '2');
    await tamper(db.dataSource, `UPDATE audit_event SET scode = 7 WHERE tenant_uuid = 'b' AND seq = 2`);
    await expect(prune()).rejects.toThrow(/stays: it is not as it was sealed: .*tenant b/);
    expect(readdirSync(dir)).toEqual([]);
    expect((await run('verify')).Months[0]).toMatchObject({ State: 'sealed' });
  });

  it('detaches nothing when the file that is there is another one', async () => {
    await run('seal');
    await prune();
    const file = join(dir, `audit-${SECOND}.jsonl`);
    writeFileSync(file, readFileSync(join(dir, `audit-${FIRST}.jsonl`)));
    vi.stubEnv('AUDIT_RETENTION_MONTHS', '1');
    await expect(prune()).rejects.toThrow(/stays/);
    rmSync(file);
    expect((await prune()).Detached).toMatchObject([{ Month: SECOND }]);
  });

  it('goes on where a run was killed after it had noted the month as detached', async () => {
    await run('seal');
    const [{ rows }] = await db.dataSource.query('SELECT rows FROM audit_month_seal ORDER BY month LIMIT 1');
    const gone = {
      month: MONTHS[0],
      rows: Number(rows),
      file: 'f',
      sha256: 's',
      detachedAt: new Date().toISOString(),
    };
    const seal = await sealOf(db)();
    await db.dataSource.query(`INSERT INTO audit_detached_month VALUES ($1, $2, $3, $4, $5, $6)`, [
      ...Object.values(gone),
      seal.detachedMac(gone),
    ]);
    expect((await run('verify')).Sound).toBe(true);
    expect(await listed('a')).toBe(5);
    expect((await prune()).Detached).toEqual([]);
    expect(await listed('a')).toBe(3);
    expect((await run('verify')).Sound).toBe(true);
  });

  it('is for the owner of the tables alone', async () => {
    await run('seal');
    const role = `pruner_${randomBytes(4).toString('hex')}`;
    await db.dataSource.query(`CREATE ROLE ${role} LOGIN PASSWORD 'p'`);
    await migrateUp(db.url, role);
    const url = new URL(db.url);
    [url.username, url.password] = [role, 'p'];
    vi.stubEnv('DATABASE_URL', url.href);
    await expect(prune()).rejects.toThrow('detached by the owner of the database');
    expect((await run('verify')).Sound).toBe(true);
    await db.dataSource.query(`DROP OWNED BY ${role}`);
    await db.dataSource.query(`DROP ROLE ${role}`);
  });
});
