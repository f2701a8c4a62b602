import type { Fault } from '../fault/fault.js';
import type { FaultQueue } from '../fault/fault-queue.js';
import { InvalidFault } from '../fault/parse-fault.js';
import { type CallLog, maskSecretId } from '../call/call-log.js';
import type { World } from '../world/world.js';
import { diskToWire } from '../world/disk-wire.js';

export interface ControlParts {
  world: World;
  faults: FaultQueue;
  calls: CallLog;
  reset(): void;
}

interface Reply {
  status: number;
  body: object;
}

/** The `/_sandbox/` routes: what a rehearsal needs and the real cloud has not. `route` is `METHOD /path`. */
export function control(parts: ControlParts, route: string, query: URLSearchParams, body: Buffer): Reply {
  const { faults, calls, world } = parts;
  switch (route) {
    case 'POST /_sandbox/faults':
      return addFault(faults, body);
    case 'GET /_sandbox/faults':
      return ok({ Faults: faults.list().map(faultToWire) });
    case 'DELETE /_sandbox/faults':
      faults.clear();
      return ok({});
    case 'GET /_sandbox/calls':
      return ok({ Calls: calls.list(query.get('since') ?? undefined) });
    case 'DELETE /_sandbox/calls':
      calls.clear();
      return ok({});
    case 'GET /_sandbox/state':
      return ok({ Accounts: stateOf(world) });
    case 'POST /_sandbox/reset':
      parts.reset();
      return ok({});
    default:
      return { status: 404, body: { Errors: [`no such control route: ${route}`] } };
  }
}

const ok = (body: object): Reply => ({ status: 200, body });

function addFault(faults: FaultQueue, body: Buffer): Reply {
  try {
    return ok({ Fault: faultToWire(faults.add(JSON.parse(body.toString('utf8')))) });
  } catch (error) {
    if (error instanceof InvalidFault) return { status: 400, body: { Errors: error.problems } };
    if (error instanceof SyntaxError) return { status: 400, body: { Errors: ['the body is not JSON'] } };
    throw error;
  }
}

const faultToWire = (fault: Fault): object => ({
  Action: fault.action,
  Region: fault.region,
  Times: fault.timesLeft,
  Fault: fault.kind,
  Code: fault.code,
  Message: fault.message,
  LatencyMs: fault.latencyMs,
  Status: fault.status,
});

/** Every account's disks by region, the invisible ones left out, as DescribeDisks would show them. */
function stateOf(world: World): object[] {
  return world.all().map((account) => {
    account.changes.settle();
    const regions: Record<string, object[]> = {};
    for (const disk of account.disks.values()) {
      if (!disk.visible) continue;
      const wire = diskToWire(disk, null, world.clock.now(), world.clock.monotonicMs());
      (regions[disk.region] ??= []).push(wire);
    }
    return { Account: maskSecretId(account.credential.secretId), Regions: regions };
  });
}
