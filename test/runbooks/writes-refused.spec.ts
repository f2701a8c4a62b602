import { afterEach, describe, expect, it } from 'vitest';
import { canRunLong, DISK, LONG_MS, SCOPE, Site } from './site.fixture.js';
import { until } from './postgres-server.fixture.js';

describe.skipIf(!canRunLong)('the runbook writes-refused', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  it(
    'names a read-only database, and makes it take writes again',
    async () => {
      site = await Site.start();
      await site.change('before-it');
      await site.must(
        `psql --dbname=disk --command='ALTER DATABASE disk SET default_transaction_read_only = on' --command="SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'disk' AND pid <> pg_backend_pid()"`,
      );
      const isDegraded = async () =>
        ((await (await fetch(`${site!.origin()}/readyz`)).json()) as { status: string }).status ===
        'degraded';
      await until(isDegraded, 'it is noticed');
      const refused = await site.post('disk/update', { ...SCOPE, DiskId: DISK, DiskName: 'no' });
      expect(refused.body.scode).toBe(10011);
      expect((await site.post('disk/inspect', { ...SCOPE, DiskId: DISK })).body.scode).toBe(0);

      const runbook = site.open('writes-refused');
      const { stdout } = await runbook.through('readiness');
      expect(stdout).toMatch(/"status":"degraded".*"read_only"/);
      expect(stdout).toMatch(/^503$/m);
      expect((await runbook.through('postgres')).stdout).toMatch(/^ f +\| on$/m);
      await runbook.rest();
      await site.change('after-it');
    },
    LONG_MS,
  );
});
