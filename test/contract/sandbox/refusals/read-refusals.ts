import { GUANGZHOU_DISK } from '../orders.js';
import { filter, ids, many, onGuangzhou, type Refusal } from './stage.js';

export const READ_REFUSALS: Refusal[] = [
  {
    code: 'InvalidParameter',
    when: 'ids come with filters',
    call: onGuangzhou('DescribeDisks', {
      ...ids(GUANGZHOU_DISK),
      Filters: [filter('zone', 'ap-guangzhou-3')],
    }),
  },
  {
    code: 'InvalidFilter',
    when: 'a filter is unknown',
    call: onGuangzhou('DescribeDisks', { Filters: [filter('colour', 'red')] }),
  },
  {
    code: 'InvalidFilter',
    when: 'a filter is named like a method of objects',
    call: onGuangzhou('DescribeDisks', { Filters: [filter('constructor', 'x')] }),
  },
  {
    code: 'InvalidFilter',
    when: 'a tag filter has no key',
    call: onGuangzhou('DescribeDisks', { Filters: [filter('tag:', 'x')] }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'Filters is empty',
    call: onGuangzhou('DescribeDisks', { Filters: [] }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'DiskIds is empty',
    call: onGuangzhou('DescribeDisks', { DiskIds: [] }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'a filter has no values',
    call: onGuangzhou('DescribeDisks', { Filters: [filter('zone')] }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'the limit is over 100',
    call: onGuangzhou('DescribeDisks', { Limit: 101 }),
  },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: '101 ids are asked',
    call: onGuangzhou('DescribeDisks', { DiskIds: many(101) }),
  },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: 'a filter has 6 values',
    call: onGuangzhou('DescribeDisks', { Filters: [filter('zone', ...many(6))] }),
  },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: 'the id filter has 11 values',
    call: onGuangzhou('DescribeDisks', { Filters: [filter('disk-id', ...many(11))] }),
  },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: 'there are 11 filters',
    call: onGuangzhou('DescribeDisks', { Filters: many(11).map((id) => filter('disk-id', id)) }),
  },
  {
    code: 'InvalidFilter',
    when: 'a policy filter is unknown',
    call: onGuangzhou('DescribeAutoSnapshotPolicies', { Filters: [filter('zone', 'x')] }),
  },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: 'a policy filter has 11 values',
    call: onGuangzhou('DescribeAutoSnapshotPolicies', {
      Filters: [filter('auto-snapshot-policy-id', ...many(11))],
    }),
  },
  {
    code: 'InvalidParameter',
    when: 'policy ids come with filters',
    call: onGuangzhou('DescribeAutoSnapshotPolicies', {
      AutoSnapshotPolicyIds: ['asp-1'],
      Filters: [filter('auto-snapshot-policy-id', 'asp-1')],
    }),
  },
  {
    code: 'InvalidInstanceId.NotFound',
    when: 'counting disks of an unknown instance',
    call: onGuangzhou('DescribeInstancesDiskNum', { InstanceIds: ['ins-00000000'] }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'a quota is asked for another zone',
    call: onGuangzhou('DescribeDiskConfigQuota', {
      InquiryType: 'INQUIRY_CBS_CONFIG',
      Zones: ['ap-shanghai-2'],
    }),
  },
  {
    code: 'ActionOffline',
    when: 'the withdrawn action is called',
    call: onGuangzhou('DescribeDiskOperationLogs', { Filters: [filter('disk-id', GUANGZHOU_DISK)] }),
  },
  {
    code: 'MissingParameter',
    when: 'regions are asked without a product',
    call: ({ sdk }) => sdk.region().request('DescribeRegions', {}),
  },
  {
    code: 'InvalidParameter.ParameterError',
    when: 'the product is unknown',
    call: ({ sdk }) => sdk.region().DescribeRegions({ Product: 'x' }),
  },
  {
    code: 'InvalidParameter.ParameterError',
    when: 'zones of an unknown product are asked',
    call: ({ sdk }) => sdk.region().DescribeZones({ Product: 'x' }),
  },
  {
    code: 'InvalidParameter.Time',
    when: 'events are asked backwards',
    call: ({ sdk }) => sdk.cloudaudit().LookUpEvents({ StartTime: 2, EndTime: 1 }),
  },
  {
    code: 'LimitExceeded.OverTime',
    when: 'events of more than 30 days are asked',
    call: ({ sdk }) => sdk.cloudaudit().LookUpEvents({ StartTime: 0, EndTime: 31 * 86400 }),
  },
  {
    code: 'InvalidParameterValue.MaxResult',
    when: '51 events are asked',
    call: ({ sdk }) => sdk.cloudaudit().LookUpEvents({ StartTime: 0, EndTime: 1, MaxResults: 51 }),
  },
  {
    code: 'InvalidParameterValue.attributeKey',
    when: 'the attribute is unknown',
    call: ({ sdk }) =>
      sdk.cloudaudit().LookUpEvents({
        StartTime: 0,
        EndTime: 1,
        LookupAttributes: [{ AttributeKey: 'Colour', AttributeValue: 'x' }],
      }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'the token was never given',
    call: ({ sdk }) => sdk.cloudaudit().LookUpEvents({ StartTime: 0, EndTime: 1, NextToken: 'abc' }),
  },
  {
    code: 'InvalidParameter',
    when: 'events older than 90 days are asked',
    call: ({ sdk }) => sdk.cloudaudit().DescribeEvents({ StartTime: 0, EndTime: 1 }),
  },
  {
    code: 'LimitExceeded.OverAmount',
    when: '51 newer events are asked',
    call: ({ sdk }) => {
      const now = Math.floor(Date.now() / 1000);
      return sdk.cloudaudit().DescribeEvents({ StartTime: now - 10, EndTime: now, MaxResults: 51 });
    },
  },
];
