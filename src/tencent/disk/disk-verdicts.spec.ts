import { describe, expect, it } from 'vitest';
import { aVendorDisk } from '../../../test/builders/a-disk.js';
import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';
import type { Confirmation } from '../client/pipeline/call-run.js';
import { toDisk } from './disk-mapping.js';
import {
  attachVerdict,
  attributesVerdict,
  chargeTypeVerdict,
  clarify,
  deleteVerdict,
  detachVerdict,
  renewFlagVerdict,
  renewVerdict,
  resizeVerdict,
  typeVerdict,
} from './disk-verdicts.js';
import { verbatim } from '../../errors/words.js';

type Fields = Parameters<typeof aVendorDisk>[0];
/** Verdict, why, and the disk as it is read again; undefined is one that is not there. */
type Table = [Confirmation, string, Fields | undefined][];

const diskOf = (fields: Fields | undefined) => fields && toDisk(aVendorDisk(fields));
const WORKING = ['ATTACHING', 'DETACHING', 'EXPANDING', 'ROLLBACKING', 'DUMPING'];

describe(attachVerdict.name, () => {
  it.each<Table[number]>([
    ['done', 'the disk is on the instance', { DiskState: 'ATTACHED', InstanceId: 'ins-1' }],
    ['done', 'it is on its way to the instance', { DiskState: 'ATTACHING', InstanceId: 'ins-1' }],
    ['not-done', 'it is on none', { DiskState: 'UNATTACHED', InstanceId: '' }],
    ['unknown', 'it is on its way, nobody says where', { DiskState: 'ATTACHING', InstanceId: '' }],
    ['unknown', 'it is on another', { DiskState: 'ATTACHED', InstanceId: 'ins-2' }],
    ['unknown', 'it has no state', { DiskState: undefined, InstanceId: undefined }],
    ['unknown', 'it can be on several', { Shareable: true, DiskState: 'ATTACHED', InstanceId: 'ins-1' }],
    ['unknown', 'it is not there', undefined],
  ])('says %s when %s', (verdict, _, fields) => {
    expect(attachVerdict('ins-1')(diskOf(fields), undefined)).toBe(verdict);
  });
});

describe(renewVerdict.name, () => {
  const before = { DeadlineTime: '2027-01-01 00:00:00', DiskState: 'TORECYCLE' };
  it.each<Table[number]>([
    ['done', 'the deadline is later', { DeadlineTime: '2027-01-01 00:00:01', DiskState: 'UNATTACHED' }],
    ['unknown', 'it is the same', { DeadlineTime: '2027-01-01 00:00:00', DiskState: 'UNATTACHED' }],
    ['unknown', 'it is earlier', { DeadlineTime: '2026-12-31 23:59:59', DiskState: 'UNATTACHED' }],
    ['unknown', 'there is none', { DeadlineTime: null, DiskState: 'UNATTACHED' }],
    ['unknown', 'the disk is in the recycle bin', { ...before, DeadlineTime: '2028-01-01 00:00:00' }],
    ['unknown', 'it is not there', undefined],
  ])('says %s when %s, and never that it was not sent', (verdict, _, fields) => {
    expect(renewVerdict(diskOf(fields), diskOf(before))).toBe(verdict);
  });

  it('says nothing of a disk that was not read before', () => {
    expect(renewVerdict(diskOf({ DeadlineTime: '2028-01-01 00:00:00' }), undefined)).toBe('unknown');
  });
});

describe(chargeTypeVerdict.name, () => {
  it.each<Table[number]>([
    ['done', 'it is paid so', { DiskChargeType: 'PREPAID' }],
    ['unknown', 'it is paid as before', { DiskChargeType: 'POSTPAID_BY_HOUR' }],
    ['unknown', 'it is not there', undefined],
  ])('says %s when %s, and never that it was not sent', (verdict, _, fields) => {
    expect(chargeTypeVerdict('PREPAID')(diskOf(fields), undefined)).toBe(verdict);
  });
});

describe(renewFlagVerdict.name, () => {
  const RenewFlag = 'NOTIFY_AND_AUTO_RENEW';
  it.each<[...Table[number], number | undefined]>([
    ['done', 'the flag is the one asked for', { RenewFlag }, undefined],
    ['not-done', 'the flag is another one', { RenewFlag: 'NOTIFY_AND_MANUAL_RENEW' }, undefined],
    ['not-done', 'a period was asked for, which a disk does not show', { RenewFlag }, 3],
    ['unknown', 'the disk is not there', undefined, undefined],
  ])('says %s when %s', (verdict, _, fields, AutoRenewPeriod) => {
    expect(renewFlagVerdict({ RenewFlag, AutoRenewPeriod })(diskOf(fields), undefined)).toBe(verdict);
  });
});

describe(detachVerdict.name, () => {
  it.each<Table[number]>([
    ['done', 'the disk is on no instance', { DiskState: 'UNATTACHED' }],
    ['done', 'it is leaving the instance', { DiskState: 'DETACHING', InstanceId: 'ins-1' }],
    ['done', 'it is on another instance', { DiskState: 'ATTACHED', InstanceId: 'ins-2' }],
    ['done', 'it is on its way to another', { DiskState: 'ATTACHING', InstanceId: 'ins-2' }],
    ['not-done', 'it is on the instance', { DiskState: 'ATTACHED', InstanceId: 'ins-1' }],
    ['unknown', 'it is on an instance, nobody says which', { DiskState: 'ATTACHED', InstanceId: '' }],
    ['unknown', 'it is leaving, nobody says what', { DiskState: 'DETACHING', InstanceId: '' }],
    ['unknown', 'it is on its way to the instance', { DiskState: 'ATTACHING', InstanceId: 'ins-1' }],
    ['unknown', 'it has no state', { DiskState: undefined, InstanceId: 'ins-1' }],
    ['unknown', 'it can be on several', { Shareable: true, DiskState: 'UNATTACHED' }],
    ['unknown', 'it is not there', undefined],
  ])('says %s when %s', (verdict, _, fields) => {
    expect(detachVerdict('ins-1')(diskOf(fields), undefined)).toBe(verdict);
  });

  it.each([
    ['done', { DiskState: 'UNATTACHED' }],
    ['unknown', { DiskState: 'ATTACHED', InstanceId: 'ins-1' }],
    ['unknown', { DiskState: 'DETACHING', InstanceId: 'ins-1' }],
  ])('says %s for a disk that was on no instance and is now %j', (verdict, fields) => {
    expect(detachVerdict(undefined)(diskOf(fields), undefined)).toBe(verdict);
  });
});

describe(resizeVerdict.name, () => {
  it.each<Table[number]>([
    ['done', 'the disk has the size', { DiskSize: 80 }],
    ['done', 'it has the size and Tencent works on it', { DiskSize: 80, DiskState: 'ATTACHING' }],
    ['done', 'it grows since the call', { DiskSize: 20, DiskState: 'EXPANDING' }],
    ['not-done', 'it is smaller and free', { DiskSize: 79, DiskState: 'UNATTACHED' }],
    ['not-done', 'it is smaller and on an instance', { DiskSize: 20, DiskState: 'ATTACHED' }],
    ['not-done', 'it has neither size nor state', { DiskSize: undefined, DiskState: undefined }],
    ['unknown', 'it is larger', { DiskSize: 90 }],
    ['unknown', 'it is not there', undefined],
  ])('says %s when %s', (verdict, _, fields) => {
    expect(resizeVerdict(80)(diskOf(fields), diskOf({ DiskSize: 20 }))).toBe(verdict);
  });

  it.each([
    ['it grew before the call already', { DiskState: 'EXPANDING' }],
    ['nobody knows how it was before', undefined],
  ])('says unknown of a disk that grows when %s', (_, before) => {
    const now = diskOf({ DiskSize: 20, DiskState: 'EXPANDING' });
    expect(resizeVerdict(80)(now, diskOf(before))).toBe('unknown');
  });

  it.each(WORKING.filter((state) => state !== 'EXPANDING'))(
    'says unknown when the disk is smaller and %s',
    (DiskState) => {
      expect(resizeVerdict(80)(diskOf({ DiskSize: 20, DiskState }), undefined)).toBe('unknown');
    },
  );
});

describe(deleteVerdict.name, () => {
  const postpaid = { DiskChargeType: 'POSTPAID_BY_HOUR' };
  it.each<Table[number]>([
    ['done', 'the disk is there no more', undefined],
    ['done', 'it went to the recycle bin', { DiskChargeType: 'PREPAID', DiskState: 'TORECYCLE' }],
    ['unknown', 'it is postpaid and free', { ...postpaid, DiskState: 'UNATTACHED' }],
    ['unknown', 'it is postpaid and on an instance', { ...postpaid, DiskState: 'ATTACHED' }],
    ['unknown', 'it is prepaid', { DiskChargeType: 'PREPAID', DiskState: 'UNATTACHED' }],
    ['unknown', 'nobody says how it is paid', { DiskChargeType: undefined, DiskState: 'UNATTACHED' }],
  ])('says %s when %s', (verdict, _, fields) => {
    expect(deleteVerdict(diskOf(fields), diskOf({ DiskState: 'UNATTACHED' }))).toBe(verdict);
  });

  it('takes an absent disk for deleted only if it was there before', () => {
    expect(deleteVerdict(undefined, undefined)).toBe('unknown');
  });

  it('takes the recycle bin for no proof if the disk was there before', () => {
    const recycled = diskOf({ DiskState: 'TORECYCLE' });
    expect(deleteVerdict(recycled, recycled)).toBe('unknown');
    expect(deleteVerdict(recycled, undefined)).toBe('unknown');
  });
});

describe(attributesVerdict.name, () => {
  it.each<[Confirmation, string, Parameters<typeof attributesVerdict>[0], Fields | undefined]>([
    ['done', 'the name is the new one', { DiskName: 'new' }, { DiskName: 'new' }],
    ['not-done', 'the name is the old one', { DiskName: 'new' }, { DiskName: 'old' }],
    ['done', 'the project is the new one', { ProjectId: 7 }, { Placement: { Zone: 'z', ProjectId: 7 } }],
    ['done', 'the project is 0', { ProjectId: 0 }, { Placement: { Zone: 'z', ProjectId: 0 } }],
    ['not-done', 'there is no project', { ProjectId: 7 }, { Placement: undefined }],
    ['done', 'the disk is elastic', { Portable: true }, { Portable: true }],
    ['not-done', 'it is not elastic', { Portable: true }, { Portable: false }],
    ['done', 'it outlives its instance', { DeleteWithInstance: false }, { DeleteWithInstance: undefined }],
    ['not-done', 'it should die with it', { DeleteWithInstance: true }, { DeleteWithInstance: null }],
    ['done', 'both are new', { DiskName: 'new', Portable: true }, { DiskName: 'new', Portable: true }],
    ['not-done', 'one is old', { DiskName: 'new', Portable: true }, { DiskName: 'new', Portable: false }],
    ['unknown', 'the disk is not there', { DiskName: 'new' }, undefined],
  ])('says %s when %s', (verdict, _, wanted, fields) => {
    expect(attributesVerdict(wanted)(diskOf(fields), undefined)).toBe(verdict);
  });
});

describe(typeVerdict.name, () => {
  it.each<Table[number]>([
    ['done', 'the type is the new one', { DiskType: 'CLOUD_SSD' }],
    ['unknown', 'the disk migrates, nobody says to which', { DiskType: 'CLOUD_PREMIUM', Migrating: true }],
    ['done', 'it migrates and has the new type already', { DiskType: 'CLOUD_SSD', Migrating: true }],
    ['not-done', 'the type is the old one', { DiskType: 'CLOUD_PREMIUM', Migrating: false }],
    ['unknown', 'the disk is not there', undefined],
  ])('says %s when %s', (verdict, _, fields) => {
    expect(typeVerdict('CLOUD_SSD')(diskOf(fields), undefined)).toBe(verdict);
  });
});

describe(clarify.name, () => {
  const refusalOf = (code: string) =>
    new AppError('TENCENT_NOT_SUPPORTED', verbatim(code), {
      upstream: { code, requestId: 'r-1' },
      headers: { 'X-Tencent-Request-Id': 'r-1' },
    });
  const AMBIGUOUS = ['ResourceUnavailable.NotSupported', 'InvalidDisk.NotSupported'];

  /** A session that reads these disks, or fails. */
  const sessionWith = (disks: Fields[] | Error) => {
    const asked: unknown[] = [];
    const read = async (...args: unknown[]) => {
      asked.push(args);
      if (disks instanceof Error) throw disks;
      return { DiskSet: disks.map((fields) => aVendorDisk(fields)) };
    };
    return { session: { read } as unknown as CloudSession, asked };
  };

  it.each(AMBIGUOUS)('makes of %s for a disk that is gone TENCENT_DISK_NOT_FOUND', async (code) => {
    const refusal = refusalOf(code);
    const { session, asked } = sessionWith([{ DiskId: 'a', DiskState: 'ATTACHING' }]);
    const error = await clarify(session, ['a', 'b'], refusal);
    expect(error).toMatchObject({ code: 'TENCENT_DISK_NOT_FOUND', cause: refusal });
    expect(error).toMatchObject({ upstream: refusal.upstream, headers: refusal.headers });
    expect(asked).toEqual([['cbs', 'DescribeDisks', { DiskIds: ['a', 'b'], Limit: 100 }]]);
  });

  it.each(WORKING)('makes of it for a disk that is %s TENCENT_BUSY', async (DiskState) => {
    const { session } = sessionWith([
      { DiskId: 'a', DiskState: 'ATTACHED' },
      { DiskId: 'b', DiskState },
    ]);
    const error = await clarify(session, ['a', 'b'], refusalOf(AMBIGUOUS[0]!));
    expect(error).toMatchObject({ code: 'TENCENT_BUSY' });
  });

  it.each(['ATTACHED', 'UNATTACHED', undefined])(
    'leaves it for a disk whose state is %s',
    async (DiskState) => {
      const refusal = refusalOf(AMBIGUOUS[0]!);
      const { session } = sessionWith([{ DiskId: 'a', DiskState }]);
      expect(await clarify(session, ['a'], refusal)).toBe(refusal);
    },
  );

  it('leaves it when the disks cannot be read', async () => {
    const refusal = refusalOf(AMBIGUOUS[0]!);
    const { session } = sessionWith(new AppError('TENCENT_TIMEOUT', verbatim('no answer')));
    expect(await clarify(session, ['a'], refusal)).toBe(refusal);
  });

  it.each<[string, unknown]>([
    ['another refusal', refusalOf('InvalidDisk.Busy')],
    ['a sub-code that nobody has seen', refusalOf('InvalidDisk.NotSupported.Other')],
    ['a failure without an answer', new AppError('TENCENT_TIMEOUT', verbatim('no answer'))],
    ['a defect', new TypeError('x is undefined')],
  ])('leaves %s, and reads nothing', async (_, error) => {
    const { session, asked } = sessionWith([]);
    expect(await clarify(session, ['a'], error)).toBe(error);
    expect(asked).toEqual([]);
  });
});
