import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DISK, SCOPE } from '../e2e/service.fixture.js';
import { createTestDatabase, type TestDatabase } from '../integration/database/postgres.fixture.js';
import { aCreate, amount, disksByName, figures } from './chaos.fixture.js';
import { LoadBalancer } from './load-balancer.fixture.js';
import {
  type SandboxProcess,
  type ServiceProcess,
  startSandboxProcess,
  startServiceProcess,
  storeCredential,
} from './processes.fixture.js';

/** How often each replica is restarted; more for the full proof. */
const ROUNDS = Math.ceil(amount('CHAOS_TRIES', 20) / 20);
const CALLERS = 8;
const EXIT_MS = 25_000;

describe('two replicas that are restarted in turn', () => {
  let database: TestDatabase;
  let sandbox: SandboxProcess;
  const replicas: ServiceProcess[] = [];

  const start = (port?: number) =>
    startServiceProcess({
      databaseUrl: database.url,
      tencentApiOrigin: sandbox.origin,
      ...(port === undefined ? {} : { port }),
    });

  beforeAll(async () => {
    [database, sandbox] = await Promise.all([createTestDatabase(), startSandboxProcess()]);
    replicas.push(await start(), await start());
    await storeCredential(replicas[0]!);
  });
  afterAll(async () => {
    for (const replica of replicas) replica.signal('SIGKILL');
    await Promise.all(replicas.map(({ ended }) => ended));
    sandbox.stop();
    await database.close();
  });

  it(
    'lose no call under load',
    async () => {
      let calls = 0;
      const origins = replicas.map(({ origin }) => origin);
      const load = new LoadBalancer(origins, CALLERS, () => {
        calls += 1;
        if (calls % 10 === 0) return { route: 'disk/create', body: aCreate(`rolling-${calls}`) };
        return {
          route: 'disk/list',
          body: { ...SCOPE, DiskIds: [DISK], Offset: 0, Limit: (calls % 100) + 1 },
        };
      });
      const exits: object[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [index, replica] of replicas.entries()) {
          replica.signal('SIGTERM');
          const exit = await replica.ended;
          exits.push(exit);
          expect(exit).toMatchObject({ code: 0, signal: null });
          expect(exit.ms).toBeLessThan(EXIT_MS);
          replicas[index] = await start(Number(new URL(replica.origin).port));
        }
      }
      const { outcomes, lost, refused } = await load.stop();
      figures('rolling restart', { rounds: ROUNDS, outcomes, lost: lost.length, refused, exits });
      expect(lost).toEqual([]);
      expect(Object.keys(outcomes)).toEqual(['0']);
      const made = [...(await disksByName(sandbox.origin))].filter(([name]) => name.startsWith('rolling-'));
      expect(made.length).toBeGreaterThan(0);
      expect(made.filter(([, ids]) => ids.length !== 1)).toEqual([]);
    },
    ROUNDS * 60_000 + 60_000,
  );
});
