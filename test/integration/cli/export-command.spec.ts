import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSecret } from '../credential/credential-app.fixture.js';
import { createTestDatabase, type TestDatabase } from '../database/postgres.fixture.js';
import { fillTrail } from '../audit/big-trail.fixture.js';
import { type Cli, makeCli } from './cli.fixture.js';

interface Line {
  tenant_uuid: string;
  seq: number;
  kind: string;
  at: string;
  previous_hash: string;
  hash: string;
}

/** More than one batch, and more than a pipe holds. */
const CHANGES = 1_700;

describe('cli audit export', () => {
  let db: TestDatabase;
  let cli: Cli;

  beforeAll(async () => {
    db = await createTestDatabase();
    cli = makeCli({ DATABASE_URL: db.url, CREDENTIAL_KEYS: `k1:${randomBytes(32).toString('base64')}` });
    const create = ['credential', 'create', '--new-key', '--tenant', 'acme', '--cluster'];
    for (const cluster of ['c1', 'c2'])
      await cli.json([...create, cluster], { input: JSON.stringify(aSecret()) });
    await fillTrail(db.url, 'big', CHANGES);
  });
  afterAll(() => db.close());

  const exported = async (...args: string[]): Promise<Line[]> => {
    const { code, stdout, stderr } = await cli.run(['audit', 'export', ...args]);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    expect(lines.pop()).toBe('');
    return lines.map((line) => JSON.parse(line) as Line);
  };

  it('writes every event of all chains in the order of the chain, each with its hash', async () => {
    const lines = await exported();
    const [{ n }] = (await db.dataSource.query('SELECT count(*)::int AS n FROM audit_event')) as [
      { n: number },
    ];
    expect(lines).toHaveLength(n);
    expect(n).toBeGreaterThan(2 * CHANGES);
    const chainOf = (tenant: string) => lines.filter(({ tenant_uuid }) => tenant_uuid === tenant);
    const tenants = [...new Set(lines.map(({ tenant_uuid }) => tenant_uuid))];
    expect(tenants.sort()).toEqual(['*', 'acme', 'big']);
    for (const chain of tenants.map(chainOf))
      expect(chain.map(({ seq }) => seq)).toEqual(chain.map((_, i) => i + 1));
    const acme = chainOf('acme');
    expect(acme.map(({ kind }) => kind)).toEqual(['intent', 'outcome', 'intent', 'outcome']);
    for (const [i, line] of acme.entries()) {
      expect(line.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(line.at).toMatch(/Z$/);
      if (i > 0) expect(line.previous_hash).toBe(acme[i - 1]!.hash);
    }
  });

  it('keeps to a tenant and a period, both ends included', async () => {
    const period = ['--begin', '2026-01-01 08:00:30', '--end', '2026-01-01 08:01:00'];
    const lines = await exported('--tenant', 'big', ...period);
    expect(lines.map(({ seq }) => seq)).toEqual([3, 4, 5, 6]);
    expect(await exported('--tenant', 'nobody')).toEqual([]);
    const wrong = await cli.run(['audit', 'export', '--begin', 'canary']);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/^BeginTime: /)]);
    expect(wrong.stderr).not.toContain('canary');
  });

  it.each(['audit export | head -1', 'credential list --json | true', '--help | true'])(
    'is quiet and ends with 0 when the reader of %s has enough',
    async (line) => {
      const { code, text } = await cli.shell(`cli ${line}`);
      expect(code).toBe(0);
      expect(text.split('\n').length).toBeLessThanOrEqual(2);
    },
  );

  it('does not end with 0 when the trail is damaged and nobody reads that', async () => {
    const { code, text } = await cli.shell('cli audit verify --tenant big | true');
    expect([code, text]).toEqual([1, '']);
  });

  it('lists changes by actor, action and disk', async () => {
    const args = [
      'audit',
      'list',
      '--tenant',
      'big',
      '--disk',
      'disk-7',
      '--actor',
      'admin-0',
      '--page-size',
      '1',
    ];
    expect(await cli.json(args)).toMatchObject({
      TotalCount: 1,
      List: [{ DiskIds: ['disk-7'], Actor: 'admin-0' }],
    });
    expect(await cli.json(['audit', 'list', '--tenant', 'big', '--action', 'disk/none'])).toEqual({
      TotalCount: 0,
      List: [],
    });
  });
});
