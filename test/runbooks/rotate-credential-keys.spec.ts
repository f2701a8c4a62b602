import { afterEach, describe, expect, it } from 'vitest';
import { canRunLong, LONG_MS, Site } from './site.fixture.js';

/** That no call is lost meanwhile is held by `test/security/rotation.spec.ts`. */
describe.skipIf(!canRunLong)('the runbook rotate-credential-keys', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  it(
    'leaves the new key alone with all rows',
    async () => {
      site = await Site.start({ replicas: 2 });
      const old = site.read('secrets/credential_keys');
      const runbook = site.open('rotate-credential-keys');
      await runbook.through('first');
      for (const replica of [0, 1]) await site.change('both-keys', replica);
      expect((await runbook.through('rewrap')).stdout).toMatch('"Remaining": 0');
      await runbook.through('remove');
      const { Keys } = JSON.parse((await runbook.through('over')).stdout.split('\n{"status"')[0]!);
      expect(Keys).toMatchObject([{ Fingerprint: expect.any(String), Rows: expect.any(Number) }]);
      expect(site.read('secrets/credential_keys')).not.toContain(old);
      await runbook.rest();
      for (const replica of [0, 1]) await site.change('new-key', replica);
    },
    LONG_MS,
  );
});
