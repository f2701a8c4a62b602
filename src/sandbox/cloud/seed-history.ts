import { randomUUID } from 'node:crypto';
import type { Account } from './account.js';
import { atBeijing } from './time.js';

const DISK_ID = 'disk-giys4n0i';
const INSTANCE_ID = 'ins-gkfro58u';
const ATTACHMENT = { InstanceId: INSTANCE_ID, DiskIds: [DISK_ID] };

/** The history of the documented disk on the day of the documented `logs/list` example. */
const HISTORY = [
  { at: '17:40:15', action: 'CreateDisks', operation: 'CREATE', params: { DiskName: 'data', DiskSize: 20 } },
  { at: '17:46:02', action: 'AttachDisks', operation: 'ATTACH', params: ATTACHMENT },
  {
    at: '17:46:03',
    action: 'AttachDisks',
    params: ATTACHMENT,
    code: 'ResourceBusy',
    message: `InstanceId: ${INSTANCE_ID}, cvm(${INSTANCE_ID}) is attaching disk, please retry later`,
  },
  { at: '18:03:27', action: 'DetachDisks', operation: 'DETACH', params: ATTACHMENT },
  {
    at: '18:11:40',
    action: 'ModifyDiskAttributes',
    operation: 'MODIFY',
    params: { DiskIds: [DISK_ID], DiskName: '123' },
  },
] as const;

/** The documented events of an instance and of a snapshot. */
const EVENTS = [
  {
    action: 'CreateCbsStorages',
    service: 'cbs',
    atSeconds: 1628148590,
    resources: ['volume/*', 'snapshot/snap-6ixzjp6d'],
    resourceRegion: '',
    params: { SnapshotId: 'snap-6ixzjp6d' },
  },
  {
    action: 'StopInstances',
    service: 'cvm',
    atSeconds: 1629961140,
    resources: ['instance/ins-in511g92'],
    resourceRegion: 'ap-guangzhou',
    params: { InstanceIds: ['ins-in511g92'] },
  },
] as const;

export function seedHistory(account: Account): void {
  for (const row of HISTORY) {
    const atMs = atBeijing(`2021-08-27 ${row.at}`);
    if ('operation' in row) account.operations.add(row.operation, DISK_ID, atMs);
    const requestId = randomUUID();
    account.trail.add({
      atMs,
      shownAt: 0,
      action: row.action,
      service: 'cbs',
      region: 'ap-guangzhou',
      resourceRegion: 'ap-guangzhou',
      requestId,
      resources: [DISK_ID],
      params: row.params,
      response: row.action === 'CreateDisks' ? { DiskIdSet: [DISK_ID], RequestId: requestId } : null,
      code: 'code' in row ? row.code : '',
      message: 'message' in row ? row.message : '',
    });
  }
  for (const event of EVENTS) {
    const requestId = randomUUID();
    account.trail.add({
      action: event.action,
      service: event.service,
      params: event.params,
      resourceRegion: event.resourceRegion,
      atMs: event.atSeconds * 1000,
      shownAt: 0,
      region: 'ap-guangzhou',
      requestId,
      resources: [...event.resources],
      response: { RequestId: requestId },
      code: '',
      message: '',
    });
  }
}
