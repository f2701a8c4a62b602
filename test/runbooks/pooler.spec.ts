import { afterEach, describe, expect, it } from 'vitest';
import { hasPgBouncer, type PgBouncer, startPgBouncer } from '../integration/database/pgbouncer.fixture.js';
import { OWNER, RUNTIME_ROLE } from './postgres-server.fixture.js';
import { canRun, LONG_MS, PASSWORDS, Site } from './site.fixture.js';

describe.skipIf(!canRun || !hasPgBouncer)('the runbook pooler', () => {
  let site: Site | undefined;
  let pooler: PgBouncer | undefined;
  afterEach(async () => {
    await site?.close();
    await pooler?.close();
  });

  it(
    'makes a service start that was refused behind PgBouncer in transaction mode',
    async () => {
      site = await Site.start({ stopped: true });
      const direct = `127.0.0.1:${site.postgres.port}/${OWNER}`;
      pooler = await startPgBouncer(
        `postgres://${RUNTIME_ROLE}:${PASSWORDS.runtime}@${direct}`,
        'transaction',
      );
      site.write('settings', `DATABASE_URL=${pooler.url}\nTENCENT_API_ORIGIN=${site.sandbox.origin}\n`);
      await expect(site.must('start_replicas')).rejects.toThrow('transaction mode');
      await site.must(`DIRECT=postgres://${RUNTIME_ROLE}@${direct}`);
      const runbook = site.open('pooler');
      expect((await runbook.through('refused')).stdout).toMatch('DATABASE_URL leads to a connection pooler');
      await runbook.through('start');
      await runbook.rest();
      await site.storeCredential();
      await site.change('through-the-pooler');
    },
    LONG_MS,
  );
});
