import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/free-port.mjs';
import { startTcpProxy } from '../chaos/tcp-proxy.js';
import { makeFolder, OWNER, POSTGRES_BIN, PostgresServer, run, until } from './postgres-server.fixture.js';
import { canRun, LONG_MS, PASSWORDS, SCOPE, DISK, Site, TENANT } from './site.fixture.js';

/** A real standby that streams, as `pg_basebackup` makes it. */
async function aStandby(primary: PostgresServer): Promise<PostgresServer> {
  const data = join(makeFolder(), 'pg', 'data');
  const options = [
    '-h',
    '127.0.0.1',
    '-p',
    String(primary.port),
    '-U',
    OWNER,
    '-D',
    data,
    '-R',
    '--checkpoint=fast',
  ];
  run(join(POSTGRES_BIN, 'pg_basebackup'), options, undefined, { PGPASSWORD: PASSWORDS.owner });
  cpSync(`${primary.data}.password`, `${data}.password`);
  const standby = new PostgresServer(data, await freePort());
  await standby.start();
  return standby;
}

const COUNT = 'SELECT count(*) AS count FROM audit_event';

describe.skipIf(!canRun)('the runbook failover', () => {
  let site: Site | undefined;
  let standby: PostgresServer | undefined;
  afterEach(async () => {
    await site?.close();
    await standby?.stop('SIGQUIT');
  });

  it(
    'promotes a standby that was behind, names what is lost, and lets the trail go on',
    async () => {
      const address = { port: 0 };
      const before = async (port: number) => {
        address.port = port;
        return startTcpProxy(address);
      };
      site = await Site.start({ replicas: 2, before });
      standby = await aStandby(site.postgres);
      site.addService('disk_standby', standby.port);
      await site.change('kept');
      const [{ count } = {}] = await site.postgres.query<{ count: string }>(COUNT);
      await until(
        async () => (await standby!.query<{ count: string }>(COUNT))[0]?.count === count,
        'replayed',
      );

      // The standby is behind when the primary dies, and the address leads to it before it is promoted.
      await standby.stop();
      await site.change('lost', 0);
      await site.change('lost', 1);
      await site.must('stop_one 0; start_one 0');
      await site.postgres.stop('SIGKILL');
      await standby.start();
      address.port = standby.port;

      const refusesWrites = async () => (await fetch(`${site!.origin()}/readyz/writes`)).status === 503;
      await until(refusesWrites, 'it is noticed');
      const runbook = site.open('failover');
      expect((await runbook.through('primary')).stdout).toBe('t\n');
      const readiness = await runbook.through('readiness');
      expect(readiness.stdout).toMatch(/^200\n503\n$/m);
      const refused = await site.post('disk/update', { ...SCOPE, DiskId: DISK, DiskName: 'no' });
      expect(refused.body.scode).toBe(10011);
      expect((await runbook.through('promote')).stdout).toBe('t\n');
      await runbook.through('connected');
      const damaged = await site.post(
        'disk/update',
        { ...SCOPE, DiskId: DISK, DiskName: 'no' },
        { replica: 1 },
      );
      expect(damaged.body.scode).toBe(10022);
      expect(site.log).toMatch(`the head of the audit chain of tenant ${TENANT} went back`);
      await runbook.through('verify', 1);
      expect((await runbook.through('damage')).stdout).toMatch(/"kind": "(truncated|set-back)"/);
      expect((await runbook.through('accept')).stdout).toMatch(/"AfterSeq"/);
      for (const replica of [0, 1]) await site.change('goes-on', replica);
      expect((await runbook.through('over')).stdout).toMatch(/"Sound": true/);
      await runbook.rest();
    },
    LONG_MS,
  );
});
