import { afterEach, describe, expect, it } from 'vitest';
import { canRunLong, LONG_MS, SCOPE, Site } from './site.fixture.js';

describe.skipIf(!canRunLong)('the runbook throttled-account', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  it(
    'names the account, and with a lower rate and the other caller gone no call is refused any more',
    async () => {
      site = await Site.start();
      await site.fault({ Action: '*', Fault: 'error', Code: 'RequestLimitExceeded', Times: 100_000 });
      expect((await site.post('disk/list', SCOPE)).body.scode).toBe(30033);
      const runbook = site.open('throttled-account');
      expect((await runbook.through('log')).stdout).toMatch('"tencent_code":"RequestLimitExceeded"');
      expect((await runbook.through('metrics')).stdout).toMatch(/code_class="TENCENT_THROTTLED"\} [1-9]/);
      await runbook.through('lower');
      await site.endFaults();
      expect((await site.post('disk/list', SCOPE)).body.scode).toBe(0);
      expect((await runbook.through('over')).stdout).toBe('none\nnone\n');
      await runbook.rest();
    },
    LONG_MS,
  );
});
