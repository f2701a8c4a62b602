/** What Tencent publishes for most actions: calls a second to one action of one account in one region. */
const MOST_ACTIONS = 20;
const PUBLISHED: Readonly<Record<string, number>> = {
  DescribeDisks: 100,
  ModifyDisksChargeType: 10,
  DescribeDiskOperationLogs: 1,
};
/** The rest is for other tools that use the account. */
const PART = 0.75;

/** Calls a second to one action of one account in one region. `configured` holds for each action that allows it. */
export function callsPerSecond(action: string, configured?: number): number {
  const published = PUBLISHED[action] ?? MOST_ACTIONS;
  if (configured !== undefined)
    return published < MOST_ACTIONS ? Math.min(configured, published) : configured;
  return Math.max(1, Math.floor(published * PART));
}
