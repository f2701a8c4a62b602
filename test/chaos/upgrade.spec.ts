import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DISK, SCOPE } from '../e2e/service.fixture.js';
import { createTestDatabase, type TestDatabase } from '../integration/database/postgres.fixture.js';
import { nextVersionFolder } from '../program/compiled-programs.js';
import { aCreate, amount, figures } from './chaos.fixture.js';
import { LoadBalancer } from './load-balancer.fixture.js';
import {
  CREDENTIAL_KEYS,
  isReady,
  type SandboxProcess,
  type ServiceProcess,
  startSandboxProcess,
  startServiceProcess,
  storeCredential,
} from './processes.fixture.js';

/** Requests during an upgrade; 2,000 for the full proof. */
const LEAST_CALLS = amount('CHAOS_TRIES', 20) * 10;
const CALLERS = 8;

describe('an upgrade whose migration only adds, under load', () => {
  let database: TestDatabase;
  let sandbox: SandboxProcess;
  let replicas: ServiceProcess[];
  let load: LoadBalancer;
  let calls: number;

  const program = (name: string) => join(nextVersionFolder(), 'dist', `${name}.js`);
  const start = (of: 'this' | 'next', port?: number) =>
    startServiceProcess({
      databaseUrl: database.url,
      tencentApiOrigin: sandbox.origin,
      ...(of === 'next' ? { program: program('main') } : {}),
      ...(port === undefined ? {} : { port }),
    });

  beforeEach(async () => {
    [database, sandbox] = await Promise.all([createTestDatabase(), startSandboxProcess()]);
    replicas = [await start('this'), await start('this')];
    await storeCredential(replicas[0]!);
    calls = 0;
    load = new LoadBalancer(
      replicas.map(({ origin }) => origin),
      CALLERS,
      () => {
        calls += 1;
        if (calls % 10 === 0) return { route: 'disk/create', body: aCreate(`upgrade-${calls}`) };
        return {
          route: 'disk/list',
          body: { ...SCOPE, DiskIds: [DISK], Offset: 0, Limit: (calls % 100) + 1 },
        };
      },
    );
  });
  afterEach(async () => {
    await load.stop();
    for (const replica of replicas) replica.signal('SIGKILL');
    await Promise.all(replicas.map(({ ended }) => ended));
    sandbox.stop();
    await database.close();
  });

  async function replace(index: number, by: 'this' | 'next'): Promise<void> {
    const replica = replicas[index]!;
    replica.signal('SIGTERM');
    expect(await replica.ended).toMatchObject({ code: 0 });
    replicas[index] = await start(by, Number(new URL(replica.origin).port));
  }

  async function expectNothingLost(name: string): Promise<void> {
    await expect.poll(() => calls, { timeout: 300_000 }).toBeGreaterThan(LEAST_CALLS);
    const { outcomes, lost } = await load.stop();
    figures(`upgrade, ${name}`, { outcomes, lost: lost.length });
    expect(lost).toEqual([]);
    expect(Object.keys(outcomes)).toEqual(['0']);
  }

  const bothReady = async () =>
    (await Promise.all(replicas.map(({ origin }) => isReady(origin)))).every(Boolean);

  it('by a job first loses no request, and the replicas of before stay ready until they are replaced', async () => {
    const env = { PATH: process.env['PATH'], DATABASE_URL: database.url, CREDENTIAL_KEYS };
    const { stdout } = await promisify(execFile)(process.execPath, [program('bin/migrate')], { env });
    expect(stdout).toBe('ran NextVersion1999999999999\n');
    expect(await bothReady()).toBe(true);
    await replace(0, 'next');
    expect(await bothReady()).toBe(true);
    await replace(1, 'next');
    await expectNothingLost('job first');
  }, 360_000);

  it('without a job loses no request, and a replica of before can start again, which is the way back', async () => {
    await replace(0, 'next');
    expect(await bothReady()).toBe(true);
    await replace(1, 'this');
    await replace(0, 'this');
    expect(await bothReady()).toBe(true);
    await expectNothingLost('rolling, and back');
  }, 360_000);
});
