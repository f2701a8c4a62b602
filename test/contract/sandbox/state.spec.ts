import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_ACCOUNT, type SandboxOptions } from '../../../src/sandbox/options.js';
import { createSandbox, type Sandbox } from '../../../src/sandbox/sandbox.js';
import { createDisks, GUANGZHOU_DISK, WEB_1 } from './orders.js';
import { diskOf, until } from './polling.js';
import { ACCOUNT_ONE, ACCOUNT_TWO } from './sandbox.fixture.js';
import { type SdkClients, sdkClients } from './sdk-clients.js';

const SLOW_MS = 60_000;

describe('SANDBOX_STATE_FILE', () => {
  let folder: string;
  let stateFile: string;
  let open: { sandbox: Sandbox; clients: SdkClients }[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
    stateFile = join(folder, 'not-yet', 'state.json');
    open = [];
  });
  afterEach(async () => {
    await Promise.all(open.map(end));
    rmSync(folder, { recursive: true });
  });

  async function start(options: SandboxOptions = {}) {
    const sandbox = await createSandbox({ delayMs: 0, rateLimits: false, stateFile, ...options });
    sandbox.keepState();
    const started = { sandbox, clients: sdkClients(sandbox.port) };
    open.push(started);
    return started;
  }

  async function end({ sandbox, clients }: { sandbox: Sandbox; clients: SdkClients }) {
    clients.end();
    await sandbox.close();
  }

  async function restart(running: Awaited<ReturnType<typeof start>>, options: SandboxOptions = {}) {
    await end(running);
    return start(options);
  }

  /** Its state, without the deadlines, which count from the second of its start. */
  const undated = ({ sandbox }: { sandbox: Sandbox }): unknown =>
    JSON.parse(
      JSON.stringify(sandbox.state(), (key, value: unknown) => (key === 'DeadlineTime' ? undefined : value)),
    );

  const savedText = () => readFileSync(stateFile, 'utf8');

  it('keeps everything of an account from one start to the next', async () => {
    const first = await start();
    const cbs = first.clients.cbs();
    const [diskId = ''] = await createDisks(cbs, { DiskName: 'kept', ClientToken: 'token-1' });
    await cbs.AttachDisks({ DiskIds: [diskId], InstanceId: WEB_1 });
    await cbs.ResizeDisk({ DiskId: diskId, DiskSize: 30 });
    const { SnapshotId } = await cbs.CreateSnapshot({ DiskId: diskId, SnapshotName: 'snap' });
    const { AutoSnapshotPolicyId: policyId = '' } = await cbs.CreateAutoSnapshotPolicy({
      Policy: [{ Hour: [1], DayOfWeek: [1] }],
    } as never);
    await cbs.BindAutoSnapshotPolicy({ AutoSnapshotPolicyId: policyId, DiskIds: [diskId] });
    await cbs.TerminateDisks({ DiskIds: [GUANGZHOU_DISK] });
    const before = first.sandbox.state();
    const { Events } = await first.clients.cloudaudit().LookUpEvents(anHourAround() as never);

    const second = await restart(first);
    expect(second.sandbox.state()).toEqual(before);
    const again = second.clients.cbs();
    expect(await diskOf(again, GUANGZHOU_DISK)).toBeUndefined();
    expect((await again.DescribeSnapshots({ SnapshotIds: [SnapshotId!] })).TotalCount).toBe(1);
    const policies = await again.DescribeAutoSnapshotPolicies({ AutoSnapshotPolicyIds: [policyId] });
    expect(policies.AutoSnapshotPolicySet?.[0]?.DiskIdSet).toEqual([diskId]);
    expect(await createDisks(again, { DiskName: 'kept', ClientToken: 'token-1' })).toEqual([diskId]);
    const events = await second.clients.cloudaudit().LookUpEvents(anHourAround() as never);
    expect(Events!.length).toBeGreaterThan(5);
    const ids = new Set(events.Events!.map(({ EventId }) => EventId));
    expect(Events!.filter(({ EventId }) => !ids.has(EventId))).toEqual([]);
  });

  it('writes soon after a write, without waiting for the end', async () => {
    const { clients } = await start();
    const [diskId = ''] = await createDisks(clients.cbs());
    await expect.poll(() => savedOrNot()).toContain(diskId);
  });

  it('keeps what is under way as it will be at an orderly end', async () => {
    const first = await start({ delayMs: SLOW_MS });
    await first.clients.cbs().AttachDisks({ DiskIds: [GUANGZHOU_DISK], InstanceId: WEB_1 });
    const second = await restart(first);
    expect(await diskOf(second.clients.cbs(), GUANGZHOU_DISK)).toMatchObject({
      DiskState: 'ATTACHED',
      InstanceId: WEB_1,
    });
  });

  it('keeps it as it was before when the process is killed', async () => {
    const first = await start({ delayMs: SLOW_MS });
    const cbs = first.clients.cbs();
    await cbs.AttachDisks({ DiskIds: [GUANGZHOU_DISK], InstanceId: WEB_1 });
    await createDisks(cbs, { DiskName: 'unfinished', ClientToken: 'lost' });
    await expect.poll(() => savedOrNot()).toContain(GUANGZHOU_DISK);
    const text = savedText();
    expect(text).not.toContain('ATTACHING');
    expect(JSON.parse(text).accounts[DEFAULT_ACCOUNT.secretId]).toMatchObject({ orders: [] });
    const copy = join(folder, 'copy.json');
    writeFileSync(copy, text);
    const second = await start({ stateFile: copy });
    expect(await diskOf(second.clients.cbs(), GUANGZHOU_DISK)).toMatchObject({ DiskState: 'UNATTACHED' });
  });

  it('does not keep a change that is stuck', async () => {
    const first = await start();
    first.sandbox.addFault({ Action: 'AttachDisks', Fault: 'stuck' });
    await first.clients.cbs().AttachDisks({ DiskIds: [GUANGZHOU_DISK], InstanceId: WEB_1 });
    const second = await restart(first);
    expect(await diskOf(second.clients.cbs(), GUANGZHOU_DISK)).toMatchObject({ DiskState: 'UNATTACHED' });
  });

  it('begins anew when it is told to, and after a reset', async () => {
    const first = await start();
    await createDisks(first.clients.cbs());
    const seeded = undated(await start({ stateFile: undefined }));
    const second = await restart(first, { resetState: true });
    expect(undated(second)).toEqual(seeded);
    const third = await restart(second);
    expect(undated(third)).toEqual(seeded);
    await createDisks(third.clients.cbs());
    third.sandbox.reset();
    expect(undated(await restart(third))).toEqual(seeded);
  });

  it.each([
    ['no JSON', '{"version":1,"accou'],
    ['of another version', '{"version":99,"accounts":{}}'],
    ['not what it should be', '{"version":1,"accounts":{"AKIDx":{"disks":[null]}}}'],
    ['empty', ''],
  ])('that is %s is put aside, with one sentence, and the seed is used', async (_, text) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    mkdirSync(join(folder, 'not-yet'));
    writeFileSync(stateFile, text);
    const { clients } = await start();
    expect(said.mock.calls).toEqual([[expect.stringMatching(/state\.json cannot be read .* is kept as /)]]);
    said.mockRestore();
    expect(await diskOf(clients.cbs(), GUANGZHOU_DISK)).toBeDefined();
    const aside = readdirSync(join(folder, 'not-yet')).filter((name) => name.endsWith('.damaged'));
    expect(aside.map((name) => readFileSync(join(folder, 'not-yet', name), 'utf8'))).toEqual([text]);
  });

  it('that cannot be written is said once, and calls are answered all the same', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    writeFileSync(join(folder, 'file'), '');
    stateFile = join(folder, 'file', 'state.json');
    const running = await start();
    const [diskId = ''] = await createDisks(running.clients.cbs());
    await until(
      async () => said.mock.calls.length,
      (count) => count > 0,
    );
    expect(await diskOf(running.clients.cbs(), diskId)).toBeDefined();
    await createDisks(running.clients.cbs());
    await end(running);
    expect(said).toHaveBeenCalledTimes(1);
    said.mockRestore();
  });

  it('keeps accounts that this start does not name', async () => {
    const first = await start({ accounts: [ACCOUNT_ONE] });
    const [diskId = ''] = await createDisks(first.clients.cbs({ account: ACCOUNT_ONE }));
    const second = await restart(first, { accounts: [ACCOUNT_TWO] });
    await createDisks(second.clients.cbs({ account: ACCOUNT_TWO }));
    const third = await restart(second, { accounts: [ACCOUNT_ONE] });
    expect(await diskOf(third.clients.cbs({ account: ACCOUNT_ONE }), diskId)).toBeDefined();
    expect(savedText()).not.toContain('secretKey');
  });

  it('is not touched before keepState, nor without a change', async () => {
    const sandbox = await createSandbox({ delayMs: 0, stateFile });
    const clients = sdkClients(sandbox.port);
    await createDisks(clients.cbs());
    await end({ sandbox, clients });
    await end(await start());
    expect(readdirSync(folder)).toEqual([]);
  });

  const savedOrNot = (): string => (existsSync(stateFile) ? savedText() : '');
});

function anHourAround() {
  const now = Math.floor(Date.now() / 1000);
  return { StartTime: now - 1800, EndTime: now + 1800, MaxResults: 50 };
}
