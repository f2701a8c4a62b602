import { afterEach, describe, expect, it } from 'vitest';
import { disksByName } from '../chaos/chaos.fixture.js';
import { canRunLong, LONG_MS, SCOPE, Site } from './site.fixture.js';

describe.skipIf(!canRunLong)('the runbook unknown-outcome', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  it(
    'finds the creation whose answer was lost, and repeats it without a second disk',
    async () => {
      site = await Site.start({ settings: { TENCENT_TIMEOUT_MS: '400', REQUEST_TIMEOUT_MS: '2500' } });
      await site.fault({ Action: 'CreateDisks', Fault: 'hang-after-commit', Times: 100 });
      const create = {
        ...SCOPE,
        DiskType: 'CLOUD_PREMIUM',
        DiskSize: 20,
        Placement: { Zone: 'ap-guangzhou-3' },
        DiskName: 'once',
      };
      const lost = await site.post('disk/create', create);
      expect(lost.status).toBe(504);
      await site.endFaults();
      const { ClientToken } = lost.body.data as { ClientToken: string };
      site.write('create.json', JSON.stringify({ ...create, ClientToken }));

      const runbook = site.open('unknown-outcome');
      expect((await runbook.through('trail')).stdout).toMatch('"action":"disk/create"');
      expect(JSON.parse((await runbook.through('operation')).stdout)).toMatchObject({
        scode: 0,
        data: { Action: 'disk/create', State: 'UNKNOWN' },
      });
      expect(JSON.parse((await runbook.through('disk')).stdout)).toMatchObject({ scode: 0 });
      const { data } = JSON.parse((await runbook.through('again')).stdout);
      expect((await disksByName(site.sandbox.origin)).get('once')).toEqual(data.DiskIdSet);
      await runbook.rest();
    },
    LONG_MS,
  );
});
