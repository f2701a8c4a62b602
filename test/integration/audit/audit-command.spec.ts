import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AuditKey } from '../../../src/audit/audit-key.js';
import { auditCommand } from '../../../src/cli/audit.command.js';
import { UsageError } from '../../../src/cli/usage.error.js';
import { Cipher } from '../../../src/encryption/cipher.js';
import { KeyRing } from '../../../src/encryption/key-ring.js';
import { SealedSecretStore } from '../../../src/encryption/sealed-secret-store.js';
import { aRequestContext } from '../../builders/a-request-context.js';
import { type TestDatabase, createTestDatabase } from '../database/postgres.fixture.js';
import { aReplica, tamper } from './replica.fixture.js';

describe(auditCommand.name, () => {
  let db: TestDatabase;
  let dir: string;
  const key = randomBytes(32);

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'audit-command-'));
    db = await createTestDatabase();
    const cipher = new Cipher(new KeyRing([{ kid: 'test', key }]));
    const auditKey = new AuditKey(new SealedSecretStore(db.dataSource, cipher));
    const { trail } = aReplica(db.dataSource, undefined, () => auditKey.seal());
    for (const tenantUuid of ['one', 'one', 'two'])
      await trail.record({ context: aRequestContext(), tenantUuid }, async () => undefined);
    vi.stubEnv('DATABASE_URL', db.url);
    vi.stubEnv('CREDENTIAL_KEYS', `test:${key.toString('base64')}`);
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

  async function run(...args: string[]) {
    const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await auditCommand().parseAsync(['verify', ...args], { from: 'user' });
    const text = String(print.mock.lastCall?.[0]);
    print.mockRestore();
    const report = JSON.parse(text) as { Sound: boolean; Chains: { Tenant: string }[] };
    return { text, report, code: process.exitCode ?? 0 };
  }

  it('says that all chains are sound', async () => {
    const { report, code } = await run();
    expect(code).toBe(0);
    expect(report).toMatchObject({
      Sound: true,
      Chains: [
        { Tenant: '*', Rows: 2, Damage: null },
        { Tenant: 'one', Rows: 4, Damage: null },
        { Tenant: 'two', Rows: 2, Damage: null },
      ],
    });
  });

  it('looks at one tenant alone', async () => {
    expect((await run('--tenant', 'two')).report.Chains.map(({ Tenant }) => Tenant)).toEqual(['two']);
  });

  it('ends with 1 and names the first damaged row', async () => {
    const file = join(dir, 'anchors.json');
    writeFileSync(file, (await run()).text);
    expect((await run('--anchors', file)).code).toBe(0);
    await tamper(db.dataSource, `UPDATE audit_event SET actor = 'x' WHERE tenant_uuid = 'one' AND seq = 3`);
    const { report, code } = await run('--anchors', file);
    expect(code).toBe(1);
    expect(report).toMatchObject({
      Sound: false,
      Chains: [{}, { Damage: { seq: 3, kind: 'edited' } }, { Damage: null }],
    });
  });

  it('refuses anchors that are no report', async () => {
    await expect(run('--anchors', join(dir, 'absent'))).rejects.toBeInstanceOf(UsageError);
  });
});
