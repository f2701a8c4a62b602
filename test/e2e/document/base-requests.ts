import { ACCOUNT, DISK, INSTANCE, SCOPE } from '../service.fixture.js';
import type { DocumentRoute } from './parameters.js';

/** The least that each route accepts, and the action that it ends in. */
export const BASE_REQUESTS: Record<DocumentRoute, { body: Record<string, unknown>; action: string }> = {
  create: {
    body: { ...SCOPE, Placement: { Zone: 'ap-guangzhou-3' }, DiskSize: 20, DiskType: 'CLOUD_PREMIUM' },
    action: 'CreateDisks',
  },
  'distributed/inspect': { body: { ...ACCOUNT }, action: 'DescribeDisks' },
  list: { body: { ...SCOPE }, action: 'DescribeDisks' },
  inspect: { body: { ...SCOPE, DiskIds: [DISK] }, action: 'DescribeDisks' },
  update: { body: { ...SCOPE, DiskIds: [DISK], DiskName: 'renamed' }, action: 'ModifyDiskAttributes' },
  resize: { body: { ...SCOPE, DiskIds: [DISK], DiskSize: 80 }, action: 'ResizeDisk' },
  'logs/list': { body: { ...SCOPE, DiskId: DISK }, action: 'LookUpEvents' },
  delete: { body: { ...SCOPE, DiskIds: [DISK] }, action: 'TerminateDisks' },
  attach: { body: { ...SCOPE, DiskIds: [DISK], InstanceId: INSTANCE }, action: 'AttachDisks' },
  detach: { body: { ...SCOPE, DiskIds: [DISK], InstanceId: INSTANCE }, action: 'DetachDisks' },
};
