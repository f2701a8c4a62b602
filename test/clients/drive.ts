import type { Check, Target } from './check.js';
import { driveHeyApi } from './hey-api-client.js';
import { driveOwnClient } from './own-client.js';
import { driveSnapshotLife } from './snapshot-life.js';
import { driveOpenapiFetch } from './openapi-fetch-client.js';

export async function drive(target: Target, check: Check): Promise<void> {
  await driveOpenapiFetch(target, check);
  await driveSnapshotLife(target, check);
  await driveHeyApi(target, check);
  await driveOwnClient(target, check);
}
