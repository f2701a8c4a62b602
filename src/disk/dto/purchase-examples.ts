import { EXAMPLE_ACCOUNT, EXAMPLE_SCOPE, exampleEnvelope } from '../../openapi/example-envelope.js';
import { EXAMPLES } from './document-examples.js';

const NO_AMOUNT = { OriginalPrice: null, DiscountPrice: null, UnitPrice: null, UnitPriceDiscount: null };
const hourly = (amount: string) => ({
  ...NO_AMOUNT,
  UnitPrice: amount,
  UnitPriceDiscount: amount,
  ChargeUnit: 'HOUR',
});
const prepaid = (amount: string) => ({
  ...NO_AMOUNT,
  OriginalPrice: amount,
  DiscountPrice: amount,
  ChargeUnit: null,
});
const item = { PriceName: 'DiskSpace', PriceTitle: 'Disk space' };

/** Of the routes beside the portal's document, as the sandbox answers them. */
export const PURCHASE_EXAMPLES = {
  createPrice: {
    request: EXAMPLES.create.request,
    reply: exampleEnvelope({ Price: hourly('0.0084'), Currency: 'CNY' }),
  },
  resizePrice: {
    request: EXAMPLES.resize.request,
    reply: exampleEnvelope({
      Price: hourly('0.0336'),
      Currency: 'CNY',
      DetailPrices: [{ ...item, ...hourly('0.0336') }],
    }),
  },
  renewPrice: {
    request: {
      ...EXAMPLE_ACCOUNT,
      Region: 'ap-shanghai',
      DiskIds: ['disk-pre9g0h1'],
      DiskChargePrepaid: { Period: 1 },
    },
    reply: exampleEnvelope({
      Price: prepaid('35'),
      Currency: 'CNY',
      DetailPrices: [{ ...item, ...prepaid('35') }],
    }),
  },
  configs: {
    request: {
      ...EXAMPLE_SCOPE,
      Zone: 'ap-guangzhou-3',
      DiskType: 'CLOUD_PREMIUM',
      DiskChargeType: 'POSTPAID_BY_HOUR',
      DiskUsage: 'DATA_DISK',
    },
    reply: exampleEnvelope({
      TotalCount: 1,
      List: [
        {
          Zone: 'ap-guangzhou-3',
          DiskType: 'CLOUD_PREMIUM',
          DiskTypeName: 'Premium Cloud Disk',
          DiskUsage: 'DATA_DISK',
          DiskChargeType: 'POSTPAID_BY_HOUR',
          Available: true,
          MinDiskSize: 10,
          MaxDiskSize: 32_000,
          StepSize: 1,
          ExtraPerformanceRange: null,
          Price: hourly('0.0042'),
        },
      ],
      Currency: 'CNY',
    }),
  },
  quota: {
    request: EXAMPLE_SCOPE,
    reply: exampleEnvelope({
      List: [
        { Name: 'SNAPSHOTS', Used: 3, Limit: 192, LimitSource: 'documented' },
        { Name: 'AUTO_SNAPSHOT_POLICIES', Used: 2, Limit: 32, LimitSource: 'documented' },
        { Name: 'FREE_SNAPSHOT_SIZE_GIB', Used: 70, Limit: 50, LimitSource: 'upstream' },
      ],
    }),
  },
  attachableInstances: {
    request: { ...EXAMPLE_SCOPE, DiskId: 'disk-giys4n0i', Fuzzy: 'web-1', PageNum: 0, PageSize: 10 },
    reply: exampleEnvelope({
      TotalCount: 1,
      List: [
        {
          InstanceId: 'ins-gkfro58u',
          InstanceName: 'web-1',
          InstanceState: 'RUNNING',
          InstanceType: 'S5.MEDIUM4',
          Zone: 'ap-guangzhou-3',
          PrivateIpAddresses: ['10.0.3.11'],
          AttachedDiskCount: 0,
          MaxAttachCount: 20,
          CanAttach: true,
          Reason: '',
        },
      ],
    }),
  },
} as const;
