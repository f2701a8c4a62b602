import type { FaultRequest } from '../../../src/sandbox/fault/parse-fault.js';
import type { Reply } from '../service.fixture.js';
import { INSTANCES } from './disk-model.js';
import { breaches, type Moved, type Sent } from './law-checks.js';
import type { Step } from './law-steps.js';
import type { Truth } from './law-truth.js';
import type { World } from './law-world.js';

/** Carries out one step; resolves with what breaks the law afterwards. */
export async function carryOut(world: World, step: Step): Promise<string[]> {
  const before = world.truth();
  const bodies = bodiesOf(world, step);
  const move = step.route === 'detach' && step.moved ? moveOf(world, step, before) : undefined;
  const faults = move ? move.faults : step.faults;
  for (const fault of faults) world.sandbox.addFault(fault);
  const pending = bodies.map((body, at) => world.post(step.replica + at, step.route, body));
  const moved = await move?.carryOut(Promise.all(pending));
  const replies = await Promise.all(pending);
  world.sandbox.clearFaults();
  if (step.route === 'recycle/delete') for (const body of bodies) world.mayPurge(idsIn(body));
  const sent = bodies.map((body, at): Sent => ({ body, ids: idsIn(body), reply: replies[at]! }));
  world.story.push(told(step, sent, faults, moved));
  const isLate = faults.some(isLag);
  const broken = breaches({ world, step, sent, before, after: world.truth(), moved, isLate });
  if (step.timePasses || step.route === 'create') world.passTime();
  return broken;
}

function bodiesOf(world: World, step: Step): Record<string, unknown>[] {
  const body = bodyOf(world, step);
  // A second request may read the disk after it was moved, and then detaches it from where it finds it.
  const isMoved = step.route === 'detach' && step.moved;
  const bodies = step.twice && !isMoved ? [body, body] : [body];
  const also = step.route === 'delete' ? world.idsOf(step.also) : [];
  return also.length > 0 ? [...bodies, { DiskIds: also }] : bodies;
}

function bodyOf(world: World, step: Step): Record<string, unknown> {
  const DiskIds = 'disks' in step ? world.idsOf(step.disks) : [];
  switch (step.route) {
    case 'create':
      return {
        DiskType: 'CLOUD_PREMIUM',
        DiskSize: 20,
        Placement: { Zone: 'ap-guangzhou-3' },
        DiskCount: step.count,
        ...(step.prepaid ? { DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period: 1 } } : {}),
        ...(step.token ? { ClientToken: `step-${world.story.length}` } : {}),
      };
    case 'attach':
      return { DiskIds, InstanceId: step.instance };
    case 'detach':
      return { DiskIds, ...(step.instance === '' ? {} : { InstanceId: step.instance }) };
    case 'resize':
      return { DiskIds, DiskSize: step.sizeGb };
    case 'update':
      return { DiskIds, DiskName: step.name };
    case 'renew':
      return {
        DiskIds,
        DiskChargePrepaid: { Period: 1 },
        ExpectedDeadlineTime: world.deadlineOf(DiskIds[0]!, step.isStale),
      };
    case 'recycle/restore':
      return { DiskIds, DiskChargePrepaid: { Period: 1 } };
    case 'recycle/delete':
      return { DiskIds, Confirm: DiskIds };
    case 'charge_type/update':
      return {
        DiskIds,
        ...(step.prepaid ? { DiskChargePrepaid: { Period: 1 } } : { DiskChargePostpaid: true }),
      };
    case 'list':
      return { PageSize: 100 };
    case 'delete':
    case 'inspect':
      return { DiskIds };
  }
}

const idsIn = (body: Record<string, unknown>): string[] => (body['DiskIds'] as string[] | undefined) ?? [];

const isLag = ({ Fault }: FaultRequest): boolean => Fault === 'lag';

/**
 * The first DetachDisks ends in InternalError without any effect; then, while the service reads the disk again, another
 * program moves it. Undefined when the disk is not attached, is a system disk, which cannot be moved, or when the caller
 * names the instance that it moves to.
 */
function moveOf(world: World, step: Step & { route: 'detach' }, before: Truth) {
  const [id = ''] = world.idsOf(step.disks);
  const from = before.instanceOf(id);
  if (from === '' || before.isSystemDisk(id)) return undefined;
  const to = INSTANCES.find((instance) => instance !== from)!;
  if (step.instance === to) return undefined;
  const faults: FaultRequest[] = [
    { Action: 'DetachDisks', Fault: 'error', Code: 'InternalError' },
    { Action: 'DescribeDisks', Fault: 'latency', LatencyMs: 15, Times: 10 },
  ];
  const sentBefore = world.callsOf('DetachDisks').length;
  return {
    faults,
    carryOut: async (replies: Promise<Reply[]>): Promise<Moved | undefined> => {
      const progress = { ended: false };
      const end = () => void (progress.ended = true);
      replies.then(end, end);
      while (!progress.ended && world.callsOf('DetachDisks').length === sentBefore)
        await new Promise((tick) => setImmediate(tick));
      if (world.callsOf('DetachDisks').length === sentBefore) return undefined;
      await world.otherProgram.DetachDisks({ DiskIds: [id] });
      await world.otherProgram.AttachDisks({ DiskIds: [id], InstanceId: to });
      return { id, to };
    },
  };
}

function told(step: Step, sent: Sent[], faults: FaultRequest[], moved: Moved | undefined): string {
  const requests = sent.map(
    ({ body, reply }, at) =>
      `    replica ${(step.replica + at) % 2}: ${step.route} ${JSON.stringify(body)}\n      → ${reply.status} ${JSON.stringify(reply.body)}`,
  );
  const trouble = faults.map((fault) => `    fault ${JSON.stringify(fault)}`);
  const move = moved ? [`    another program moved ${moved.id} to ${moved.to}`] : [];
  return [
    `  step ${step.route}${step.timePasses ? ', then time passes' : ''}`,
    ...trouble,
    ...move,
    ...requests,
  ].join('\n');
}
