import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNT_ID, ACCOUNT_KEY, canRun, LONG_MS, SCOPE, Site } from './site.fixture.js';

describe.skipIf(!canRun)('the runbook rejected-credential', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  it(
    'names the tenant, and Tencent accepts the key that was stored instead',
    async () => {
      site = await Site.start({ empty: true });
      await site.storeCredential({ SecretKey: 'the-key-that-was-replaced-at-0001' });
      expect((await site.post('disk/list', SCOPE)).body.scode).toBe(30040);
      site.write('typed.json', JSON.stringify({ SecretId: ACCOUNT_ID, SecretKey: ACCOUNT_KEY }));
      const runbook = site.open('rejected-credential');
      expect((await runbook.through('log')).stdout).toMatch('"tencent_code":"AuthFailure.SignatureFailure"');
      expect((await runbook.through('ask', 1)).stdout).toMatch('"Accepted": false');
      expect((await runbook.through('over')).stdout).toMatch('"Accepted": true');
      await runbook.rest();
      expect((await site.post('disk/list', SCOPE)).body.scode).toBe(0);
    },
    LONG_MS,
  );
});
