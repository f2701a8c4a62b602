import { afterEach, describe, expect, it } from 'vitest';
import { until } from './postgres-server.fixture.js';
import { canRunLong, LONG_MS, SCOPE, Site } from './site.fixture.js';

describe.skipIf(!canRunLong)('the runbook open-circuit', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  it(
    'names the region and the way out, and sees it close after the trouble',
    async () => {
      site = await Site.start();
      await site.fault({ Action: '*', Fault: 'reset', Times: 1_000_000 });
      const isOpen = async () => {
        const calls = Array.from({ length: 5 }, (_, PageNum) =>
          site!.post('disk/list', { ...SCOPE, PageNum, PageSize: 1 }),
        );
        return (await Promise.all(calls)).some(({ body }) => body.scode === 30051);
      };
      await until(isOpen, 'the circuit opens');
      const runbook = site.open('open-circuit');
      expect((await runbook.through('metrics')).stdout).toMatch(
        'tencent_breaker_state{region="ap-guangzhou"} 1',
      );
      expect((await runbook.through('log')).stdout).toMatch(
        /ap-guangzhou: DescribeDisks kept failing.*"code":"TENCENT_/s,
      );
      await runbook.through('way');
      await site.endFaults();
      const over = await runbook.through('over');
      expect(over.stdout).toMatch(
        /calls are sent again.*\n(closed|tencent_breaker_state\{region="ap-guangzhou"\} 0)/,
      );
      await runbook.rest();
    },
    LONG_MS,
  );
});
