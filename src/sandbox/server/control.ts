import { type CallLog, maskSecretId } from '../call/call-log.js';
import type { Cloud } from '../cloud/cloud.js';
import { diskReply } from '../cloud/disk-reply.js';
import type { Disk } from '../cloud/disk.js';
import { settle } from '../cloud/passing-time.js';
import type { FaultQueue } from '../fault/fault-queue.js';
import type { Fault } from '../fault/fault.js';
import { InvalidFault } from '../fault/parse-fault.js';

export interface ControlParts {
  cloud: Cloud;
  faults: FaultQueue;
  calls: CallLog;
  reset(): void;
}

interface Reply {
  status: number;
  body: object;
}

/** The `/_sandbox/` routes, which the real cloud does not have. `route` is `METHOD /path`. */
export function control(parts: ControlParts, route: string, query: URLSearchParams, body: Buffer): Reply {
  const { faults, calls, cloud } = parts;
  switch (route) {
    case 'POST /_sandbox/faults':
      return addFault(faults, body);
    case 'GET /_sandbox/faults':
      return ok({ Faults: faults.list().map(faultReply) });
    case 'DELETE /_sandbox/faults':
      faults.clear();
      return ok({});
    case 'GET /_sandbox/calls':
      return ok({ Calls: calls.list(query.get('since') ?? undefined) });
    case 'DELETE /_sandbox/calls':
      calls.clear();
      return ok({});
    case 'GET /_sandbox/state':
      return ok({ Accounts: stateOf(cloud) });
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
    return ok({ Fault: faultReply(faults.add(JSON.parse(body.toString('utf8')))) });
  } catch (error) {
    if (error instanceof InvalidFault) return { status: 400, body: { Errors: error.problems } };
    if (error instanceof SyntaxError) return { status: 400, body: { Errors: ['the body is not JSON'] } };
    throw error;
  }
}

const faultReply = (fault: Fault): object => ({
  Action: fault.action,
  Region: fault.region,
  Times: fault.timesLeft,
  Fault: fault.kind,
  Code: fault.code,
  Message: fault.message,
  LatencyMs: fault.latencyMs,
  Status: fault.status,
  ...(fault.kind === 'reply' ? { Body: fault.body } : {}),
});

/** The disks of one account by region, in the form of DescribeDisks. */
export interface AccountState {
  Account: string;
  Regions: Record<string, object[]>;
  /** Disks that are gone for good, as they were before; a prepaid one was purged from the recycle bin. */
  Deleted: Record<string, object[]>;
}

export function stateOf(cloud: Cloud): AccountState[] {
  return cloud.all().map((account) => {
    settle(account);
    const byRegion = (disks: Iterable<Disk>) => {
      const regions: Record<string, object[]> = {};
      for (const disk of disks)
        if (disk.visible) (regions[disk.region] ??= []).push(diskReply(disk, account));
      return regions;
    };
    return {
      Account: maskSecretId(account.credential.secretId),
      Regions: byRegion(account.disks.values()),
      Deleted: byRegion(account.deletedDisks.values()),
    };
  });
}
