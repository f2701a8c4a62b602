import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DISK, type Reply, SCOPE, TENANT } from '../e2e/service.fixture.js';
import { createTestDatabase, type TestDatabase } from '../integration/database/postgres.fixture.js';
import { amount, figures } from './chaos.fixture.js';
import {
  type SandboxProcess,
  type ServiceProcess,
  startSandboxProcess,
  startServiceProcess,
  storeCredential,
} from './processes.fixture.js';

const TRIES = amount('CHAOS_TRIES', 5);
/** The older read is on its way for as long: much longer than the write and the read after it take. */
const OLDER_READ_MS = 300;

/**
 * A caller writes through replica A, is answered, and then reads through replica B. Nothing that B read before, and
 * nothing that it is reading, may be its answer.
 */
describe('a read through one replica after a write through another', () => {
  let database: TestDatabase;
  let sandbox: SandboxProcess;
  let a: ServiceProcess;
  let b: ServiceProcess;

  beforeAll(async () => {
    [database, sandbox] = await Promise.all([createTestDatabase(), startSandboxProcess()]);
    const options = {
      databaseUrl: database.url,
      tencentApiOrigin: sandbox.origin,
      env: { LOG_LEVEL: 'error' },
    };
    a = await startServiceProcess(options);
    b = await startServiceProcess(options);
    await storeCredential(a);
    await ok(a.post('disk/inspect', { ...SCOPE, DiskIds: [DISK] }));
    await ok(b.post('disk/inspect', { ...SCOPE, DiskIds: [DISK] }));
  }, 60_000);
  afterAll(async () => {
    for (const service of [a, b]) service.signal('SIGKILL');
    await Promise.all([a.ended, b.ended]);
    sandbox.stop();
    await database.close();
  });

  const control = (path: string, body: object = {}) =>
    fetch(`${sandbox.origin}/_sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) });
  /** The next call of this action reads or writes at once, and its answer takes its time. */
  const slowly = (Action: string, Fault: string, LatencyMs = OLDER_READ_MS) =>
    control('faults', { Action, Fault, LatencyMs, Times: 1 });
  async function ok(reply: Promise<Reply>): Promise<Reply['body']['data']> {
    const { body } = await reply;
    expect(body).toMatchObject({ scode: 0 });
    return body.data;
  }
  async function hasArrived(action: string, more: number): Promise<void> {
    for (;;) {
      const calls = (await (await fetch(`${sandbox.origin}/_sandbox/calls`)).json()) as {
        Calls: { Action: string }[];
      };
      if (calls.Calls.filter(({ Action }) => Action === action).length >= more) return;
      await sleep(2);
    }
  }
  const rename = (DiskName: string, DiskId = DISK) => a.post('disk/update', { ...SCOPE, DiskId, DiskName });
  beforeEach(() => control('reset'));

  it.each([
    ['disk/inspect', { DiskIds: [DISK] }, (data: { DiskName: string }) => data.DiskName],
    ['disk/list', { Limit: 100 }, nameInList],
    ['disk/list', { Limit: 100, Fuzzy: DISK }, nameInList],
  ] as const)(
    'shows it while an older read is in flight: %s %j',
    async (route, fields, nameOf: (data: never) => string) => {
      const stale: number[] = [];
      for (let n = 0; n < TRIES; n += 1) {
        await control('reset');
        await slowly('DescribeDisks', 'slow-body');
        const older = ok(b.post(route, { ...SCOPE, ...fields }));
        await hasArrived('DescribeDisks', 1);
        await ok(rename(`name ${route} ${n}`));
        const data = await ok(b.post(route, { ...SCOPE, ...fields }));
        if (nameOf(data as never) !== `name ${route} ${n}`) stale.push(n);
        expect(nameOf((await older) as never)).not.toBe(`name ${route} ${n}`);
      }
      figures('older read in flight', { route, fields, tries: TRIES, stale: stale.length });
      expect(stale).toEqual([]);
    },
    20_000 + TRIES * 2_000,
  );

  const search = { ...SCOPE, Fuzzy: 'disk', PageSize: 1 };
  const firstPage = { ...search, PageNum: 0 };
  const secondPage = { ...search, PageNum: 1 };
  const rowOf = async (page: object): Promise<{ DiskId: string; DiskName: string }> =>
    (await ok(b.post('disk/list', page))).List[0];

  it(
    'shows it on the next page of a search whose first page is of before',
    async () => {
      const stale: number[] = [];
      const { DiskId } = await rowOf(secondPage);
      for (let n = 0; n < TRIES; n += 1) {
        await rowOf(firstPage);
        await ok(rename(`disk page ${n}`, DiskId));
        if ((await rowOf(secondPage)).DiskName !== `disk page ${n}`) stale.push(n);
      }
      figures('next page', { tries: TRIES, stale: stale.length });
      expect(stale).toEqual([]);
    },
    20_000 + TRIES * 1_000,
  );

  it('shows it on the next page though the outcome of the write is not in the trail yet', async () => {
    const { DiskId } = await rowOf(secondPage);
    // The intent is in the trail, and Tencent carries the write out in a moment.
    await slowly('ModifyDiskAttributes', 'latency', 700);
    const write = rename('disk late outcome', DiskId);
    await hasPendingIntent();
    await rowOf(firstPage);
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    try {
      await other.query('BEGIN');
      await other.query('SELECT FROM audit_head WHERE tenant_uuid = $1 FOR UPDATE', [TENANT]);
      await ok(write);
      expect(await rowOf(secondPage)).toMatchObject({ DiskId, DiskName: 'disk late outcome' });
    } finally {
      await other.end();
    }
  });

  async function hasPendingIntent(): Promise<void> {
    for (;;) {
      const rows = await database.dataSource.query<object[]>('SELECT FROM audit_pending');
      if (rows.length > 0) return;
      await sleep(2);
    }
  }

  it('needs no second scan for the next page when nothing was written', async () => {
    await rowOf(firstPage);
    await control('reset');
    await rowOf(secondPage);
    const calls = await (await fetch(`${sandbox.origin}/_sandbox/calls`)).json();
    expect(JSON.stringify(calls)).not.toContain('DescribeDisks');
  });
});

function nameInList({ List }: { List: { DiskId: string; DiskName: string }[] }): string {
  return List.find(({ DiskId }) => DiskId === DISK)!.DiskName;
}
