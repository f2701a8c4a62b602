import type { Account } from './account.js';
import type { Disk } from './disk.js';
import type { Instance } from './instance.js';

const utcTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

const diskPart = (disk: Disk) => ({
  DiskId: disk.diskId,
  DiskType: disk.type,
  DiskSize: disk.sizeGb,
  DiskName: disk.name,
  Encrypt: disk.encrypt,
  CdcId: null,
});

/** An instance as DescribeInstances of CVM answers it: times are UTC there, and the model is always the same. */
export function instanceReply(instance: Instance, account: Account): object {
  const { state, ips, change } = instance;
  const disks = account.disksOf(instance.instanceId);
  const system = disks.find(({ usage }) => usage === 'SYSTEM_DISK');
  const data = disks.filter(({ usage }) => usage === 'DATA_DISK');
  return {
    Placement: { Zone: instance.zone, ProjectId: instance.projectId, HostId: null, HostIds: null },
    InstanceId: instance.instanceId,
    InstanceName: instance.name,
    InstanceType: instance.takesDisks ? 'S5.MEDIUM4' : 'BMS4.12XLARGE192',
    CPU: 2,
    Memory: 4,
    InstanceState: state,
    RestrictState: 'NORMAL',
    InstanceChargeType: 'POSTPAID_BY_HOUR',
    StopChargingMode: state === 'STOPPED' ? 'KEEP_CHARGING' : 'NOT_APPLICABLE',
    SystemDisk: system ? diskPart(system) : null,
    DataDisks: data.map((disk) => ({ ...diskPart(disk), DeleteWithInstance: disk.deleteWithInstance })),
    PrivateIpAddresses: ips.slice(0, 1),
    PublicIpAddresses: ips.length > 1 ? ips.slice(1) : null,
    InternetAccessible: { InternetChargeType: 'TRAFFIC_POSTPAID_BY_HOUR', InternetMaxBandwidthOut: 0 },
    VirtualPrivateCloud: { VpcId: '', SubnetId: '', AsVpcGateway: false },
    ImageId: 'img-l8og963d',
    OsName: 'TencentOS Server 3.1',
    CreatedTime: utcTime(instance.createdAtMs),
    ExpiredTime: null,
    RenewFlag: null,
    SecurityGroupIds: [],
    LoginSettings: { KeyIds: [] },
    Tags: [],
    LatestOperation: instance.lastOperation || null,
    LatestOperationState: change ? 'OPERATING' : instance.lastOperation ? 'SUCCESS' : null,
    LatestOperationRequestId: instance.lastRequestId || null,
    IsolatedSource: 'NOTISOLATED',
  };
}
