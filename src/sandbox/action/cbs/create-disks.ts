import { createHash } from 'node:crypto';
import { beginDiskChange } from '../../cloud/disk-change.js';
import { type Disk, newDisk } from '../../cloud/disk.js';
import { randomId } from '../../cloud/random-id.js';
import { ApiError, refusal } from '../../error/api-error.js';
import { type Call, defineAction } from '../action.js';
import { beginAttach } from './begin-attach.js';
import { createParameters, type CreateParams } from './create-parameters.js';
import { checkOrder } from './create-rules.js';
import { termsFrom } from './prepaid-terms.js';

export const createDisks = defineAction({
  name: 'CreateDisks',
  writes: true,
  parameters: createParameters,
  run(call) {
    const { ClientToken } = call.params;
    const key = ClientToken === undefined ? undefined : tokenKey(call.region, ClientToken);
    const fingerprint = createHash('sha256').update(canonical(call.params)).digest('hex');
    const earlier = key === undefined ? undefined : call.account.orders.get(key);
    if (earlier) {
      if (earlier.fingerprint !== fingerprint) throw tokenError('ClientToken was used with other parameters');
      return { DiskIdSet: earlier.diskIds };
    }
    const sizeGb = checkOrder(call);
    const asked = call.params.DiskCount ?? 1;
    const count = call.shortCreate ? Math.max(1, asked - 1) : asked;
    const diskIds = Array.from({ length: count }, (_, i) =>
      createOne(call, sizeGb, asked > 1 ? i + 1 : undefined),
    );
    if (key !== undefined) call.account.orders.set(key, { fingerprint, diskIds });
    return { DiskIdSet: diskIds };
  },
});

/** How long Tencent remembers a token is not published; here it is until the reset. */
function tokenKey(region: string, token: string): string {
  if (!/^[\x20-\x7e]{1,64}$/.test(token)) throw tokenError('ClientToken is not 1 to 64 ASCII characters');
  return `${region} ${token}`;
}

const tokenError = (why: string): ApiError => refusal('InvalidParameter.InvalidClientToken', why);

/** Equal for two requests that differ only in the order of names. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function createOne(call: Call<CreateParams>, sizeGb: number, suffix: number | undefined): string {
  const { account, region, params } = call;
  const disk = newDisk({
    diskId: unusedId(call),
    region,
    placement: {
      zone: params.Placement.Zone,
      projectId: params.Placement.ProjectId ?? 0,
      cageId: params.Placement.CageId ?? '',
      cdcId: params.Placement.CdcId ?? '',
      dedicatedClusterId: params.Placement.DedicatedClusterId ?? null,
    },
    name: nameOf(call, suffix),
    type: params.DiskType,
    sizeGb,
    createdAtMs: call.nowMs,
    chargeType: params.DiskChargeType,
    shareable: params.Shareable ?? false,
    encrypt: params.Encrypt !== undefined,
    encryptType: params.Encrypt === undefined ? '' : (params.EncryptType ?? 'ENCRYPT_V1'),
    kmsKeyId: params.KmsKeyId ?? '',
    deleteSnapshot: params.DeleteSnapshot ?? 0,
    throughputPerformance: params.ThroughputPerformance ?? 0,
    burstPerformance: params.BurstPerformance ?? false,
    backupQuota: params.DiskBackupQuota ?? 0,
    tags: (params.Tags ?? []).map(({ Key, Value }) => ({ Key, Value })),
    visible: false,
    ...prepaidTerms(call),
  });
  account.disks.set(disk.diskId, disk);
  const mountOn = params.AutoMountConfiguration?.InstanceId[0];
  beginDiskChange(call, disk, {
    operation: 'CREATE',
    finish: () => {
      disk.visible = true;
      if (mountOn !== undefined) beginAttach(call, disk, mountOn);
    },
    undo: () => account.disks.delete(disk.diskId),
  });
  return disk.diskId;
}

function unusedId({ account }: Call<unknown>): string {
  for (;;) {
    const diskId = randomId('disk');
    if (!account.disks.has(diskId) && !account.deletedDisks.has(diskId)) return diskId;
  }
}

/** The form of the suffix is not published. */
function nameOf(call: Call<CreateParams>, suffix: number | undefined): string {
  const { DiskName } = call.params;
  if (!DiskName) return call.language === 'en-US' ? 'Unnamed' : '未命名';
  return suffix === undefined ? DiskName : `${DiskName}${suffix}`;
}

function prepaidTerms(call: Call<CreateParams>): Partial<Pick<Disk, 'deadlineAtMs' | 'renewFlag'>> {
  const prepaid = call.params.DiskChargePrepaid;
  if (call.params.DiskChargeType !== 'PREPAID' || !prepaid) return {};
  return termsFrom(call.nowMs, prepaid);
}
