import { SingleBar } from 'cli-progress';
import type { OnProgress } from '../common/process/on-progress.js';

/**
 * Shows on standard error how far `work` is, when that is a terminal; otherwise nothing counts and nothing is shown.
 * The terminal is left as it was, also when the process is ended meanwhile.
 */
export async function withProgress<T>(
  label: string,
  work: (onProgress?: OnProgress) => Promise<T>,
): Promise<T> {
  if (!process.stderr.isTTY) return work();
  // A hidden cursor or wrapping that is switched off would stay so after Ctrl-C.
  const bar = new SingleBar({
    format: `${label} [{bar}] {percentage}% | {value} of {total} rows | {eta_formatted} left`,
    linewrap: true,
    clearOnComplete: true,
  });
  let isStarted = false;
  try {
    return await work((done, total) => {
      if (isStarted) bar.update(done);
      else bar.start(total, done);
      isStarted = true;
    });
  } finally {
    bar.stop();
  }
}
