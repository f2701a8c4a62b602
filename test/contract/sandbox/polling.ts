import type { CbsClient } from './sdk-clients.js';

/** Keeps below the published limit of 100 calls a second. */
const PAUSE_MS = 15;

/** Asks until the answer is as wanted; throws with the last answer after the deadline. */
export async function until<T>(
  ask: () => Promise<T>,
  satisfied: (answer: T) => boolean,
  deadlineMs = 4000,
): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (satisfied(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`not reached; last answer ${JSON.stringify(answer)}`);
    await new Promise((tick) => setTimeout(tick, PAUSE_MS));
  }
}

export async function diskOf(client: CbsClient, diskId: string) {
  const { DiskSet } = await client.DescribeDisks({ DiskIds: [diskId] });
  return DiskSet?.[0];
}

/** Waits for the state; when the state is undefined, for the disk to be deleted. */
export const reaches = (client: CbsClient, diskId: string, state: string | undefined) =>
  until(
    () => diskOf(client, diskId),
    (disk) => disk?.DiskState === state,
  );
