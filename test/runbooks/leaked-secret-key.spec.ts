import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNT_ID, ACCOUNT_KEY, canRunLong, LONG_MS, SCOPE, Site } from './site.fixture.js';

const NEW = {
  SecretId: 'AKIDsandboxsandboxsandboxsandbox0002',
  SecretKey: 'sandboxsandboxsandboxsandbox0002',
};

describe.skipIf(!canRunLong)('the runbook leaked-secret-key', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  it(
    'stops the use of the leaked key and goes on with a new one',
    async () => {
      const accounts = `${ACCOUNT_ID}:${ACCOUNT_KEY},${NEW.SecretId}:${NEW.SecretKey}`;
      site = await Site.start({ sandbox: { SANDBOX_ACCOUNTS: accounts } });
      await site.change('with-the-leaked-key');
      site.write('typed.json', JSON.stringify(NEW));
      const runbook = site.open('leaked-secret-key');
      await runbook.through('stop');
      await expect.poll(async () => (await site!.post('disk/list', SCOPE)).body.scode).toBe(20002);
      expect((await runbook.through('verify')).stdout).toMatch('"Accepted": true');
      expect((await runbook.through('did')).stdout).toMatch('"DiskName": "with-the-leaked-key"');
      await runbook.rest();
      await site.change('with-the-new-key');
    },
    LONG_MS,
  );
});
