import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNT_ID, ACCOUNT_KEY, canRunLong, LONG_MS, SCOPE, Site } from './site.fixture.js';

const aKey = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;

describe.skipIf(!canRunLong)('the runbook lost-sealing-key', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  const start = async (): Promise<Site> => {
    site = await Site.start();
    site.write('typed.json', JSON.stringify({ SecretId: ACCOUNT_ID, SecretKey: ACCOUNT_KEY }));
    return site;
  };

  it(
    'stores the credentials again where the trail goes on',
    async () => {
      const here = await start();
      const [old, next] = [here.read('secrets/credential_keys'), aKey('k2')];
      for (const keys of [`${next},${old}`, next]) {
        here.write('secrets/credential_keys', keys);
        await here.must('restart_replicas');
      }
      expect((await here.post('disk/list', SCOPE)).body.scode).toBe(20003);
      const runbook = here.open('lost-sealing-key', 'How to tell', 'Only credentials are lost');
      expect((await runbook.through('keys')).stdout).toMatch('"Fingerprint": null');
      expect((await runbook.through('again')).stdout).toMatch(/none is left\n$/);
      await runbook.rest();
      await here.change('again');
    },
    LONG_MS,
  );

  it(
    'begins anew where the key of the trail is lost too',
    async () => {
      const here = await start();
      await here.change('lost');
      here.write('secrets/credential_keys', aKey('k9'));
      await here.must('restart_replicas');
      const runbook = here.open('lost-sealing-key', 'How to tell', 'The key of the trail is lost too');
      expect((await runbook.through('keys')).stdout).toMatch('no change is possible');
      await runbook.through('save');
      expect(here.read('lost-credentials.json')).toMatch(SCOPE.ClusterUuid);
      expect((await runbook.through('over')).stdout).toMatch(/"Sound": true/);
      await runbook.rest();
      await here.change('anew');
    },
    LONG_MS,
  );
});
