/** The examples of the portal's document. Swagger UI shows them and tests send them. */
const scope = {
  Region: 'ap-guangzhou',
  TenantUuid: 'system',
  ClusterUuid: '72db4b34-1473-418f-ade4-de00b956f16b',
};
const page = { PageNum: 0, PageSize: 10, Fuzzy: '' };

export const EXAMPLES = {
  instance: {
    request: {
      ...scope,
      ...page,
      InstanceId: 'ins-in511g92',
      StartTime: 1629907200,
      EndTime: 1629993599,
    },
  },
  snapshot: {
    request: {
      ...scope,
      ...page,
      SnapshotId: 'snap-6ixzjp6d',
      StartTime: 1627401600,
      EndTime: 1629993599,
    },
  },
} as const;
