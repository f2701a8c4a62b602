import { afterEach, describe, expect, it } from 'vitest';
import { canRunLong, LONG_MS, SCOPE, Site } from './site.fixture.js';

describe.skipIf(!canRunLong)('the runbook capacity', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  it(
    'shows what calls wait for, and how much of everything is in use',
    async () => {
      site = await Site.start({ settings: { TENCENT_RATE_PER_SECOND: '1', REQUEST_TIMEOUT_MS: '2000' } });
      await site.change('a-change');
      const calls = Array.from({ length: 12 }, (_, PageNum) =>
        site!.post('disk/list', { ...SCOPE, PageNum, PageSize: 1 }),
      );
      expect((await Promise.all(calls)).some(({ status }) => status === 429)).toBe(true);
      const runbook = site.open('capacity');
      expect((await runbook.through('refused')).stdout).toMatch('"code":"TOO_MANY_REQUESTS"');
      expect((await runbook.through('replica')).stdout).toMatch(
        /db_pool_connections\{pool="trail",state="waiting"\} 0/,
      );
      expect((await runbook.through('rate')).stdout).toMatch(/tencent_api_throttle_wait_seconds_count [1-9]/);
      expect((await runbook.through('connections')).stdout).toMatch(/disk-service trail.*\n100\n/s);
      expect((await runbook.through('trail')).stdout).toMatch(/\d+ [kM]B\n[1-9]\d*\n/);
      await runbook.rest();
    },
    LONG_MS,
  );
});
