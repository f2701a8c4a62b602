/** What somebody's attack does to another tenant: the time of its `disk/list`, and the memory of the process. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_ACCOUNT } from '../../src/sandbox/options.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { ACCOUNT, ADMIN_KEY, post, type Reply, SCOPE } from '../e2e/service.fixture.js';
import { createTestDatabase, type TestDatabase } from '../integration/database/postgres.fixture.js';
import { type RunningService, startProgram } from '../program/run-program.js';

/** Seconds of each measurement; the full size is 60. */
export const SECONDS = Number(process.env['ATTACK_SECONDS'] ?? 2);
/** Connections of a stranger; the full size is 50. */
export const CONNECTIONS = Number(process.env['ATTACK_CONNECTIONS'] ?? 10);
export const ATTACKER = 'attacker';

const PAUSE_MS = 20;
const FULL_SIZE = SECONDS >= 60;
/**
 * What the tail may be: twice that before. Also 30 ms, because 50 connections that are opened in the same moment take
 * about 20 ms, once a second; in the small size more, for other tests run beside it.
 */
export const bound = (before: number): number => Math.max(2 * before, FULL_SIZE ? 30 : 200);

export interface Measured {
  requests: number;
  failed: number;
  p50: number;
  /** p99; in the small size, where that would be a single request, p90. */
  tail: number;
  slowest: number;
}

export interface Neighbour {
  service: RunningService;
  database: TestDatabase;
  post(route: string, body: unknown, token?: string | null): Promise<Reply>;
  /** The token of a reader of the tenant `attacker`. */
  readerToken: string;
  /** The other tenant's `disk/list`, one after the other, while the attack lasts. */
  measure(seconds?: number): Promise<Measured>;
  /** MiB of resident memory. */
  memory(): number;
  /** Measured before any attack and during this one; `stop` ends it. Memory is the growth from before to the highest. */
  under(
    name: string,
    attack: () => () => void,
  ): Promise<{ quiet: Measured; attacked: Measured; growthMiB: number }>;
  close(): Promise<void>;
}

export async function startNeighbour(env: NodeJS.ProcessEnv = {}): Promise<Neighbour> {
  const [database, cloud] = await Promise.all([
    createTestDatabase(),
    createSandbox({ port: 0, delayMs: 0, rateLimits: false }),
  ]);
  const service = await startProgram({
    DATABASE_URL: database.url,
    CREDENTIAL_KEYS: `k1:${Buffer.from('a key of thirty-two bytes, edge!').toString('base64')}`,
    ADMIN_API_KEY: ADMIN_KEY,
    TENCENT_API_ORIGIN: cloud.origin,
    TENCENT_RATE_PER_SECOND: '1000000',
    ...env,
  });
  const call = (route: string, body: unknown, token?: string | null) =>
    post(`${service.origin}/v1/tencent/${route}`, body, token === undefined ? {} : { token });
  const { secretId: SecretId, secretKey: SecretKey } = DEFAULT_ACCOUNT;
  await call('credential/create', { ...ACCOUNT, SecretId, SecretKey });
  const key = await call('api_key/create', { Name: 'reader', Role: 'reader', Tenants: [ATTACKER] });
  const memory = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))![1]) / 1024;

  async function measure(seconds = SECONDS): Promise<Measured> {
    const times: number[] = [];
    let failed = 0;
    for (const until = performance.now() + seconds * 1000; performance.now() < until;) {
      const begun = performance.now();
      const { status } = await call('disk/list', SCOPE);
      times.push(performance.now() - begun);
      if (status !== 200) failed += 1;
      await sleep(PAUSE_MS);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1]! * 10) / 10;
    return { requests: times.length, failed, p50: at(0.5), tail: at(FULL_SIZE ? 0.99 : 0.9), slowest: at(1) };
  }

  async function under(name: string, attack: () => () => void) {
    const before = memory();
    let highest = before;
    const watch = setInterval(() => (highest = Math.max(highest, memory())), 100);
    const stop = attack();
    const attacked = await measure();
    stop();
    clearInterval(watch);
    const growthMiB = Math.round(highest - before);
    console.log(name, JSON.stringify({ quiet, attacked, growthMiB }));
    return { quiet, attacked, growthMiB };
  }

  await measure(2);
  const quiet = await measure();
  return {
    service,
    database,
    post: call,
    readerToken: key.body.data.ApiKey,
    measure,
    memory,
    under,
    close: async () => {
      await service.stop();
      await Promise.all([cloud.close(), database.close()]);
    },
  };
}
