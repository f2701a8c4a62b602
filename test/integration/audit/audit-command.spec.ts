import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AuditKey } from '../../../src/audit/audit-key.js';
import { auditCommand } from '../../../src/cli/audit.command.js';
import { readEnvironment } from '../../../src/config/environment.js';
import { Cipher } from '../../../src/credential/cipher.js';
import { KeyRing } from '../../../src/credential/key-ring.js';
import { SealedSecretStore } from '../../../src/credential/sealed-secret-store.js';
import { type TestDatabase, createTestDatabase } from '../database/postgres.fixture.js';
import { aContext, aReplica, tamper } from './replica.fixture.js';

describe(auditCommand.name, () => {
  let db: TestDatabase;
  let dir: string;
  const keys = [{ kid: 'test', key: randomBytes(32) }];

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'audit-command-'));
    db = await createTestDatabase();
    const key = new AuditKey(new SealedSecretStore(db.dataSource, new Cipher(new KeyRing(keys))));
    const { trail } = aReplica(db.dataSource, undefined, () => key.seal());
    for (const tenantUuid of ['one', 'one', 'two'])
      await trail.record({ context: aContext(), action: 'disk/delete', tenantUuid }, async () => undefined);
  });

  afterEach(() => {
    process.exitCode = undefined;
    vi.restoreAllMocks();
  });

  afterAll(async () => {
    await db.close();
    rmSync(dir, { recursive: true });
  });

  async function run(...args: string[]) {
    const print = vi.spyOn(console, 'log').mockReturnValue(undefined);
    const keyText = keys.map(({ kid, key }) => `${kid}:${key.toString('base64')}`).join(',');
    const config = readEnvironment({
      DATABASE_URL: db.url,
      CREDENTIAL_KEYS: keyText,
      AUTH_MODE: 'none',
    });
    await auditCommand(() => config).parseAsync(['verify', ...args], { from: 'user' });
    const text = String(print.mock.lastCall?.[0]);
    return {
      text,
      report: JSON.parse(text) as { sound: boolean; chains: { tenant: string }[] },
      code: process.exitCode,
    };
  }

  it('says that all chains are sound', async () => {
    const { report, code } = await run();
    expect(code).toBe(0);
    expect(report).toMatchObject({
      sound: true,
      chains: [
        { tenant: '*', sound: 2, damage: null },
        { tenant: 'one', sound: 4, damage: null },
        { tenant: 'two', sound: 2, damage: null },
      ],
    });
  });

  it('looks at one tenant alone', async () => {
    expect((await run('--tenant', 'two')).report.chains.map(({ tenant }) => tenant)).toEqual(['two']);
  });

  it('ends with 1 and names the first damaged row', async () => {
    const file = join(dir, 'anchors.json');
    writeFileSync(file, (await run()).text);
    expect((await run('--anchors', file)).code).toBe(0);
    await tamper(db.dataSource, `UPDATE audit_event SET actor = 'x' WHERE tenant_uuid = 'one' AND seq = 3`);
    const { report, code } = await run('--anchors', file);
    expect(code).toBe(1);
    expect(report).toMatchObject({
      sound: false,
      chains: [{}, { damage: { seq: 3, kind: 'edited' } }, { damage: null }],
    });
  });
});
