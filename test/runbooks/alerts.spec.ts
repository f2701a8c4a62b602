import { afterEach, describe, expect, it } from 'vitest';
import { canRunLong, LONG_MS, SCOPE, Site } from './site.fixture.js';

describe.skipIf(!canRunLong)('the pages README and alerts', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  it(
    'have commands that do what they say',
    async () => {
      site = await Site.start();
      await site.fault({ Action: '*', Fault: 'error', Code: 'InternalError', Times: 100 });
      await site.post('disk/list', SCOPE);
      site.write('headers', '');
      expect((await site.open('README').through('try')).stdout).toMatch(/build_info\{.*PostgreSQL/s);
      expect(site.read('headers')).toMatch(/^Authorization: Bearer \S+\nContent-Type: application\/json\n$/);
      const alerts = site.open('alerts');
      expect((await alerts.through('warnings')).stdout).toMatch('"code":"TENCENT_INTERNAL"');
      expect((await alerts.through('down')).stdout).toMatch('"status":"ok"');
      await alerts.rest();
    },
    LONG_MS,
  );
});
