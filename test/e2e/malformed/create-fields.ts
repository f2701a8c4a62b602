import {
  malformed,
  type MalformedField,
  NO_BOOLEAN,
  NO_INTEGER,
  NO_OBJECT_LIST,
  NO_REQUIRED_TEXT,
  NO_TEXT,
  NO_TEXT_LIST,
  TYPED,
} from './malformed-field.js';

const ROUTE = ['create'] as const;
const Zone = 'ap-guangzhou-3';
const NO_OBJECT = [TYPED, 7, true, [{ Zone }]];

const nested = (field: string, changes: object[]): MalformedField => ({ route: 'create', field, changes });
const placement = (field: string, ...values: unknown[]): MalformedField =>
  nested(
    `Placement.${field}`,
    values.map((value) => ({ Placement: { Zone, [field]: value } })),
  );
const prepaid = (field: string, ...values: unknown[]): MalformedField =>
  nested(
    `DiskChargePrepaid.${field}`,
    values.map((value) => ({
      DiskChargeType: 'PREPAID',
      DiskChargePrepaid: { Period: 1, [field]: value },
    })),
  );
const autoMount = (field: string, ...values: unknown[]): MalformedField =>
  nested(
    `AutoMountConfiguration.${field}`,
    values.map((value) => ({
      AutoMountConfiguration: { InstanceId: ['ins-gkfro58u'], [field]: value },
    })),
  );
const tag = (field: 'Key' | 'Value', ...values: unknown[]): MalformedField =>
  nested(
    `Tags.1.${field}`,
    values.map((value) => ({
      Tags: [
        { Key: 'a', Value: 'b' },
        { Key: 'c', Value: 'd', [field]: value },
      ],
    })),
  );

export const MALFORMED_ORDERS: MalformedField[] = [
  ...malformed(ROUTE, 'DiskType', ...NO_REQUIRED_TEXT, 'CLOUD', 'cloud_premium', 'CLOUD_PREMIUN', TYPED),
  ...malformed(ROUTE, 'DiskChargeType', ...NO_TEXT, 'prepaid', 'PRE-PAID', 'PREPAYED', TYPED),
  ...malformed(ROUTE, 'Placement', ...NO_OBJECT, null, '', []),
  placement('Zone', ...NO_REQUIRED_TEXT, 'ap-shanghai-2', 'ap-guangzhou', 'ap-guangzhou-3 ', TYPED),
  placement('ProjectId', ...NO_INTEGER),
  placement('CageId', ...NO_TEXT, TYPED.repeat(6)),
  placement('CdcId', ...NO_TEXT),
  placement('CdcName', ...NO_TEXT),
  placement('DedicatedClusterId', ...NO_TEXT),
  placement('ProjectName', ...NO_TEXT, TYPED.repeat(11)),
  ...malformed(ROUTE, 'DiskCount', ...NO_INTEGER, 0, 101),
  ...malformed(ROUTE, 'DiskSize', ...NO_INTEGER, 0, 9, 32_001),
  nested('DiskSize', [{ DiskSize: undefined }, { DiskSize: null }]),
  nested('DiskChargePrepaid', [
    ...NO_OBJECT.map((value) => ({ DiskChargeType: 'PREPAID', DiskChargePrepaid: value })),
    { DiskChargeType: 'PREPAID' },
    { DiskChargePrepaid: { Period: 1 } },
  ]),
  prepaid('Period', ...NO_INTEGER, 0, 13, 25, 37, null),
  prepaid('RenewFlag', ...NO_TEXT, 'ALWAYS', TYPED),
  prepaid('CurInstanceDeadline', ...NO_TEXT, '2021-02-29 00:00:00', TYPED),
  ...malformed(ROUTE, 'SnapshotId', ...NO_TEXT, 'snap-', 'disk-giys4n0i', TYPED),
  ...malformed(ROUTE, 'ClientToken', ...NO_TEXT, 'x'.repeat(65), '令牌', 'a\tb', 'a\u007f'),
  ...malformed(ROUTE, 'Encrypt', ...NO_TEXT, 'encrypt', 'AES', TYPED),
  nested('Shareable', [{ Encrypt: 'ENCRYPT', Shareable: true }]),
  ...malformed(
    ROUTE,
    'Tags',
    ...NO_OBJECT_LIST,
    Array.from({ length: 51 }, () => ({ Key: 'a', Value: 'b' })),
  ),
  tag('Key', ...NO_REQUIRED_TEXT, 'k'.repeat(128)),
  tag('Value', ...NO_TEXT, null, 'v'.repeat(256)),
  ...malformed(ROUTE, 'Shareable', ...NO_BOOLEAN),
  ...malformed(ROUTE, 'ThroughputPerformance', ...NO_INTEGER, 100_001),
  ...malformed(ROUTE, 'BurstPerformance', ...NO_BOOLEAN),
  ...malformed(ROUTE, 'DeleteSnapshot', ...NO_INTEGER, 2),
  ...malformed(ROUTE, 'DiskBackupQuota', ...NO_INTEGER, 100_001),
  nested('EncryptType', [
    ...[...NO_TEXT, 'encrypt_v2', TYPED].map((EncryptType) => ({ Encrypt: 'ENCRYPT', EncryptType })),
    { EncryptType: 'ENCRYPT_V2' },
  ]),
  nested('KmsKeyId', [
    ...[...NO_TEXT, 'a b', '-', TYPED.repeat(11)].map((KmsKeyId) => ({ Encrypt: 'ENCRYPT', KmsKeyId })),
    { KmsKeyId: '23e80852-1e38-11e9-b129-5cb9019b4b01' },
  ]),
  ...malformed(ROUTE, 'AutoMountConfiguration', ...NO_OBJECT, '', [], {}),
  nested('AutoMountConfiguration', [
    { Encrypt: 'ENCRYPT', AutoMountConfiguration: { InstanceId: ['ins-gkfro58u'] } },
  ]),
  autoMount('InstanceId', ...NO_TEXT_LIST, null, [], ['gkfro58u']),
  autoMount('MountPoint', ...NO_TEXT_LIST, ['m'.repeat(256)]),
  autoMount('FileSystemType', ...NO_TEXT, 'EXT4', TYPED),
];
