import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSecret } from '../credential/credential-app.fixture.js';
import { createTestDatabase, type TestDatabase } from '../database/postgres.fixture.js';
import { type Cli, hasTerminals, makeCli } from './cli.fixture.js';

const place = (cluster: string) => ['--tenant', 'acme', '--cluster', cluster];

describe.runIf(hasTerminals)('cli on a terminal', () => {
  let db: TestDatabase;
  let cli: Cli;

  beforeAll(async () => {
    db = await createTestDatabase();
    cli = makeCli({ DATABASE_URL: db.url, CREDENTIAL_KEYS: `k1:${randomBytes(32).toString('base64')}` });
  });
  afterAll(() => db.close());

  const store = (cluster: string) =>
    cli.json(['credential', 'create', '--new-key', ...place(cluster), '--description', '门户系统'], {
      input: JSON.stringify(aSecret()),
    });

  it('prints tables, and JSON when it is asked for', async () => {
    await store('shown');
    const { code, text } = await cli.terminal(['credential', 'list']);
    expect(code).toBe(0);
    expect(text).toMatch(
      /^TotalCount +1\n\nTenantUuid +ClusterUuid +.*Description\nacme +shown +.*门户系统\n$/,
    );
    const json = await cli.terminal(['credential', 'list', '--json']);
    expect(JSON.parse(json.text)).toMatchObject({ TotalCount: 1, List: [{ Description: '门户系统' }] });
  });

  it('shows times with their offset, on a terminal and in JSON', async () => {
    await store('timed');
    const iso = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00/;
    expect((await cli.terminal(['credential', 'inspect', ...place('timed')])).text).toMatch(iso);
    const { List } = await cli.json(['audit', 'list', '--tenant', 'acme']);
    expect((List as { Time: string }[])[0]!.Time).toMatch(iso);
  });

  it('deletes after a yes, and nothing without one', async () => {
    await store('asked');
    for (const typed of ['n\n', '']) {
      const { code, text } = await cli.terminal(['credential', 'delete', ...place('asked')], typed);
      expect([code, text]).toEqual([1, expect.stringContaining('cluster asked of the tenant acme? [y/N]')]);
      expect(text).toMatch(/nothing was (deleted|changed)/);
    }
    // It is still there, or this would fail.
    const yes = await cli.terminal(['credential', 'delete', ...place('asked')], 'y\n');
    expect([yes.code, yes.text]).toEqual([0, expect.stringMatching(/done\n$/)]);
  });

  it('does not ask with --yes', async () => {
    await store('forced');
    const { code, text } = await cli.terminal(['credential', 'delete', ...place('forced'), '--yes']);
    expect([code, text]).toEqual([0, 'done\n']);
  });

  it('asks for the key without showing it, also when its lines are pasted together', async () => {
    const secret = aSecret();
    const typed = `${secret.SecretId}\n${secret.SecretKey}\n\n`;
    const made = await cli.terminal(['credential', 'create', ...place('typed')], typed);
    expect([made.code, made.text]).toEqual([0, expect.stringContaining('CredentialId')]);
    expect(made.text).not.toContain(secret.SecretKey);
    expect(await cli.json(['credential', 'inspect', ...place('typed')])).toMatchObject({
      SecretId: `AKID…${secret.SecretId.slice(-4)}`,
      HasToken: false,
    });
  });

  it('shows how far it is where that can take long, and nothing of it in a pipe', async () => {
    for (const args of [
      ['audit', 'verify'],
      ['keys', 'rewrap'],
    ]) {
      expect((await cli.terminal(args)).text).toMatch(/\[=*-*\] \d+% \| \d+ of \d+ rows/);
      expect((await cli.run(args)).stderr).not.toContain('rows');
    }
  });
});
