/** Runs one check, says how it went and counts it; the program that starts the service gives it. */
export type Check = (name: string, body: () => Promise<void>) => Promise<void>;

/** Fails the check that runs. A function and not an arrow, so that it narrows types. */
export function expect(condition: unknown, otherwise: string): asserts condition {
  if (!condition) throw new Error(otherwise);
}

export interface Target {
  origin: string;
  /** Bearer key. */
  token: string;
}

/** The account of the portal's document, which the sandbox knows. */
export const ACCOUNT = { TenantUuid: 'system', ClusterUuid: '72db4b34-1473-418f-ade4-de00b956f16b' };
export const SCOPE = { ...ACCOUNT, Region: 'ap-guangzhou' };
export const INSTANCE = 'ins-gkfro58u';
