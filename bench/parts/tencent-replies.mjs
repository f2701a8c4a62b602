/** The regions of the portal's document, with the milliseconds that a call to each takes from southern China. */
export const REGIONS = /** @type {const} */ ([
  ['ap-guangzhou', '华南地区(广州)', 20],
  ['ap-shenzhen-fsi', '华南地区(深圳金融)', 22],
  ['ap-hongkong', '港澳台地区(中国香港)', 28],
  ['ap-shanghai', '华东地区(上海)', 42],
  ['ap-shanghai-fsi', '华东地区(上海金融)', 43],
  ['ap-nanjing', '华东地区(南京)', 44],
  ['ap-chongqing', '西南地区(重庆)', 46],
  ['ap-chengdu', '西南地区(成都)', 50],
  ['ap-beijing', '华北地区(北京)', 52],
  ['ap-beijing-fsi', '华北地区(北京金融)', 53],
  ['ap-singapore', '东南亚地区(新加坡)', 60],
  ['ap-bangkok', '亚太地区(曼谷)', 70],
  ['ap-tokyo', '亚太地区(东京)', 75],
  ['ap-seoul', '亚太地区(首尔)', 80],
  ['ap-mumbai', '亚太地区(孟买)', 110],
  ['na-siliconvalley', '美国西部(硅谷)', 170],
  ['na-toronto', '北美地区(多伦多)', 210],
  ['na-ashburn', '美国东部(弗吉尼亚)', 220],
  ['eu-frankfurt', '欧洲地区(法兰克福)', 225],
  ['eu-moscow', '欧洲地区(莫斯科)', 240],
]);

export const SLOWEST_REGION = 'eu-moscow';
export const LATENCY_MS = Object.fromEntries(REGIONS.map(([region, , ms]) => [region, ms]));

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** Different ids in the form of Tencent's. @param {string} prefix @param {number} index */
const idOf = (prefix, index) => {
  let text = '';
  for (let rest = index * 7919 + 104729, at = 0; at < 8; at += 1, rest = Math.floor(rest / 3) + at * 31)
    text += ALPHABET[rest % ALPHABET.length];
  return `${prefix}-${text}`;
};

/** One disk with all the fields, nulls included, that DescribeDisks answers with. @param {number} index */
function disk(index) {
  const attached = index % 3 !== 0;
  const prepaid = index % 5 === 0;
  return {
    DiskId: idOf('disk', index),
    DiskUsage: index % 4 === 0 ? 'SYSTEM_DISK' : 'DATA_DISK',
    DiskChargeType: prepaid ? 'PREPAID' : 'POSTPAID_BY_HOUR',
    Portable: index % 4 !== 0,
    Placement: {
      Zone: `ap-guangzhou-${3 + (index % 4)}`,
      ProjectId: 1196468,
      ProjectName: '默认项目',
      CdcId: '',
      CageId: '',
      CdcName: '',
      DedicatedClusterId: '',
    },
    SnapshotAbility: true,
    DiskName: `数据盘-order-service-${index}`,
    DiskSize: 10 * (1 + (index % 50)),
    DiskState: attached ? 'ATTACHED' : 'UNATTACHED',
    DiskType: index % 2 === 0 ? 'CLOUD_PREMIUM' : 'CLOUD_HSSD',
    Attached: attached,
    InstanceId: attached ? idOf('ins', index) : '',
    InstanceIdList: attached ? [idOf('ins', index)] : [],
    InstanceType: attached ? 'CVM' : '',
    LastAttachInsId: idOf('ins', index),
    AttachMode: '',
    CreateTime: '2021-08-27 17:40:15',
    DeadlineTime: prepaid ? '2027-08-27 17:40:15' : '',
    DifferDaysOfDeadline: prepaid ? 274 : null,
    Rollbacking: false,
    RollbackPercent: 0,
    Encrypt: false,
    EncryptType: '',
    KmsKeyId: null,
    AutoRenewFlagError: false,
    RenewFlag: prepaid ? 'NOTIFY_AND_MANUAL_RENEW' : '',
    DeadlineError: false,
    IsReturnable: prepaid && !attached,
    ReturnFailCode: prepaid && !attached ? 0 : 10,
    AutoSnapshotPolicyIds: null,
    Tags: [
      { Key: 'team', Value: 'payments' },
      { Key: '环境', Value: '生产' },
    ],
    DeleteWithInstance: false,
    Migrating: false,
    MigratePercent: 0,
    Shareable: false,
    SnapshotCount: index % 7,
    SnapshotSize: 1024 * (index % 7),
    BackupDisk: false,
    DeleteSnapshot: 0,
    DiskBackupQuota: 0,
    DiskBackupCount: 0,
    ThroughputPerformance: 0,
    BurstPerformance: false,
    ErrorPrompt: '',
    LatestOperation: '',
    LatestOperationState: '',
    LatestOperationRequestId: '',
  };
}

const REQUEST_ID = '2c9a7f0e-5f0d-4a39-8e0b-6f6b1c9d7e42';

/** @param {number} rows */
export const describeDisks = (rows) =>
  JSON.stringify({
    Response: {
      // More than any Offset that is asked for, so that each page is a full one.
      TotalCount: 4_711_000,
      DiskSet: Array.from({ length: rows }, (_, index) => disk(index)),
      RequestId: REQUEST_ID,
    },
  });

/** Disks of an account that a search has to read. */
export const SEARCHED_DISKS = 5_000;

/** A page of the disks of one account. @param {number} offset @param {number} rows */
export const describePage = (offset, rows) =>
  JSON.stringify({
    Response: {
      TotalCount: SEARCHED_DISKS,
      DiskSet: Array.from({ length: Math.max(0, Math.min(rows, SEARCHED_DISKS - offset)) }, (_, index) =>
        disk(offset + index),
      ),
      RequestId: REQUEST_ID,
    },
  });

/** The reply to a write. */
export const done = () => JSON.stringify({ Response: { RequestId: REQUEST_ID } });

export const describeRegions = () =>
  JSON.stringify({
    Response: {
      TotalCount: REGIONS.length,
      RegionSet: REGIONS.map(([Region, RegionName]) => ({
        Region,
        RegionName,
        RegionState: 'AVAILABLE',
        RegionTypeMC: null,
        LocationMC: null,
        RegionNameMC: null,
        RegionIdMC: null,
      })),
      RequestId: REQUEST_ID,
    },
  });
