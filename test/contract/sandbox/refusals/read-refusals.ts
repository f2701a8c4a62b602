import type {
  DescribeEventsRequest,
  LookUpEventsRequest,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cloudaudit/v20190319/cloudaudit_models.js';
import { GUANGZHOU_DISK } from '../orders.js';
import { type Call, filter, ids, many, onGuangzhou, type Refusal } from './refusal.js';

const describeDisks = (params: object) => onGuangzhou('DescribeDisks', params);

const describePolicies = (params: object) => onGuangzhou('DescribeAutoSnapshotPolicies', params);

const lookUpEvents =
  (parts: Partial<LookUpEventsRequest>): Call =>
  ({ sdk }) =>
    sdk.cloudaudit().LookUpEvents({ StartTime: 0, EndTime: 1, ...parts });

const describeEvents =
  (request: (nowSeconds: number) => DescribeEventsRequest): Call =>
  ({ sdk }) =>
    sdk.cloudaudit().DescribeEvents(request(Math.floor(Date.now() / 1000)));

const TOO_MANY = 'InvalidParameterValue.LimitExceeded';

export const READ_REFUSALS: Record<string, Refusal[]> = {
  DescribeDisks: [
    [
      'InvalidParameter',
      'ids are given together with filters',
      describeDisks({ ...ids(GUANGZHOU_DISK), Filters: [filter('zone', 'ap-guangzhou-3')] }),
    ],
    ['InvalidFilter', 'a filter is unknown', describeDisks({ Filters: [filter('colour', 'red')] })],
    [
      'InvalidFilter',
      'a filter has the name of an object method',
      describeDisks({ Filters: [filter('constructor', 'x')] }),
    ],
    ['InvalidFilter', 'a tag filter has no key', describeDisks({ Filters: [filter('tag:', 'x')] })],
    ['InvalidParameterValue', 'Filters is empty', describeDisks({ Filters: [] })],
    ['InvalidParameterValue', 'DiskIds is empty', describeDisks({ DiskIds: [] })],
    ['InvalidParameterValue', 'a filter has no values', describeDisks({ Filters: [filter('zone')] })],
    ['InvalidParameterValue', 'the limit is above 100', describeDisks({ Limit: 101 })],
    [TOO_MANY, 'there are 101 ids', describeDisks({ DiskIds: many(101) })],
    [TOO_MANY, 'a filter has 6 values', describeDisks({ Filters: [filter('zone', ...many(6))] })],
    [TOO_MANY, 'the id filter has 11 values', describeDisks({ Filters: [filter('disk-id', ...many(11))] })],
    [
      TOO_MANY,
      'there are 11 filters',
      describeDisks({ Filters: many(11).map((id) => filter('disk-id', id)) }),
    ],
  ],
  DescribeAutoSnapshotPolicies: [
    ['InvalidFilter', 'a filter is unknown', describePolicies({ Filters: [filter('zone', 'x')] })],
    [
      TOO_MANY,
      'a filter has 11 values',
      describePolicies({ Filters: [filter('auto-snapshot-policy-id', ...many(11))] }),
    ],
    [
      'InvalidParameter',
      'ids are given together with filters',
      describePolicies({
        AutoSnapshotPolicyIds: ['asp-1'],
        Filters: [filter('auto-snapshot-policy-id', 'asp-1')],
      }),
    ],
  ],
  DescribeInstancesDiskNum: [
    [
      'InvalidInstanceId.NotFound',
      'an instance is unknown',
      onGuangzhou('DescribeInstancesDiskNum', { InstanceIds: ['ins-00000000'] }),
    ],
  ],
  DescribeDiskConfigQuota: [
    [
      'InvalidParameterValue',
      'a zone is in another region',
      onGuangzhou('DescribeDiskConfigQuota', {
        InquiryType: 'INQUIRY_CBS_CONFIG',
        Zones: ['ap-shanghai-2'],
      }),
    ],
  ],
  DescribeDiskOperationLogs: [
    [
      'ActionOffline',
      'operation logs are switched off',
      onGuangzhou('DescribeDiskOperationLogs', { Filters: [filter('disk-id', GUANGZHOU_DISK)] }),
    ],
  ],
  DescribeRegions: [
    ['MissingParameter', 'no product is named', ({ sdk }) => sdk.region().request('DescribeRegions', {})],
    [
      'InvalidParameter.ParameterError',
      'the product is unknown',
      ({ sdk }) => sdk.region().DescribeRegions({ Product: 'x' }),
    ],
  ],
  DescribeZones: [
    [
      'InvalidParameter.ParameterError',
      'the product is unknown',
      ({ sdk }) => sdk.region().DescribeZones({ Product: 'x' }),
    ],
  ],
  LookUpEvents: [
    ['InvalidParameter.Time', 'the start is after the end', lookUpEvents({ StartTime: 2 })],
    ['LimitExceeded.OverTime', 'the range is above 30 days', lookUpEvents({ EndTime: 31 * 86400 })],
    ['InvalidParameterValue.MaxResult', '51 events are requested', lookUpEvents({ MaxResults: 51 })],
    [
      'InvalidParameterValue.attributeKey',
      'an attribute is unknown',
      lookUpEvents({ LookupAttributes: [{ AttributeKey: 'Colour', AttributeValue: 'x' }] }),
    ],
    ['InvalidParameterValue', 'the token was not given before', lookUpEvents({ NextToken: 'abc' })],
  ],
  DescribeEvents: [
    [
      'LimitExceeded.OverAmount',
      'the range is not below 30 days',
      describeEvents((now) => ({ StartTime: now - 30 * 86400, EndTime: now })),
    ],
    [
      'InvalidParameter',
      'the range begins more than 90 days ago',
      describeEvents(() => ({ StartTime: 0, EndTime: 1 })),
    ],
    [
      'LimitExceeded.OverAmount',
      '51 events are requested',
      describeEvents((now) => ({ StartTime: now - 10, EndTime: now, MaxResults: 51 })),
    ],
  ],
};
