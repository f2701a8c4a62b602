import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EXAMPLES as POLICY } from '../../src/auto-snapshot-policy/dto/document-examples.js';
import { EXAMPLES as EVENT } from '../../src/event/dto/document-examples.js';
import { SNAPSHOT_EXAMPLES as SNAPSHOT } from '../../src/snapshot/dto/document-examples.js';
import { post, type Reply, SCOPE } from '../e2e/service.fixture.js';
import { type RunningProgram, runProgram } from '../program/run-program.js';
import { makeDataDir, removeDataDir } from './database/data-dir.fixture.js';

const PATIENCE = { timeout: 60_000, interval: 50 };
/** The documents of regions and zones name another tenant and no cluster. */
const REGION_REQUEST = { TenantUuid: 'aaaaa', ProjectId: 1184854 };
const HOT_ZONE = { Region: 'ap-guangzhou', Zone: 'ap-guangzhou-3', ZoneState: 'AVAILABLE' };

describe("the examples of the portal's documents in npm start", () => {
  let dataDir: string;
  let program: RunningProgram;
  let origin: string;
  beforeAll(async () => {
    dataDir = makeDataDir();
    const env = { DATA_DIR: dataDir, PORT: '0', SANDBOX_PORT: '0', AUTH_MODE: 'none' };
    program = runProgram('bin/start', { env });
    await vi.waitFor(() => expect(program.output()).toContain('Ctrl-C'), PATIENCE);
    origin = /Swagger UI +(\S+)\/docs/.exec(program.output())![1]!;
  }, 90_000);
  afterAll(async () => {
    program.child.kill('SIGINT');
    await program.ended;
    removeDataDir(dataDir);
  });

  const send = (route: string, body: object): Promise<Reply> =>
    post(`${origin}/v1/tencent/${route}`, body, { token: null });
  const ok = async (route: string, body: object): Promise<Reply['body']> => {
    const reply = await send(route, body);
    expect(reply.body, route).toMatchObject({
      scode: 0,
      message: 'success',
      message_cn: '成功',
      stack: null,
    });
    return reply.body;
  };
  const rowOf = (body: Reply['body'], Region: string) =>
    body.data.List.find((row: { Region: string }) => row.Region === Region);

  it('work verbatim: what is there first, then the changes', async () => {
    // Newer fields of Tencent's are passed on.
    expect(await ok('snapshot/list', SNAPSHOT.list.request)).toMatchObject(SNAPSHOT.list.reply);
    const snapshots = await ok('snapshot/distributed/inspect', SNAPSHOT.distribution.request);
    expect(rowOf(snapshots, 'ap-guangzhou')).toEqual(SNAPSHOT.distribution.reply.data.List[0]);
    expect(await ok('auto_snapshot/policy/list', POLICY.list.request)).toEqual(POLICY.list.reply);
    const policies = await ok('auto_snapshot/distributed/inspect', POLICY.distribution.request);
    expect(policies.data.List).toHaveLength(19);
    expect(rowOf(policies, 'ap-guangzhou')).toMatchObject({ Count: 2, RegionName: '华南地区(广州)' });
    for (const [route, { request }] of [
      ['event/list', EVENT.instance],
      ['event/snapshot/logs/list', EVENT.snapshot],
    ] as const)
      expect((await ok(route, request)).data.TotalCount, route).toBe(1);
    expect((await ok('region/list', REGION_REQUEST)).data).toMatchObject({ TotalCount: 19 });
    const zones = await ok('region/zone/list', REGION_REQUEST);
    expect(zones.data.List).toContainEqual(expect.objectContaining(HOT_ZONE));

    for (const verb of ['update', 'bind', 'unbind', 'delete'] as const)
      expect(await ok(`auto_snapshot/policy/${verb}`, POLICY[verb].request)).toEqual(POLICY[verb].reply);
    const policy = (await ok('auto_snapshot/policy/create', POLICY.create.request)).data;
    expect(policy.AutoSnapshotPolicyId).toMatch(/^asp-/);
    expect(policy.NextTriggerTime).toMatch(/ 23:00:00$/);

    expect(await ok('snapshot/apply', SNAPSHOT.apply.request)).toEqual(SNAPSHOT.apply.reply);
    // As a person would: the rollback takes a moment.
    const isNormal = async () =>
      (await ok('disk/inspect', { ...SCOPE, DiskId: SNAPSHOT.apply.request.DiskId })).data.DiskState ===
      'ATTACHED';
    while (!(await isNormal())) await pause(50);
    const { data } = await ok('snapshot/create', SNAPSHOT.create.request);
    expect(data.SnapshotIdSet).toEqual([expect.stringMatching(/^snap-/)]);
    expect(await ok('snapshot/delete', SNAPSHOT.delete.request)).toEqual(SNAPSHOT.delete.reply);
  }, 60_000);
});
