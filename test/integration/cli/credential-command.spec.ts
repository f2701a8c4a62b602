import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CredentialStore } from '../../../src/credential/credential-store.js';
import { DEFAULT_ACCOUNT } from '../../../src/sandbox/options.js';
import { createSandbox } from '../../../src/sandbox/sandbox.js';
import { makeDataDir, removeDataDir } from '../database/data-dir.fixture.js';
import { createTestDatabase, type TestDatabase } from '../database/postgres.fixture.js';
import { aKey, aSecret, startCredentialApp } from '../credential/credential-app.fixture.js';
import { makeCli, type Cli } from './cli.fixture.js';

const pair = ['--tenant', 'system', '--cluster', 'c1'];
const secretOf = (secret: object) => ({ input: JSON.stringify(secret) });

describe('cli credential', () => {
  const key = aKey('k1');
  let db: TestDatabase;
  let cli: Cli;

  beforeAll(async () => {
    db = await createTestDatabase();
    cli = makeCli({ DATABASE_URL: db.url, CREDENTIAL_KEYS: `k1:${key.key.toString('base64')}` });
  });
  afterAll(() => db.close());

  it('asks Tencent whether it accepts a key', async () => {
    const sandbox = await createSandbox({ port: 0 });
    const env = { TENCENT_API_ORIGIN: sandbox.origin };
    const [known, other] = ['known', 'other'].map((tenant) => ['--tenant', tenant, '--cluster', 'c1']);
    const account = { SecretId: DEFAULT_ACCOUNT.secretId, SecretKey: DEFAULT_ACCOUNT.secretKey };
    try {
      await cli.run(['credential', 'create', ...known!], secretOf(account));
      await cli.run(['credential', 'create', ...other!], secretOf(aSecret()));
      expect(await cli.json(['credential', 'verify', ...known!], { env })).toEqual({
        Accepted: true,
        Code: '',
        Message: '',
        Permissions: [
          'cvm:DescribeRegions',
          'cbs:DescribeDisks',
          'cbs:DescribeAutoSnapshotPolicies',
          'cbs:DescribeSnapshots',
          'cbs:DescribeSnapshotOverview',
          'cbs:DescribeDiskConfigQuota',
          'cbs:InquiryPriceCreateDisks',
          'cvm:DescribeInstances',
          'cvm:DescribeZones',
          'cloudaudit:LookUpEvents',
        ].map((Action) => ({ Action, Allowed: true })),
      });
      const { code, stdout } = await cli.run(['credential', 'verify', ...other!], { env });
      expect([code, JSON.parse(stdout).Accepted]).toEqual([1, false]);
      expect((await cli.run(['credential', 'verify', ...pair], { env })).stderr).toMatch(
        /^CREDENTIAL_NOT_FOUND/,
      );
    } finally {
      await sandbox.close();
      for (const place of [known, other]) await cli.run(['credential', 'delete', ...place!]);
    }
  });

  it('creates, inspects, lists, updates and deletes, and prints no secret', async () => {
    const secret = { ...aSecret(), Token: 'canary-token' };
    const settings = ['--region', 'ap-guangzhou', '--description', 'mine', '--site', 'international'];
    const outputs = [await cli.run(['credential', 'create', ...pair, ...settings], secretOf(secret))];
    const { CredentialId } = JSON.parse(outputs[0]!.stdout) as { CredentialId: string };
    expect(await cli.json(['credential', 'inspect', ...pair])).toMatchObject({
      CredentialId,
      SecretId: `AKID…${secret.SecretId.slice(-4)}`,
      HasToken: true,
      Region: 'ap-guangzhou',
      Site: 'international',
      Description: 'mine',
      Status: 'ok',
    });
    expect(await cli.json(['credential', 'list', '--tenant', 'system'])).toMatchObject({
      TotalCount: 1,
      List: [{ CredentialId }],
    });

    expect(await cli.json(['credential', 'update', ...pair, '--site', 'china'])).toEqual({});
    expect(await cli.json(['credential', 'inspect', ...pair])).toMatchObject({ Site: 'china', Version: 2 });
    const nowhere = await cli.run(['credential', 'update', ...pair, '--site', 'europe']);
    expect([nowhere.code, nowhere.stderr]).toEqual([2, 'Site: must be one of china, international\n']);
    const fresh = aSecret();
    outputs.push(await cli.run(['credential', 'update', ...pair, '--secret', '--disable'], secretOf(fresh)));
    expect(await cli.json(['credential', 'inspect', ...pair])).toMatchObject({
      SecretId: `AKID…${fresh.SecretId.slice(-4)}`,
      HasToken: false,
      Status: 'disabled',
      Version: 3,
    });
    outputs.push(await cli.run(['credential', 'delete', ...pair]));
    outputs.push(await cli.run(['credential', 'inspect', ...pair]));
    expect(outputs.map(({ code }) => code)).toEqual([0, 0, 0, 1]);
    expect(outputs[3]!.stderr).toMatch(/^CREDENTIAL_NOT_FOUND: /);
    expect(JSON.stringify(outputs)).not.toContain('canary');
    expect(JSON.stringify(outputs)).not.toContain(secret.SecretId);
  });

  it('leaves every change in the audit trail, the failed one too', async () => {
    const place = ['--tenant', 'trailed', '--cluster', 'c1'];
    await cli.json(['credential', 'create', ...place], secretOf(aSecret()));
    expect((await cli.run(['credential', 'create', ...place], secretOf(aSecret()))).stderr).toMatch(
      /^CONFLICT: /,
    );
    await cli.json(['credential', 'delete', ...place]);
    const rows: { actor: string; action: string; outcome: string }[] = await db.dataSource.query(
      `SELECT actor, action, outcome FROM audit_event WHERE tenant_uuid = 'trailed' AND kind = 'outcome' ORDER BY seq`,
    );
    expect(rows.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['credential/create', 'succeeded'],
      ['credential/create', 'failed'],
      ['credential/delete', 'succeeded'],
    ]);
    expect(rows.every(({ actor }) => actor.startsWith('cli:'))).toBe(true);
  });

  it('repeats neither a key given as an argument nor a faulty one on standard input', async () => {
    const results = [
      await cli.run(['credential', 'create', ...pair, '--secret-key=canary1'], secretOf(aSecret())),
      await cli.run(['credential', 'create', ...pair], {
        input: '{"SecretId": "AKID1", "SecretKey": "canary canary"}',
      }),
      await cli.run(['credential', 'create', ...pair], { input: '{"SecretId": "canary"}' }),
    ];
    expect(results.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(results.map(({ stderr }) => stderr)).toEqual([
      expect.stringMatching(/^--secret-key does not exist: keys are read from standard input alone/),
      expect.stringMatching(/^SecretKey: must be at most 256 printable ASCII characters without spaces/),
      expect.stringMatching(/^SecretKey: required/),
    ]);
    expect(JSON.stringify(results)).not.toContain('canary');
  });

  it('says what is wrong with the configuration and the schema', async () => {
    const none = await cli.run(['credential', 'list'], { env: { CREDENTIAL_KEYS: '' } });
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('CREDENTIAL_KEYS is required')]);
    const gone = await cli.run(['credential', 'list'], {
      env: { DATABASE_URL: 'postgres://u:canary@127.0.0.1:9/d' },
    });
    expect([gone.code, gone.stderr]).toEqual([
      1,
      expect.stringMatching(/DATABASE_URL cannot be used: .*ECONNREFUSED/),
    ]);
    expect(gone.stderr).not.toContain('canary');
    const empty = await createTestDatabase({ migrated: false });
    const old = await cli.run(['credential', 'list'], { env: { DATABASE_URL: empty.url } });
    expect([old.code, old.stderr]).toEqual([1, expect.stringContaining('Run: npm run migrate')]);
    await empty.close();
  });
});

describe('cli with the embedded database', () => {
  const dataDir = makeDataDir();
  let cli: Cli;

  beforeAll(() => {
    chmodSync(dataDir, 0o711);
    cli = makeCli({ DATA_DIR: dataDir });
  });
  afterAll(() => removeDataDir(dataDir));

  it('works before the service was ever started, and leaves nothing running', async () => {
    await cli.json(['credential', 'create', ...pair], secretOf(aSecret()));
    expect(await cli.json(['credential', 'list'])).toMatchObject({ TotalCount: 1 });
    expect(existsSync(join(dataDir, 'pg18/data/postmaster.pid'))).toBe(false);
    expect(statSync(join(dataDir, 'credential-keys')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(dataDir, 'credential-keys'), 'utf8')).toMatch(/^local1:[A-Za-z0-9+/]{43}=\n$/);
  });

  it('works beside the service, which sees the change within a second', async () => {
    const app = await startCredentialApp({ dataDir });
    try {
      const store = app.get(CredentialStore);
      await store.open('system', 'c1');
      const secret = { ...aSecret(), SecretKey: randomBytes(16).toString('hex') };
      await cli.json(['credential', 'update', ...pair, '--secret'], secretOf(secret));
      await expect
        .poll(async () => (await store.open('system', 'c1')).secretKey, { timeout: 1_000, interval: 5 })
        .toBe(secret.SecretKey);
      expect(existsSync(join(dataDir, 'pg18/data/postmaster.pid'))).toBe(true);
    } finally {
      await app.close();
    }
    expect(existsSync(join(dataDir, 'pg18/data/postmaster.pid'))).toBe(false);
  });

  it('notices a lost key file instead of starting on a new key', async () => {
    rmSync(join(dataDir, 'credential-keys'));
    const { code, stderr } = await cli.run(['credential', 'create', ...pair], secretOf(aSecret()));
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/"local1" is not the one this database knows: its fingerprint/),
    ]);
    await expect(startCredentialApp({ dataDir })).rejects.toThrow(/"local1" is not the one/);
  });
});
