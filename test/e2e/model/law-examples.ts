import type { FaultRequest } from '../../../src/sandbox/fault/parse-fault.js';
import { INSTANCES } from './disk-model.js';
import { LAG_MS } from './law-faults.js';
import { IN_ANOTHER_REGION, NEVER_EXISTED, type Step } from './law-steps.js';

const PREPAID = [0];
const OTHER_PREPAID = 1;
const [HERE, THERE] = INSTANCES as [string, string];

const plain = { faults: [] as FaultRequest[], replica: 0, twice: false, timePasses: false };

const deletion = (over: object = {}): Step => ({
  ...plain,
  route: 'delete',
  disks: PREPAID,
  also: [],
  ...over,
});
const attachment = (over: object = {}): Step => ({
  ...plain,
  route: 'attach',
  disks: PREPAID,
  instance: HERE,
  ...over,
});
const detachment = (over: object = {}): Step => ({
  ...plain,
  route: 'detach',
  disks: PREPAID,
  instance: '',
  moved: false,
  ...over,
});
const renaming = (name: string, over: object = {}): Step => ({
  ...plain,
  route: 'update',
  disks: PREPAID,
  name,
  ...over,
});
const resizing = (sizeGb: number, over: object = {}): Step => ({
  ...plain,
  route: 'resize',
  disks: PREPAID,
  sizeGb,
  ...over,
});

const restoration = (over: object = {}): Step => ({
  ...plain,
  route: 'recycle/restore',
  disks: PREPAID,
  ...over,
});
const renewal = (over: object = {}): Step => ({
  ...plain,
  route: 'renew',
  disks: PREPAID,
  isStale: false,
  ...over,
});

const fault = (
  Action: string,
  Fault: FaultRequest['Fault'],
  over: Partial<FaultRequest> = {},
): FaultRequest => ({
  Action,
  Fault,
  ...over,
});
const lag = fault('DescribeDisks', 'lag', { LatencyMs: LAG_MS, Times: 100 });
const rowsMissing = fault('DescribeDisks', 'reply', { Body: { TotalCount: 1, DiskSet: null } });

/** Counter-examples that the law once had, or could have. */
export const examples: [string, Step[]][] = [
  ['two callers delete a prepaid disk at once', [deletion({ twice: true })]],
  ['a caller deletes a prepaid disk again', [deletion({ timePasses: true }), deletion({ replica: 1 })]],
  [
    'a caller deletes a prepaid disk again while reads are late',
    [deletion(), deletion({ replica: 1, faults: [lag] })],
  ],
  ['a deleted prepaid disk is among others', [deletion(), deletion({ disks: [...PREPAID, OTHER_PREPAID] })]],
  [
    'two callers delete sets that have a prepaid disk in common',
    [deletion({ disks: [0, 1], also: [1, 2], faults: [lag] })],
  ],
  ...[429, 502, 504].map((Status): [string, Step[]] => [
    `a gateway answers ${Status} after a prepaid disk was deleted, and the caller repeats it`,
    [
      deletion({ faults: [fault('TerminateDisks', 'html-after-commit', { Status, Times: 3 })] }),
      deletion({ replica: 1, faults: [lag] }),
    ],
  ]),
  ...(['drop-after-commit', 'error-after-commit', 'truncate'] as const).map((kind): [string, Step[]] => [
    `a deletion ends in ${kind} while reads are late, and the caller repeats it`,
    [deletion({ faults: [fault('TerminateDisks', kind), lag] }), deletion({ replica: 1, faults: [lag] })],
  ]),
  [
    'a deletion fails and the read after it lacks rows',
    [deletion({ faults: [fault('TerminateDisks', 'error'), rowsMissing] })],
  ],
  [
    'the deletion of a disk that never was fails',
    [deletion({ disks: [NEVER_EXISTED], faults: [fault('TerminateDisks', 'reset')] })],
  ],
  [
    'the deletion of a disk of another region fails',
    [deletion({ disks: [IN_ANOTHER_REGION], faults: [fault('TerminateDisks', 'error')] })],
  ],
  [
    'another program moves a disk while its detach is repeated',
    [attachment({ timePasses: true }), detachment({ moved: true })],
  ],
  [
    'a detach fails and a late read shows the disk as it was before it was attached',
    [attachment(), detachment({ instance: HERE, faults: [fault('DetachDisks', 'error'), lag] })],
  ],
  [
    'a late read shows a disk as not attached to a detach that names no instance',
    [attachment(), detachment({ faults: [lag] })],
  ],
  [
    'an attach fails and a late read shows the disk where it was before',
    [
      attachment({ timePasses: true }),
      detachment({ instance: HERE }),
      attachment({ faults: [fault('AttachDisks', 'error'), lag] }),
    ],
  ],
  [
    'an attach fails for a disk that is on another instance',
    [
      attachment({ timePasses: true }),
      attachment({ instance: THERE, faults: [fault('AttachDisks', 'reset')] }),
    ],
  ],
  [
    'a resize to less than the disk has fails',
    [resizing(50, { timePasses: true }), resizing(40, { faults: [fault('ResizeDisk', 'error')] })],
  ],
  [
    'a change of the name fails and a late read shows the same name of before',
    [
      renaming('one', { timePasses: true }),
      renaming('two'),
      renaming('one', { faults: [fault('ModifyDiskAttributes', 'error', { Times: 3 }), lag] }),
    ],
  ],
  ...[{}, { DiskIdSet: [] }, { DiskIdSet: [null] }, { DiskIdSet: 'disk-giys4n0i' }].map(
    (Body): [string, Step[]] => [
      `a creation is answered ${JSON.stringify(Body)}`,
      [
        {
          ...plain,
          route: 'create',
          count: 1,
          prepaid: true,
          token: false,
          faults: [fault('CreateDisks', 'reply', { Body })],
        },
      ],
    ],
  ),
  ...[{}, { timePasses: true }].map((time): [string, Step[]] => [
    `a prepaid disk is brought back and deleted again${'timePasses' in time ? ' after a while' : ''}, while reads are late`,
    [
      deletion({ timePasses: true }),
      restoration(time),
      deletion({ replica: 1, faults: [lag] }),
      deletion({ replica: 1, faults: [lag] }),
    ],
  ]),
  [
    'a restoration is lost and reads are late, and the caller deletes the disk and brings it back again',
    [
      deletion({ timePasses: true }),
      restoration({ faults: [fault('RenewDisk', 'drop-after-commit'), lag] }),
      deletion({ replica: 1 }),
      restoration({ replica: 1, faults: [lag] }),
    ],
  ],
  [
    'a restoration is not carried out, its outcome is unknown, and the caller deletes the disk again',
    [
      deletion(),
      restoration({ faults: [fault('RenewDisk', 'reset')] }),
      deletion({ replica: 1, faults: [lag] }),
      deletion({ timePasses: true }),
      deletion({ replica: 1 }),
    ],
  ],
  [
    'a late read shows a deleted disk to a renewal, which would bring it back',
    [deletion(), renewal({ replica: 1, faults: [lag] }), deletion({ replica: 1 })],
  ],
  [
    'two callers renew a disk at once, and again with the old deadline while reads are late',
    [
      renewal({ twice: true }),
      renewal({ isStale: true, replica: 1, faults: [lag] }),
      renewal({ isStale: true }),
    ],
  ],
  [
    'a renewal fails without any effect, and the caller repeats it',
    [renewal({ faults: [fault('RenewDisk', 'error')] }), renewal({ replica: 1 }), renewal({ faults: [lag] })],
  ],
  ['a list is answered without rows', [{ ...plain, route: 'list', faults: [rowsMissing] }]],
  [
    'an inspect is answered without rows',
    [{ ...plain, route: 'inspect', disks: [0, 1], faults: [rowsMissing] }],
  ],
];
