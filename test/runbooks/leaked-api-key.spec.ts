import { afterEach, describe, expect, it } from 'vitest';
import { canRunLong, LONG_MS, SCOPE, Site, TENANT } from './site.fixture.js';

describe.skipIf(!canRunLong)('the runbook leaked-api-key', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  it(
    'ends the leaked key, shows what it did, and ends the bootstrap key',
    async () => {
      site = await Site.start();
      const made = await site.post('api_key/create', { Name: 'portal', Role: 'operator', Tenants: [TENANT] });
      const { ApiKey, ApiKeyId } = made.body.data as { ApiKey: string; ApiKeyId: string };
      site.write('leaked.txt', `Authorization: Bearer ${ApiKey}\n`);
      const body = { ...SCOPE, DiskId: 'disk-giys4n0i', DiskName: 'by-a-thief' };
      expect((await site.post('disk/update', body, { token: ApiKey })).body.scode).toBe(0);

      const runbook = site.open('leaked-api-key');
      expect((await runbook.through('list')).stdout).toBe(`${ApiKeyId}\n`);
      expect((await runbook.through('refused')).stdout).toBe('401\n');
      expect((await runbook.through('did')).stdout).toMatch('"DiskName": "by-a-thief"');
      await runbook.through('new');
      expect(JSON.parse(site.read('new-key.json'))).toMatchObject({ scode: 0 });
      expect((await runbook.through('admin')).stdout).toMatch(/^401\n200\n/);
      await runbook.rest();
    },
    LONG_MS,
  );
});
