import type { CbsClient } from './sdk-clients.js';

export const GUANGZHOU_DISK = 'disk-giys4n0i';
export const WEB_1 = 'ins-gkfro58u';
export const WEB_2 = 'ins-7m2qk0xw';

/** By default an order that is accepted. */
export const anOrder = (parts: Record<string, unknown> = {}) => ({
  Placement: { Zone: 'ap-guangzhou-3' },
  DiskChargeType: 'POSTPAID_BY_HOUR',
  DiskType: 'CLOUD_PREMIUM',
  DiskSize: 20,
  ...parts,
});

export async function createDisks(client: CbsClient, parts: Record<string, unknown> = {}): Promise<string[]> {
  return (await client.CreateDisks(anOrder(parts) as never)).DiskIdSet ?? [];
}
