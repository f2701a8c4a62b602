import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/free-port.mjs';
import { migrateUp } from '../../src/database/migrations.js';
import { EmbeddedPostgres } from '../../src/embedded-postgres/embedded-postgres.js';
import { type Reply, SCOPE } from '../e2e/service.fixture.js';
import { makeDataDir, removeDataDir } from '../integration/database/data-dir.fixture.js';
import { aCreate, amount, figures } from './chaos.fixture.js';
import {
  type SandboxProcess,
  type ServiceProcess,
  startSandboxProcess,
  startServiceProcess,
  storeCredential,
} from './processes.fixture.js';

const REPLICAS = 3;
/** What a replica keeps: 6 of the trail, 1 for look-ups, 1 for locks, 2 that listen, 1 for rates, 1 for /readyz. */
const KEPT = 12;
const LOAD_MS = amount('CHAOS_SECONDS', 4) * 1_000;
/** Longer than the idle time of every pool. */
const IDLE_MS = 45_000;
const TRAIL_BACK_MS = 15_000;
const OK = 0;
const DATABASE_UNAVAILABLE = 10011;

describe('three replicas on a Postgres with too few connections', () => {
  const dataDir = makeDataDir();
  let postgres: EmbeddedPostgres;
  let sandbox: SandboxProcess;
  let replicas: ServiceProcess[];
  let names = 0;

  beforeAll(async () => {
    const settings = ['fsync=off', 'synchronous_commit=off', 'max_connections=130'];
    postgres = await EmbeddedPostgres.start({ dataDir, role: 'owner', settings });
    await admin('CREATE ROLE runtime LOGIN');
    await migrateUp(postgres.url, 'runtime');
    sandbox = await startSandboxProcess();
    const start = async () =>
      startServiceProcess({
        databaseUrl: postgres.url.replace('//postgres@', '//runtime@'),
        tencentApiOrigin: sandbox.origin,
        port: await freePort(),
      });
    replicas = [await start()];
    await storeCredential(replicas[0]!);
    while (replicas.length < REPLICAS) replicas.push(await start());
  }, 120_000);
  afterAll(async () => {
    for (const replica of replicas) replica.signal('SIGKILL');
    await Promise.all(replicas.map(({ ended }) => ended));
    sandbox.stop();
    await postgres.stop();
    removeDataDir(dataDir);
  });
  beforeEach(async () => {
    await admin('ALTER ROLE runtime CONNECTION LIMIT -1');
    for (const replica of replicas)
      await expect
        .poll(async () => [(await write(replica)).body.scode, (await readTrail(replica)).body.scode], {
          timeout: TRAIL_BACK_MS,
        })
        .toEqual([OK, OK]);
  });

  async function admin<Row>(...statements: string[]): Promise<Row[]> {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    let rows: Row[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows as Row[];
    await client.end();
    return rows;
  }

  const connections = async (pool = '') => {
    const [row] = await admin<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE usename = 'runtime' AND application_name LIKE '%${pool}'`,
    );
    return row!.n;
  };
  const write = (replica: ServiceProcess): Promise<Reply> =>
    replica.post('disk/create', aCreate(`few-${(names += 1)}`));
  const readTrail = (replica: ServiceProcess): Promise<Reply> =>
    replica.post('audit/list', { TenantUuid: SCOPE.TenantUuid });
  const readDisks = (replica: ServiceProcess): Promise<Reply> => replica.post('disk/list', SCOPE);
  /** Takes a connection for look-ups of its own each time: nobody has asked for this tenant. */
  const readUnknown = (replica: ServiceProcess): Promise<Reply> =>
    replica.post('disk/list', { ...SCOPE, TenantUuid: `nobody-${(names += 1)}` });
  const statusOf = async ({ origin }: ServiceProcess, path: string) =>
    (await fetch(`${origin}${path}`)).status;

  /** What each kind of request was answered, while all are sent at once to all replicas. */
  async function load(): Promise<Record<string, Record<string, number>>> {
    const counts: Record<string, Record<string, number>> = {};
    const until = performance.now() + LOAD_MS;
    const send = async (
      kind: string,
      ask: (replica: ServiceProcess) => Promise<Reply>,
      at: ServiceProcess,
    ) => {
      while (performance.now() < until) {
        const { status, body } = await ask(at);
        const of = (counts[kind] ??= {});
        of[`${status} ${body.scode}`] = (of[`${status} ${body.scode}`] ?? 0) + 1;
      }
    };
    const kinds = { write, readTrail, readDisks, readUnknown };
    await Promise.all(
      replicas.flatMap((replica) =>
        Object.entries(kinds).flatMap(([kind, ask]) => [1, 2].map(() => send(kind, ask, replica))),
      ),
    );
    return counts;
  }

  const only = (...answers: [number, number][]) => answers.map(([status, scode]) => `${status} ${scode}`);

  it('has the connections of its trail from the start on and keeps none for reading it', async () => {
    expect(await connections('trail')).toBe(REPLICAS * 6);
    await expect.poll(() => connections('reading'), { timeout: TRAIL_BACK_MS }).toBe(0);
    expect(await connections()).toBeGreaterThanOrEqual(REPLICAS * KEPT);
  }, 60_000);

  it('records every write and answers 503 to reads of the trail when the role may have no more than is kept', async () => {
    // What is not kept is closed when it was idle for a while; else its place would go to whoever asks next.
    await expect
      .poll(async () => [await connections('reading'), await connections()], {
        timeout: IDLE_MS,
        interval: 500,
      })
      .toEqual([0, REPLICAS * KEPT]);
    await admin(`ALTER ROLE runtime CONNECTION LIMIT ${REPLICAS * KEPT}`);
    const counts = await load();
    figures('too few connections', counts);
    expect(Object.keys(counts['write']!)).toEqual(only([200, OK]));
    expect(Object.keys(counts['readDisks']!)).toEqual(only([200, OK]));
    // A place is free for a moment when another connection is made anew.
    const { [`503 ${DATABASE_UNAVAILABLE}`]: refused = 0, ...others } = counts['readTrail']!;
    expect(refused).toBeGreaterThan(10);
    expect(others[`200 ${OK}`] ?? 0).toBeLessThan(refused / 4);
    for (const replica of replicas) {
      expect(await statusOf(replica, '/readyz')).toBe(200);
      expect(await statusOf(replica, '/readyz/writes')).toBe(200);
    }
    expect(await connections('trail')).toBe(REPLICAS * 6);
  }, 120_000);

  it('gives the trail its connections back first when all were lost under load', async () => {
    await admin(`ALTER ROLE runtime CONNECTION LIMIT ${REPLICAS * KEPT}`);
    const loaded = load();
    await admin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'runtime'`);
    const begun = performance.now();
    for (const replica of replicas)
      await expect
        .poll(() => statusOf(replica, '/readyz/writes'), { timeout: TRAIL_BACK_MS, interval: 100 })
        .toBe(200);
    figures('writes are taken again', { ms: Math.round(performance.now() - begun) });
    const counts = await loaded;
    figures('all connections lost', counts);
    // Others hold places for a moment longer, until they find nothing to do.
    for (const replica of replicas)
      await expect.poll(async () => (await write(replica)).body.scode, { timeout: TRAIL_BACK_MS }).toBe(OK);
    expect(await connections('trail')).toBeGreaterThanOrEqual(REPLICAS * 2);
  }, 90_000);
});
