/** The account of every example in the portal's documents. */
export const EXAMPLE_ACCOUNT = {
  TenantUuid: 'system',
  ClusterUuid: '72db4b34-1473-418f-ade4-de00b956f16b',
} as const;

export const EXAMPLE_SCOPE = { Region: 'ap-guangzhou', ...EXAMPLE_ACCOUNT } as const;

export const exampleEnvelope = <T>(data: T) => ({
  scode: 0,
  desc: '',
  message: 'success',
  message_cn: '成功',
  stack: null,
  data,
});
