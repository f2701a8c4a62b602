import { sleep } from '../../common/time/wait.js';
import type { CloudSession } from './cloud-session.js';

/** Reads of Tencent lag by seconds, so they are repeated this long; and not in the last moments of the request. */
const LOOK_MS = 8_000;
const LEFT_MS = 1_000;
const FIRST_PAUSE_MS = 200;
const MAX_PAUSE_MS = 2_000;

/** Reads again while `read` gives undefined or fails, for a while. Undefined when that did not help. Never rejects. */
export async function readForAWhile<T>(
  session: CloudSession,
  read: () => Promise<T | undefined>,
  lookMs = LOOK_MS,
): Promise<T | undefined> {
  const { cancellation, deadlineAt, phases } = session.scope.context;
  const until = Math.min(performance.now() + lookMs, deadlineAt - LEFT_MS);
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS)) {
    const found = await read().catch(() => undefined);
    if (found !== undefined) return found;
    if (cancellation.isCancelled || performance.now() + pauseMs > until) return undefined;
    await phases.measure('progressWait', () => sleep(pauseMs, cancellation));
  }
}
